"""A portfolio as the law's engine is told about it."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from portfolio.models import Evidence, Observation
from portfolio.sheet_fields import TRAINER, growth_from, is_measured
from portfolio.states import Place
from registry.in_case import POSTS, person_in_case
from registry.models import CategoryHeld, Employment, TestResult
from scoring import Ruleset, case
from scoring.models.sheet import Row, Sheet, WorksRow

AUTHOR_PROGRAMME = "author_programme"  # the kind of piece whose authors the sheet does not limit


def sheet_of(rules: Ruleset, employment: Employment) -> str:
    """The sheet that the holder of a post is scored on. Raises KeyError for a post without one."""
    post, _ = POSTS[employment.post_kind]
    return rules.posts.posts[post].sheet


def case_of(
    rules: Ruleset,
    *,
    employment: Employment,
    held: CategoryHeld | None,
    claim: case.Claim,
    day: date,
    evidence: Sequence[Evidence],
    observations: Sequence[Observation],
    test: TestResult | None = None,
) -> case.Case:
    """The case of a day. Its evidence stands in the order of `works_of(evidence)`."""
    form = rules.sheet(sheet_of(rules, employment))
    return case.Case(
        date=day,
        region=employment.organisation.region_id,
        person=person_in_case(employment, held=held, day=day),
        claim=claim,
        knowledge_test=_test(test),
        evidence=tuple(_piece(form.rows[item.row], item) for item in works_of(form, evidence)),
        indicators=_indicators(form, evidence),
        observations=tuple(map(_sheet, observations)),
    )


def works_of(form: Sheet, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence that proves a piece of work; what only measures a row is told as an indicator."""
    return [item for item in evidence if item.row in form.rows and not _measures(form, item)]


def _measures(form: Sheet, item: Evidence) -> bool:
    return is_measured(form.rows[item.row])


def _piece(row: Row, item: Evidence) -> case.Evidence:
    by_edition = isinstance(row, WorksRow) and bool(row.editions)
    level = item.level or None
    return case.Evidence.model_validate(
        {
            "row": item.row,
            "kind": _kind(item),
            "work": f"{item.title}, {item.day:%d.%m.%Y}",
            "level": None if by_edition or level == TRAINER else level,
            "edition": level if by_edition else None,
            "winner": item.place != Place.PARTICIPANT,
            "authors": item.authors,
            "hours": item.hours,
            "places": item.covered,
        }
    )


def _kind(item: Evidence) -> str:
    """Pieces of one kind compete; one whose kind nobody named is a kind of its own."""
    if item.level == TRAINER:
        return TRAINER
    if item.author_programme:
        return AUTHOR_PROGRAMME
    return item.work.strip().casefold() or str(item.pk)


def _indicators(form: Sheet, evidence: Sequence[Evidence]) -> dict[str, case.Indicator]:
    """What the newest document of each measured row says."""
    measured = [item for item in evidence if item.row in form.rows and _measures(form, item)]
    newest = {item.row: item for item in sorted(measured, key=lambda item: item.day)}
    return {row: _indicator(item) for row, item in newest.items()}


def _indicator(item: Evidence) -> case.Indicator:
    percent = growth_from(item.level)
    if percent is not None:
        return case.Indicator(dynamics="growth", percent=percent)
    return case.Indicator.model_validate({"dynamics": item.level})


def _sheet(sheet: Observation) -> case.Observation:
    return case.Observation.model_validate(
        {
            "date": sheet.observed_on,
            "by": sheet.observer_kind,
            "form": sheet.form,
            "total": sheet.total,
        }
    )


def _test(result: TestResult | None) -> case.KnowledgeTest | None:
    if result is None:
        return None
    percent = Fraction(result.points * 100, result.maximum)
    return case.KnowledgeTest(taken=result.taken_on, percent=percent)
