"""Near the pension one is exempt and keeps the category (paragraph 35)."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from scoring.admission.claimant import Claimant
from scoring.findings import Finding
from scoring.logic import Truth
from scoring.models.eligibility import PensionAge, Sex
from scoring.models.ruleset import Ruleset
from scoring.terms import months_later, years_later
from scoring.wording import admission as wording

SEXES: tuple[Sex, ...] = ("female", "male")


def pension_day(rules: Ruleset, sex: Sex, born: date) -> date:
    """The first day of the pension age in force on that day."""
    ages = rules.retention.pension.ages.of(sex)
    for age, later in pairwise(ages):
        reached = _reached(age, born)
        if reached.year < later.from_year:
            return reached
    return _reached(ages[-1], born)


def _reached(age: PensionAge, born: date) -> date:
    return max(months_later(born, age.in_months), date(age.from_year, 1, 1))


def known_pension_day(who: Claimant) -> date | None:
    """None where sex or day of birth is unknown."""
    sex, born = who.case.person.sex, who.case.person.born
    return None if sex is None or born is None else pension_day(who.rules, sex, born)


def is_near_pension(who: Claimant) -> Truth:
    """Whether less than the years of the rule are left to the pension."""
    sex, born = who.case.person.sex, who.case.person.born
    if born is None:
        return None
    days = [pension_day(who.rules, one, born) for one in ((sex,) if sex else SEXES)]
    limit = years_later(who.day, who.rules.retention.pension.years_left)
    near = {who.day < day < limit for day in days}
    return None if len(near) > 1 else near.pop()


def pension_finding(who: Claimant) -> Iterator[Finding]:
    """Information for whoever may be near the pension by age; others it does not concern."""
    rule, born = who.rules.retention.pension, who.case.person.born
    # By far most are too young, and the table need not be read for them.
    if born is None or who.day.year - born.year + rule.years_left < rule.ages.lowest:
        return
    near, day = is_near_pension(who), known_pension_day(who)
    if day is None:
        if near is not False:
            yield who.find("pension", None, wording.PENSION_UNKNOWN, rule)
    elif near:
        yield who.find("pension", True, wording.NEAR_PENSION, rule, pension_day=day)
    elif day <= who.day:
        yield who.find("pension", False, wording.PAST_PENSION, rule.after, pension_day=day)
    else:
        yield who.find("pension", False, wording.FAR_FROM_PENSION, rule, pension_day=day)
