"""Which category may be asked for, and which body receives the application."""

from datetime import date

import pytest

import scoring
from attestation.models import Application, Cycle
from attestation.offers import offers, place_to_apply_from, receiving_body
from foundation.base import clock
from portfolio.selectors import main_employment
from registry.models import Employment, Person
from registry.selectors import category_on
from registry.states import OrganisationKind, PostKind
from tests.attestation import builders


def keys(who: Person) -> dict[str, str]:
    ruleset = scoring.ruleset_on(clock.today())
    found = offers(
        who.employments.get(), ruleset, category_on(who, clock.today()), day=clock.today()
    )
    return {offer.key: offer.turn for offer in found}


REGULAR, EARLY = Application.Turn.REGULAR, Application.Turn.EARLY


@pytest.mark.parametrize(
    ("present", "since", "until", "expected"),
    [
        (None, None, None, {"assign:moderator": REGULAR}),
        ("trainee", date(2024, 9, 1), None, {}),
        ("teacher", date(2025, 9, 1), None, {"assign:moderator": REGULAR}),
        (
            "moderator",
            date(2022, 1, 10),
            date(2027, 1, 10),
            {"assign:expert": REGULAR, "confirm:moderator": REGULAR},
        ),
        ("moderator", date(2024, 10, 14), date(2029, 10, 14), {"assign:expert": EARLY}),
        ("moderator", date(2024, 10, 15), date(2029, 10, 15), {}),
        ("master", date(2022, 1, 10), date(2027, 1, 10), {"confirm:master": REGULAR}),
    ],
)
def test_the_ladder_says_what_may_be_asked_for(
    teacher: Person,
    cycle: Cycle,
    present: str | None,
    since: date | None,
    until: date | None,
    expected: dict[str, str],
) -> None:
    if present and since:
        builders.hold(teacher, present, since=since, until=until)
    assert keys(teacher) == expected


@pytest.mark.parametrize(
    ("category", "body"),
    [
        ("moderator", "school"),
        ("expert", "district_department"),
        ("researcher", "region_department"),
        ("master", "ministry"),
    ],
)
def test_the_level_of_the_commission_says_who_receives(
    town: builders.Town, category: str, body: str
) -> None:
    found = receiving_body(scoring.ruleset_on(clock.today()), category, town.school)
    assert found == getattr(town, body)


@pytest.mark.parametrize("level", ["district", "region"])
def test_a_method_cabinet_sends_its_experts_to_the_body_it_belongs_to(
    town: builders.Town, level: str
) -> None:
    district = town.district if level == "district" else None
    cabinet = builders.organisation(
        OrganisationKind.METHOD_CABINET, region=town.region, district=district
    )
    found = receiving_body(scoring.ruleset_on(clock.today()), "expert", cabinet)
    assert found == getattr(town, f"{level}_department")


def test_a_school_of_the_region_sends_its_experts_to_the_region(town: builders.Town) -> None:
    lyceum = builders.organisation(OrganisationKind.LYCEUM, region=town.region)
    found = receiving_body(scoring.ruleset_on(clock.today()), "expert", lyceum)
    assert found == town.region_department


def test_no_body_in_the_registry_is_said(town: builders.Town) -> None:
    alone = builders.organisation(
        region=town.region, district=builders.District.objects.create(region=town.region, name={})
    )
    assert receiving_body(scoring.ruleset_on(clock.today()), "expert", alone) is None


def test_an_expert_of_a_school_writes_to_the_district(
    teacher: Person, cycle: Cycle, town: builders.Town
) -> None:
    builders.hold(teacher, "moderator", since=date(2022, 1, 10), until=date(2027, 1, 10))
    application = builders.fill(builders.draft(teacher), sought="assign:expert")
    assert application.organisation == town.district_department
    assert application.present_until == date(2027, 1, 10)


def test_of_several_teaching_posts_the_earliest_is_applied_from(
    teacher: Person, cycle: Cycle
) -> None:
    first = teacher.employments.get()
    for since in (date(2018, 9, 1), date(2010, 9, 1)):
        Employment.objects.create(
            person=teacher,
            organisation=first.organisation,
            post_kind=PostKind.DEPUTY if since.year == 2010 else PostKind.PSYCHOLOGIST,
            post=first.post,
            since=since,
            teaching_since=since,
        )
    Employment.objects.filter(pk=first.pk).update(since=date(2019, 9, 1))
    assert place_to_apply_from(teacher).post_kind == PostKind.PSYCHOLOGIST
    assert main_employment(teacher, clock.today()) == place_to_apply_from(teacher)
