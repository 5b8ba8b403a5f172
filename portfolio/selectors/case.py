"""A portfolio as the law's engine is told about it."""

from collections.abc import Container, Sequence
from datetime import date
from fractions import Fraction

from portfolio.figures import SubjectYear
from portfolio.models import Evidence, Observation
from portfolio.selectors.quality import indicators_of
from portfolio.sheet_fields import OTHER, TRAINER, asks_event, growth_from, is_measured
from portfolio.states import Place
from registry.in_case import POSTS, person_in_case
from registry.models import CategoryHeld, Employment, TestResult
from scoring import Ruleset, case, school_year
from scoring.models.rows import Row, WorksRow
from scoring.models.sheet import Sheet

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
    quality: Sequence[SubjectYear] = (),
    passed: Sequence[Evidence] = (),
) -> case.Case:
    """The case of a day. Its evidence stands in the order of `works_of(evidence, passed)`.

    quality: figures that tell a dynamics stand before a document that states it. passed: places of
    transmission as `passed_on` gives them.
    """
    form = rules.sheet(sheet_of(rules, employment))
    region = employment.organisation.region_id
    rivals = {(item.row, item.level) for item in passed}
    return case.Case(
        date=day,
        region=region,
        person=person_in_case(employment, held=held, day=day),
        claim=claim,
        knowledge_test=_test(test),
        evidence=tuple(
            _piece(form.rows[item.row], item, list_of(rules, item, region), rivals)
            for item in works_of(form, evidence, passed)
        ),
        indicators={**_indicators(form, evidence), **indicators_of(rules, form, quality, day)},
        observations=tuple(map(_sheet, observations)),
    )


def works_of(
    form: Sheet, evidence: Sequence[Evidence], passed: Sequence[Evidence] = ()
) -> list[Evidence]:
    """Evidence that proves a piece of work; what only measures a row is told as an indicator."""
    works = [item for item in evidence if item.row in form.rows and not _measures(form, item)]
    return [*works, *passed]


def _measures(form: Sheet, item: Evidence) -> bool:
    return is_measured(form.rows[item.row])


def list_of(rules: Ruleset, item: Evidence, region_id: str | None) -> str | None:
    """The list that had the contest in the school year of its day, "none" for no list; None where
    nobody was asked.
    """
    if item.event is not None:
        holds = item.event.holds(school_year(rules, item.day), region_id)
        return item.event.kind if holds else "none"
    return "none" if item.event_reason else None


def _piece(
    row: Row, item: Evidence, event_list: str | None, rivals: Container[tuple[str, str]]
) -> case.Evidence:
    by_edition = isinstance(row, WorksRow) and bool(row.editions)
    outside, level = item.level == OTHER, item.level or None
    return case.Evidence.model_validate(
        {
            "row": item.row,
            "kind": _kind(item, rivals),
            "work": _work(row, item),
            "level": None if by_edition or outside or level == TRAINER else level,
            "edition": _edition(item) if by_edition else None,
            "winner": item.place != Place.PARTICIPANT,
            "authors": item.authors,
            "hours": item.hours,
            "places": item.covered,
            "event_list": event_list if asks_event(row) else None,
            "extract": False if outside and not by_edition else None,
        }
    )


def _work(row: Row, item: Evidence) -> str:
    """What tells one work from another: its title, and where people do the same again, its day.

    What is published or recommended stays one work in another edition or at another level.
    """
    once = isinstance(row, WorksRow) and row.co_authors is not None
    return item.title if once else f"{item.title}, {item.day:%d.%m.%Y}"


def _edition(item: Evidence) -> str | None:
    """The code of an edition that the row names; of another one the name it has."""
    if item.level == OTHER:
        return item.issuer or item.title
    return item.level or None


def _kind(item: Evidence, rivals: Container[tuple[str, str]]) -> str:
    """Pieces of one kind compete; one whose kind nobody named is a kind of its own. What the steps
    of transmission prove is not counted a second time by a document of the row.
    """
    if (item.row, item.level) in rivals:
        return f"{item.row} {item.level}"
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
