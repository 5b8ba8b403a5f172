"""What keeps a category: grounds of retention and moves (paragraphs 34, 35, 37–41, 49)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scoring.admission.claimant import Claimant
from scoring.admission.grounds import holds, stated
from scoring.admission.pension import is_near_pension, known_pension_day
from scoring.case import Ground as Stated
from scoring.findings import Finding
from scoring.logic import Truth, all_of
from scoring.models.base import WordedRule
from scoring.models.eligibility import Keep
from scoring.terms import years_later
from scoring.texts import Text
from scoring.wording import admission as wording


@dataclass(frozen=True, slots=True)
class Kept:
    """A ground of retention, whether it holds, and until which day it keeps the category."""

    truth: Truth
    rule: WordedRule
    code: str
    until: date | None

    def finding(self, who: Claimant, code: str) -> Finding:
        sentence: dict[Truth, Text] = {
            True: wording.KEPT,
            False: wording.GROUND_FAILS,
            None: wording.GROUND_UNKNOWN,
        }
        facts = {"ground": self.code, "category": who.claimed if code == "ground" else who.present}
        days = {"until": self.until} if self.truth else {}
        return who.find(code, self.truth, sentence[self.truth], self.rule, **facts, **days)


def retention_finding(who: Claimant) -> Finding:
    """Whether a stated ground or the nearness of the pension keeps the claimed category."""
    rule = who.rules.retention.years
    if who.holds_claimed is None:
        return who.find("ground", None, wording.PRESENT_UNKNOWN, rule, category=who.claimed)
    if not who.holds_claimed or not who.runs_out:
        return who.find("ground", False, wording.NOTHING_TO_KEEP, rule, category=who.claimed)
    found = list(_kept(who))
    if best := _best([*found, _until_pension(who)]):
        return best.finding(who, "ground")
    if found:
        return found[0].finding(who, "ground")
    return who.find("ground", False, wording.NO_GROUND_STATED, rule, category=who.claimed)


def retention_facts(who: Claimant) -> Iterator[Finding]:
    """Stated grounds of retention, told to who claims something else."""
    if who.runs_out:
        for kept in _kept(who):
            yield kept.finding(who, "retention")


def moves(who: Claimant) -> Iterator[Finding]:
    """Stated moves, in which the category held is kept to its last day."""
    told = {one.code for one in who.case.grounds}
    if not told or who.held is None:
        return
    for code, rule in who.rules.retention.moves.items():
        if code not in told:
            continue
        truth = stated(who, code, rule)
        facts = {"ground": code, "category": who.held.code}
        if not truth:
            sentence = wording.GROUND_UNKNOWN if truth is None else wording.GROUND_FAILS
            yield who.find("move", truth, sentence, rule, **facts)
        else:
            yield _kept_on_moving(who, rule, facts)


def programme(who: Claimant) -> Iterator[Finding]:
    """A category of the special programme has to be confirmed on moving (paragraph 10)."""
    rule = who.rules.without_procedure.programme_move
    if who.held is None or who.held.granted_by != rule.granted_by:
        return
    if not stated(who, rule.ground, who.rules.retention.moves[rule.ground]):
        return
    confirms = who.case.claim.purpose == "confirmation" and bool(who.holds_claimed)
    sentence = wording.PROGRAMME_CONFIRMED if confirms else wording.PROGRAMME_NOT_CONFIRMED
    yield who.find("programme_confirmation", confirms, sentence, rule, category=who.held.code)


def _best(found: list[Kept]) -> Kept | None:
    """What keeps longest, else what is open."""
    lasting = [one for one in found if one.truth]
    if lasting:
        return max(lasting, key=lambda one: one.until or date.min)
    return next((one for one in found if one.truth is None), None)


def _kept(who: Claimant) -> Iterator[Kept]:
    for code, rule in who.rules.retention.grounds.items():
        for fact in who.case.grounds:
            if fact.code == code:
                yield Kept(_keeps(who, rule, fact), rule, code, _until(who, rule, fact))


def _until_pension(who: Claimant) -> Kept:
    """Open where the day of the pension is, although it is near for women and men alike."""
    near, day = is_near_pension(who), known_pension_day(who)
    truth = None if near and day is None else near
    return Kept(truth, who.rules.retention.pension, "pension", day)


def _keeps(who: Claimant, rule: Keep, fact: Stated) -> Truth:
    ends = who.held.valid_until if who.held else None
    truths = [holds(who, rule, fact), None if ends is None else True]
    if rule.until_age is not None:
        born = fact.since
        truths.append(None if born is None else who.day < years_later(born, rule.until_age))
    if rule.left_years is not None and ends is not None:
        moved = fact.since or who.day
        truths.append(moved <= ends <= years_later(moved, rule.left_years))
    return all_of(truths)


def _until(who: Claimant, rule: Keep, fact: Stated) -> date | None:
    """So many years beyond the last day, or beyond today where that has passed."""
    ends = who.held.valid_until if who.held else None
    if ends is None:
        return None
    until = years_later(max(who.day, ends), who.rules.retention.years.count)
    if rule.until_age is not None and fact.since is not None:
        until = min(until, years_later(fact.since, rule.until_age))
    return max(until, ends)


def _kept_on_moving(who: Claimant, rule: WordedRule, facts: dict[str, str]) -> Finding:
    held = who.held
    if held is None or not who.runs_out:
        return who.find("move", True, wording.KEPT_WITHOUT_TERM, rule, **facts)
    if held.valid_until is None:
        return who.find("move", None, wording.KEPT_UNKNOWN_TERM, rule, **facts)
    if held.valid_until < who.day:
        return who.find(
            "move", False, wording.TERM_OVER_ON_MOVING, rule, **facts, until=held.valid_until
        )
    return who.find("move", True, wording.KEPT, rule, **facts, until=held.valid_until)
