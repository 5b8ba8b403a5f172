"""Who decides, in what composition, with what quorum and by which votes."""

from dataclasses import replace
from typing import Any

import pytest

from scoring import (
    MemberFacts,
    NoSuchRule,
    Ruleset,
    Vote,
    check_composition,
    commission_level,
    count_votes,
    quorum,
    ruleset,
)
from scoring.commission import level_for
from tests.scoring.claims import case_of


def seven() -> list[MemberFacts]:
    return [
        MemberFacts(id=str(n), basis="teacher", category="expert", tenure_years=10)
        for n in range(7)
    ]


def wrongs(law: Ruleset, members: list[MemberFacts], chair: str = "0", secretary: str = "s"):
    found = check_composition(law, members, chair_id=chair, secretary_id=secretary)
    return [finding.code for finding in found]


def votes(votes_for: str, against: str) -> list[Vote]:
    return [Vote(m, "for") for m in votes_for] + [Vote(m, "against") for m in against]


def test_seven_experienced_teachers_are_a_commission(law: Ruleset) -> None:
    assert wrongs(law, seven()) == []


def test_every_fault_of_a_composition_is_found(law: Ruleset) -> None:
    assert wrongs(law, seven()[:5]) == ["too_few_members"]
    assert wrongs(law, [*seven(), replace(seven()[0], id="7")]) == ["even_members"]
    assert wrongs(law, [*seven(), seven()[0]]) == ["member_twice"]
    assert wrongs(law, seven(), chair="somebody") == ["chair_not_member"]
    assert wrongs(law, seven(), secretary="3") == ["secretary_is_member"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"tenure_years": 9}, "member_tenure"),
        ({"category": "moderator"}, "member_category"),
        ({"to_be_attested": True}, "to_be_attested"),
        ({"basis": "friend"}, "unknown_basis"),
    ],
)
def test_a_member_who_may_not_be_one(change: dict, code: str, law: Ruleset) -> None:
    assert wrongs(law, [replace(seven()[0], **change), *seven()[1:]]) == [code]


def test_tenure_and_category_are_asked_of_teachers_only(law: Ruleset) -> None:
    union = MemberFacts(id="0", basis="union_representative")
    assert wrongs(law, [union, *seven()[1:]]) == []


@pytest.mark.parametrize(
    ("members", "present", "met"), [(7, 4, False), (7, 5, True), (9, 5, False), (9, 6, True)]
)
def test_two_thirds_of_the_full_list(members: int, present: int, met: bool, law: Ruleset) -> None:
    result = quorum(law, members=members, present=present)
    assert result.met is met
    assert result.reference.label.kk == "2024 ж. № 153 бұйрық, 18-тармақ"


def test_the_quorum_shows_its_arithmetic(today: Ruleset) -> None:
    text = quorum(today, members=7, present=4).explanation
    assert text.kk == (
        "Құрамында 7 мүше, 2/3 бөлігі – кемінде 5; қатысып отырғаны – 4: кворум жоқ "
        "(2024 ж. № 153 бұйрық, 18-тармақ)."
    )


@pytest.mark.parametrize(
    ("in_favour", "against", "adopted", "by_chair"),
    [
        ("abcd", "efg", True, False),
        ("abc", "defg", False, False),
        ("abc", "def", True, True),
        ("bcd", "aef", False, True),
        ("bc", "de", False, False),
        ("", "", False, False),
    ],
    ids=[
        "four against three",
        "three against four",
        "a tie, the chair for",
        "a tie, the chair against",
        "a tie, the chair did not vote",
        "nobody voted",
    ],
)
def test_votes(in_favour: str, against: str, adopted: bool, by_chair: bool, law: Ruleset) -> None:
    tally = count_votes(law, members=7, votes=votes(in_favour, against), chair_id="a")
    assert (tally.adopted, tally.decided_by_chair) == (adopted, by_chair)
    assert (tally.votes_for, tally.against) == (len(in_favour), len(against))


def test_a_second_vote_of_a_member_is_refused(law: Ruleset) -> None:
    with pytest.raises(ValueError, match=r"^a member has voted twice$"):
        count_votes(law, members=7, votes=votes("aa", ""), chair_id="a")


def test_more_votes_than_members_are_refused(law: Ruleset) -> None:
    with pytest.raises(ValueError, match=r"^there are more votes than members$"):
        count_votes(law, members=2, votes=votes("ab", "c"), chair_id="a")


TEACHERS = ("moderator", "expert", "researcher", "master")
HEADS = ("head3", "head2", "head1")
DEPUTIES = ("deputy3", "deputy2", "deputy1")


