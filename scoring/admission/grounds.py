"""Whether a stated ground holds on the day for this person."""

from collections.abc import Iterator
from datetime import date

from scoring.admission.claimant import Claimant
from scoring.case import Ground as Stated
from scoring.logic import Truth, all_of, among, any_of
from scoring.models.eligibility import Ground, Lasted
from scoring.models.ruleset import Ruleset
from scoring.terms import years_later


def stated(who: Claimant, code: str, rule: Ground) -> Truth:
    """Whether a ground is stated and holds; no where nobody states it."""
    if not who.case.grounds:
        return False
    return any_of(holds(who, rule, one) for one in who.case.grounds if one.code == code)


def holds(who: Claimant, rule: Ground, fact: Stated) -> Truth:
    """Whether a ground that is stated holds on the day for this person."""
    return all_of(_conditions(who, rule, fact))


def _conditions(who: Claimant, rule: Ground, fact: Stated) -> Iterator[Truth]:
    yield fact.since is None or fact.since <= who.day
    if rule.lasted is None:
        yield fact.until is None or who.day <= fact.until
    else:
        yield lasted(rule.lasted, fact, who.day)
    if rule.posts:
        yield among(who.case.person.post, rule.posts)
    if rule.organisations:
        yield among(who.case.person.organisation, rule.organisations)
    if rule.present:
        yield among(who.present, rule.present)
    if rule.foreign_language:
        yield among(who.case.person.subject, _foreign_languages(who.rules))
    if rule.tenure_years is not None:
        yield at_least(who.case.person.tenure_years, rule.tenure_years)
    if rule.within_years is not None:
        yield _within(rule.within_years, fact.since, who.day)
    if rule.not_before is not None:
        yield fact.since is None or fact.since >= rule.not_before


def _foreign_languages(rules: Ruleset) -> set[str]:
    """The subjects for which the rules know certificates of a language."""
    known = {one.subject for one in rules.languages.certificates.values()}
    return known | set(rules.languages.other.subjects)


def lasted(rule: Lasted, fact: Stated, day: date) -> Truth:
    """From the first day to the day on which it ended, or to today."""
    if fact.since is None:
        return None if rule.dated else True
    end = min(fact.until or day, day)
    mark = years_later(fact.since, rule.years)
    if rule.bound == "at_least":
        return end >= mark
    return end > mark if rule.bound == "more_than" else end <= mark


def at_least(years: int | None, needed: int) -> Truth:
    return None if years is None else years >= needed


def _within(years: int, since: date | None, day: date) -> Truth:
    return None if since is None else day <= years_later(since, years)
