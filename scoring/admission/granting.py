"""Categories given without the procedure (paragraphs 6, 7, 10, 11; algorithm, paragraph 7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scoring.admission.claimant import Claimant
from scoring.admission.grounds import lasted, stated
from scoring.findings import Finding
from scoring.logic import Truth, any_of
from scoring.models.base import WordedRule
from scoring.models.eligibility import Grant
from scoring.terms import years_later
from scoring.wording import admission as wording


@dataclass(frozen=True, slots=True)
class Way:
    """A rule that gives the claimed category, whether it holds, and from which day it will."""

    truth: Truth
    rule: WordedRule
    code: str
    earliest: date | None = None


def grant_finding(who: Claimant) -> Finding:
    """Whether a stated ground gives the claimed category on the day."""
    if who.step is not None and who.rank(who.claimed) <= who.rank(who.step):
        rule = who.rules.categories.sequence
        facts = {"category": who.claimed, "present": who.present}
        return who.find("ground", False, wording.ALREADY_HELD, rule, **facts)
    ways = list(_ways(who))
    for truth in (True, None):
        for way in ways:
            if way.truth is truth:
                sentence = wording.GROUND_HOLDS if truth else wording.GROUND_UNKNOWN
                return who.find(
                    "ground", truth, sentence, way.rule, category=who.claimed, ground=way.code
                )
    return _refused(who, ways)


def _refused(who: Claimant, ways: list[Way]) -> Finding:
    if not ways:
        rule = who.rules.categories.sequence
        return who.find("ground", False, wording.NO_GROUND_STATED, rule, category=who.claimed)
    way = ways[0]
    facts = {"category": who.claimed, "ground": way.code}
    if way.earliest is None:
        return who.find("ground", False, wording.GROUND_FAILS, way.rule, **facts)
    day = way.earliest
    return who.find("ground", False, wording.GROUND_NOT_YET, way.rule, **facts, earliest=day)


def _ways(who: Claimant) -> Iterator[Way]:
    """What is stated, or told by the category held, and gives what is claimed."""
    told = {one.code for one in who.case.grounds}
    for code, rule in who.rules.without_procedure.grounds.items():
        if code in told and _gives(who, rule) == who.claimed:
            yield Way(stated(who, code, rule), rule, code)
    yield from _trainee_year(who)
    yield from _long_break(who)


def _gives(who: Claimant, rule: Grant) -> str | None:
    """The category a ground gives; one a step up only from a category it speaks of."""
    if rule.steps_up is None:
        return rule.category
    if who.step is None:
        return who.claimed  # which category is held will decide
    if who.present not in rule.present:
        return None
    return who.ladder.order[who.rank(who.step) + rule.steps_up]


def _trainee_year(who: Claimant) -> Iterator[Way]:
    rule = who.rules.without_procedure.trainee_year
    if rule is None or who.claimed != rule.category or who.present not in {rule.present, None}:
        return
    granted = who.held.granted if who.held else None
    if granted is None:
        yield Way(None, rule, "trainee_year")
        return
    over = years_later(granted, rule.years)
    yield Way(who.day >= over, rule, "trainee_year", over)


def _long_break(who: Claimant) -> Iterator[Way]:
    """After a long break the category of a beginner."""
    rule = who.rules.eligibility.long_break
    if rule is None or who.claimed != rule.category:
        return
    breaks = [one for one in who.case.grounds if one.code == rule.ground]
    if breaks:
        yield Way(any_of(lasted(rule.lasted, one, who.day) for one in breaks), rule, rule.ground)
