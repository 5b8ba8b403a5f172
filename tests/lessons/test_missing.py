"""What the school year still lacks: numbers and obligatory observers are the ruleset's."""

from datetime import timedelta

import pytest

from foundation.base import clock
from lessons.selectors.missing import Needs, needs_of, with_visits
from lessons.services import cancel_visit
from portfolio.services import withdraw_observation
from portfolio.states import ObserverKind
from registry.models import Person
from scoring import school_year
from tests.lessons.visiting import School, given, plan, send, signed
from tests.portfolio.builders import observation, rules

pytestmark = pytest.mark.django_db
OBLIGATORY = {ObserverKind.CABINET_METHODIST, ObserverKind.COMMISSION_MEMBER}


@pytest.fixture
def school() -> School:
    return School()


def needs(person: Person) -> Needs:
    found = needs_of(with_visits(Person.objects.filter(pk=person.pk)).get())
    assert found is not None
    return found


def missing_kinds(found: Needs) -> set[str]:
    return {one.kind for one in found.obligatory if one.is_missing}


def test_at_first_everything_is_missing(school: School) -> None:
    found = needs(school.teacher)
    row = rules().sheet("teacher").rows["1.2"]
    assert (found.sheets, found.needed) == (0, row.sheets_needed.count)  # type: ignore[union-attr]
    assert missing_kinds(found) == OBLIGATORY
    assert not found.is_complete


def test_a_planned_visit_is_named_with_its_day(school: School) -> None:
    visit = plan(school, [(school.cabinet, ObserverKind.CABINET_METHODIST)])
    found = needs(school.teacher)
    days = {one.kind: one.planned_on for one in found.obligatory}
    assert (found.planned, found.sheets) == (1, 0)
    assert days[ObserverKind.CABINET_METHODIST] == clock.local(visit.begins_at).date()
    assert days[ObserverKind.COMMISSION_MEMBER] is None
    assert missing_kinds(found) == OBLIGATORY, "a plan is no sheet"


def test_a_cancelled_visit_is_not_planned(school: School) -> None:
    cancel_visit(visit=plan(school), reason="ауырды", by=school.entry.pk)
    assert needs(school.teacher).planned == 0


def test_a_sheet_counts_when_it_is_signed(school: School) -> None:
    member = [(school.member, ObserverKind.COMMISSION_MEMBER)]
    send(given(school, member).sheets.get())
    assert needs(school.teacher).sheets == 0


def test_signed_sheets_and_those_on_paper_count_alike(school: School) -> None:
    signed(school, observers=[(school.member, ObserverKind.COMMISSION_MEMBER)])
    paper = observation(school.teacher, school.entry, 60, ObserverKind.CABINET_METHODIST)
    assert needs(school.teacher).sheets == 2
    assert missing_kinds(needs(school.teacher)) == set()
    withdraw_observation(observation=paper, reason="қате", by=school.entry.pk)
    assert needs(school.teacher).sheets == 1


def test_sheets_of_another_school_year_do_not_count(school: School) -> None:
    entry = observation(school.teacher, school.entry)
    year = school_year(rules(), clock.today())
    long_ago = clock.today()
    while school_year(rules(), long_ago) == year:
        long_ago -= timedelta(days=30)
    type(entry).objects.filter(pk=entry.pk).update(observed_on=long_ago)
    assert needs(school.teacher).sheets == 0


def test_all_there_is_complete(school: School) -> None:
    for kind in ("head", "deputy", "teacher", *sorted(OBLIGATORY)):
        observation(school.teacher, school.entry, 61, kind)
    assert needs(school.teacher).is_complete


def test_at_a_penitentiary_institution_the_commission_s_sheet_is_if_any(school: School) -> None:
    school.organisation.at_penitentiary = True
    school.organisation.save()
    found = needs(school.teacher)
    assert missing_kinds(found) == {ObserverKind.CABINET_METHODIST}
    assert found.asks_before


def test_methodists_have_no_such_needs(school: School) -> None:
    people = with_visits(Person.objects.filter(pk=school.methodist.pk))
    assert needs_of(people.get()) is None
