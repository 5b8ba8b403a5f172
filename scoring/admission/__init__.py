"""Who may claim what: the findings on admission, and what is given or kept without attestation.

Findings that decide whether a claim is admitted (`DECIDING`) and their facts; `earliest` is the day
from which it can be otherwise, where the law or the facts name one. `category` is the claimed one.

- `post`: the claimed category belongs to the ladder of the post – category (claimed, where the
  rules know no such code)
- `consent` – earliest
- `essay` – words, words_from, words_to, earliest
- `once_a_year` – earliest
- `bar` (not in the pilot) – established, earliest
- `documents` (a subject nobody trains specialists for) – hours, earliest
- `education` (categories of teachers) – category
- `tenure` (categories of teachers) – needed, tenure, earliest; after a long break – years
- `sequence` – category, present, next_category
- `term` (where a category is held) – until, earliest; present; early: granted, years, earliest

Findings that inform:

- `early_criteria` (early claims) – held, needed, listed; category, where it is not given early
- `ground` (without_procedure, retention): the claimed category is given or kept – category, ground
  (a code of the rules), present, until (retention), earliest
- `retention` (regular, early): a stated ground of retention – category held, ground, until
- `pension`: who is exempt (met), and who near that age is not, not yet or no more – pension_day
- `move`: a stated move keeps the category – category held, ground, until
- `programme_confirmation`: a category of the special programme is confirmed on moving – category
- `old_format`: a category of the old format ends this year – present, until
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scoring.admission.application import application_findings
from scoring.admission.bars import bar
from scoring.admission.claimant import Claimant, claimant
from scoring.admission.early import early_criteria
from scoring.admission.granting import grant_finding
from scoring.admission.keeping import moves, programme, retention_facts, retention_finding
from scoring.admission.pension import pension_day, pension_finding
from scoring.admission.posts import ladders_of_post, post_finding, unknown_category
from scoring.admission.requirements import education, tenure
from scoring.admission.sequence import next_claim, sequence
from scoring.admission.timing import term
from scoring.case import Case
from scoring.findings import Finding
from scoring.models.ruleset import Ruleset
from scoring.wording import admission as wording

__all__ = [
    "DECIDING",
    "Claimant",
    "Granted",
    "check",
    "claimant",
    "granted",
    "ladders_of_post",
    "next_claim",
    "pension_day",
]

DECIDING = frozenset(
    {
        "post",
        "consent",
        "essay",
        "once_a_year",
        "bar",
        "documents",
        "education",
        "tenure",
        "sequence",
        "term",
    }
)


@dataclass(frozen=True, slots=True)
class Granted:
    """What a ground gives or keeps; `valid_until` is the ground's own day, None: the category's."""

    category: str
    valid_until: date | None
    finding: Finding


def check(case: Case, rules: Ruleset) -> tuple[Finding, ...]:
    """Every rule of admission that concerns the case, and what the case should know besides."""
    who = claimant(case, rules)
    if who is None:
        return (unknown_category(case, rules),)
    return tuple(_findings(who))


def granted(case: Case, rules: Ruleset) -> Granted | None:
    """What a claim without the procedure, or one of retention, gets; None where it gets nothing."""
    who = None if case.claim.by_procedure else claimant(case, rules)
    if who is None:
        return None
    found = _ground(who)
    if found.status != "met":
        return None
    return Granted(who.claimed, found.facts.get("until"), found)


def _ground(who: Claimant) -> Finding:
    return retention_finding(who) if who.case.claim.kind == "retention" else grant_finding(who)


def _findings(who: Claimant) -> Iterator[Finding]:
    yield post_finding(who)
    if not who.case.claim.by_procedure:
        yield _ground(who)
    else:
        yield from application_findings(who)
        yield from (found for rule in _RULES if (found := rule(who)) is not None)
        if who.case.claim.kind == "early":
            yield early_criteria(who)
        yield from retention_facts(who)
        yield from _old_format(who)
    yield from pension_finding(who)
    yield from moves(who)
    yield from programme(who)


_RULES = (bar, education, tenure, sequence, term)


def _old_format(who: Claimant) -> Iterator[Finding]:
    """Who must apply this year, because a category of the old format ends (algorithm, 8)."""
    rule = who.rules.eligibility.old_format_ends
    until = who.held.valid_until if who.held and who.is_old_format else None
    if rule is None or until is None or until.year != who.day.year:
        return
    facts = {"present": who.present, "until": until}
    yield who.find("old_format", True, wording.OLD_FORMAT_ENDS, rule, **facts)