def levels(law: Ruleset, categories: tuple[str, ...], **where: Any) -> tuple[str, ...]:
    return tuple(commission_level(law, category, **where).level for category in categories)


@pytest.mark.parametrize(
    ("subordination", "teachers", "heads"),
    [
        (
            "district",
            ("organisation", "district", "region", "ministry"),
            ("district", "district", "region"),
        ),
        ("region", ("organisation", "region", "region", "ministry"), ("region",) * 3),
        ("ministry", ("organisation", "ministry", "ministry", "ministry"), ("ministry",) * 3),
        ("sectoral", ("organisation", "ministry", "ministry", "ministry"), ("ministry",) * 3),
    ],
)
def test_level_of_the_commission(
    subordination: Any, teachers: tuple[str, ...], heads: tuple[str, ...], law: Ruleset
) -> None:
    where = {"subordination": subordination}
    assert levels(law, TEACHERS, **where) == teachers
    assert levels(law, HEADS, post="org_head", **where) == heads
    assert levels(law, DEPUTIES, post="deputy_org_head", **where) == heads


@pytest.mark.parametrize(
    ("subordination", "below_master"),
    [
        ("district", ("organisation", "district", "region")),
        ("region", ("organisation", "region", "region")),
        ("ministry", ("organisation", "ministry", "ministry")),
    ],
)
def test_a_methodist_of_a_method_cabinet_goes_where_its_body_stands(
    subordination: Any, below_master: tuple[str, ...], law: Ruleset
) -> None:
    found = levels(
        law,
        TEACHERS[:3],
        post="method_cabinet_methodist",
        organisation="method_cabinet",
        subordination=subordination,
    )
    assert found == below_master


@pytest.mark.parametrize(
    "where",
    [
        {"post": "method_cabinet_methodist", "organisation": "method_cabinet"},
        {"post": "method_cabinet_methodist"},
        {"post": "methodist", "organisation": "method_cabinet"},
        {"post": "method_cabinet_head"},
        {"post": "deputy_method_cabinet_head", "subordination": "region"},
    ],
)
def test_only_the_pilot_gives_a_master_of_a_method_cabinet_to_the_region(
    where: dict[str, Any],
) -> None:
    pilot, today = ruleset("kz-2024-pilot"), ruleset("kz-2025")
    assert commission_level(pilot, "master", **where).level == "region"
    assert commission_level(today, "master", **where).level == "ministry"


@pytest.mark.parametrize("subordination", ["ministry", "sectoral"])
def test_a_cabinet_of_the_ministry_stays_with_it(subordination: Any) -> None:
    pilot = ruleset("kz-2024-pilot")
    where = {"post": "method_cabinet_methodist", "subordination": subordination}
    assert commission_level(pilot, "master", **where).level == "ministry"


def test_a_methodist_of_a_school_is_no_methodist_of_a_cabinet() -> None:
    pilot = ruleset("kz-2024-pilot")
    assert commission_level(pilot, "master", post="methodist").level == "ministry"


@pytest.mark.parametrize("category", ["teacher", "old_first", "head", "none"])
def test_no_commission_gives_some_categories(category: str, law: Ruleset) -> None:
    with pytest.raises(NoSuchRule, match=f"commission for {category}"):
        commission_level(law, category)
    assert level_for(case_of(claim={"category": category}), law) is None


def test_the_level_of_a_case_cites_its_clause() -> None:
    found = level_for(case_of(), ruleset("kz-2025"))
    assert found is not None
    assert found.level == "district"
    assert found.reference.label.ru == "Алгоритм аттестации 2025 года, пункт 5"
    assert found.name.ru.startswith("комиссия органа управления образованием района")
    assert found.note is None


def test_a_clause_that_is_read_so_says_why(law: Ruleset) -> None:
    found = commission_level(law, "moderator", subordination="ministry")
    assert found.note is not None
    assert "комиссия самой организации" in found.note.ru


@pytest.mark.parametrize(
    ("category", "level"),
    [("moderator", "organisation"), ("expert", None), ("researcher", None), ("master", "ministry")],
)
def test_an_unknown_subordination_matters_only_where_it_decides(
    category: str, level: str | None
) -> None:
    case = case_of(person={"subordination": None}, claim={"category": category})
    found = level_for(case, ruleset("kz-2025"))
    assert (found.level if found else None) == level


def test_an_unknown_post_matters_for_a_master_of_the_pilot() -> None:
    case = case_of(person={"post": None}, claim={"category": "master"})
    assert level_for(case, ruleset("kz-2024-pilot")) is None
    found = level_for(case, ruleset("kz-2025"))
    assert found is not None
    assert found.level == "ministry"
