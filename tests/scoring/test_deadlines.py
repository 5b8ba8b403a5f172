"""The calendar, and every deadline that concerns a case."""

from datetime import date, datetime
from typing import Any

import pytest

from scoring import Calendar, Ruleset, ruleset
from scoring.calendar import next_day_of_year
from scoring.deadlines import deadlines, registration_day, term_ends
from scoring.knowledge_test import need
from scoring.models.procedure import TermRule, YearlyRule
from tests.scoring.claims import case_of

# 2026: Friday 20 March, Nauryz on 23–25 March (Monday to Wednesday); Saturday 28 March is worked.
NAURYZ = Calendar(
    days_off=frozenset({date(2026, 3, 23), date(2026, 3, 24), date(2026, 3, 25)}),
    working_days=frozenset({date(2026, 3, 28)}),
)
HEAD = {"post": "org_head", "category": {"code": "head3", "valid_until": "2027-03-31"}}


def due(law: Ruleset, calendar: Calendar = NAURYZ, **parts: Any) -> dict[str, date]:
    case = case_of(**parts)
    return {one.code: one.due for one in deadlines(case, law, calendar, need(case, law))}


@pytest.mark.parametrize(
    ("day", "count", "ends"),
    [
        (date(2026, 3, 18), 0, date(2026, 3, 18)),
        (date(2026, 3, 18), 1, date(2026, 3, 19)),
        (date(2026, 3, 19), 1, date(2026, 3, 20)),
        (date(2026, 3, 20), 1, date(2026, 3, 26)),
        (date(2026, 3, 20), 3, date(2026, 3, 28)),
        (date(2026, 3, 20), 4, date(2026, 3, 30)),
        (date(2026, 3, 21), 1, date(2026, 3, 26)),
    ],
)
def test_a_term_in_working_days(day: date, count: int, ends: date) -> None:
    assert NAURYZ.add_working_days(day, count) == ends


def test_days_of_a_decree_make_the_same_calendar() -> None:
    corrected = {
        date(2026, 3, 23): False,
        date(2026, 3, 24): False,
        date(2026, 3, 25): False,
        date(2026, 3, 28): True,
    }
    assert Calendar.of(corrected) == NAURYZ
    assert NAURYZ.is_working(date(2026, 3, 28))
    assert not NAURYZ.is_working(date(2026, 3, 29))


@pytest.mark.parametrize(
    ("since", "found"),
    [
        (date(2026, 7, 31), date(2026, 8, 1)),
        (date(2026, 8, 1), date(2026, 8, 1)),
        (date(2026, 8, 2), date(2027, 8, 1)),
    ],
)
def test_the_next_such_day_of_a_year(since: date, found: date) -> None:
    assert next_day_of_year("08-01", since) == found


@pytest.mark.parametrize(
    ("moment", "registered"),
    [
        ("2026-03-20T18:29", date(2026, 3, 20)),
        ("2026-03-20T18:30", date(2026, 3, 26)),
        ("2026-03-20T19:10", date(2026, 3, 26)),
        ("2026-03-19T23:59", date(2026, 3, 20)),
        ("2026-03-20T06:00", date(2026, 3, 20)),
        ("2026-03-22T12:00", date(2026, 3, 26)),
        ("2026-03-24T12:00", date(2026, 3, 26)),
        ("2026-03-28T12:00", date(2026, 3, 28)),
        ("2026-03-28T19:00", date(2026, 3, 30)),
    ],
)
def test_registered_after_hours_on_the_next_working_day(
    moment: str, registered: date, law: Ruleset
) -> None:
    assert registration_day(law, datetime.fromisoformat(moment), NAURYZ) == registered


def test_an_application_is_answered_on_the_working_day_after_registration(law: Ruleset) -> None:
    in_time = due(law, events={"submitted": "2026-03-19T12:00"})
    assert (in_time["registration"], in_time["intake_answer"]) == (
        date(2026, 3, 19),
        date(2026, 3, 20),
    )
    late = due(law, events={"submitted": "2026-03-20T19:10"})
    assert (late["registration"], late["intake_answer"]) == (date(2026, 3, 26), date(2026, 3, 27))


def test_after_a_decision(law: Ruleset) -> None:
    found = due(law, date="2026-03-20", events={"decided": "2026-03-20T11:00"})
    assert found["extract"] == date(2026, 3, 28)
    # 26, 27, 28, 30, 31 March; 1, 2, 3, 6, 7, 8, 9, 10, 13, 14 April: the fifteenth.
    assert found["list_publication"] == date(2026, 4, 14)
    assert "decision" not in found
    assert "generalisation" not in found


def test_a_complaint(law: Ruleset) -> None:
    found = due(law, events={"complaint": "2026-03-19T10:00"})
    assert found["complaint_passed_on"] == date(2026, 3, 27)
    assert found["complaint_to_provider"] == date(2026, 3, 30)
    # 20, 26, 27, 28, 30, 31 March; 1, 2, 3, 6, 7, 8, 9, 10, 13 April: the fifteenth.
    assert found["complaint_to_authority"] == date(2026, 4, 13)


def test_a_complaint_after_hours_is_passed_on_from_its_day_and_judged_from_registration(
    law: Ruleset,
) -> None:
    found = due(law, events={"complaint": "2026-03-19T19:00"})
    assert found["complaint_passed_on"] == date(2026, 3, 27)
    assert found["complaint_to_provider"] == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("ends", "apply_by"),
    [("2027-03-31", date(2026, 9, 30)), ("2026-08-31", date(2026, 2, 28))],
)
def test_a_head_applies_six_months_before_the_end(ends: str, apply_by: date, law: Ruleset) -> None:
    person = {"post": "org_head", "category": {"code": "head3", "valid_until": ends}}
    assert due(law, person=person, claim={"category": "head2"})["head_application"] == apply_by


@pytest.mark.parametrize(
    ("person", "claim"),
    [
        ({}, {}),
        (HEAD, {"category": "head2", "kind": "early"}),
        ({"post": None}, {}),
        ({"post": "org_head", "category": {"valid_until": None}}, {"category": "head3"}),
    ],
    ids=["a teacher", "early", "an unknown post", "no last day"],
)
def test_nobody_else_applies_six_months_before(
    person: dict[str, Any], claim: dict[str, Any], law: Ruleset
) -> None:
    assert "head_application" not in due(law, person=person, claim=claim)


@pytest.mark.parametrize(("kind", "shown"), [("early", True), ("regular", False)])
def test_a_head_refused_early_gets_the_extract_in_three_days(
    kind: str, shown: bool, law: Ruleset
) -> None:
    found = due(
        law,
        person=HEAD,
        claim={"category": "head2", "kind": kind},
        events={"decided": "2026-03-20T11:00"},
    )
    assert found.get("head_early_refusal") == (date(2026, 3, 28) if shown else None)


@pytest.mark.parametrize(
    ("person", "kind", "shown"),
    [
        ({"post": "production_master", "organisation": "tvet"}, "without_procedure", True),
        ({"post": "teacher", "organisation": "post_secondary"}, "without_procedure", True),
        ({"post": "teacher", "organisation": "secondary"}, "without_procedure", False),
        ({"post": "teacher", "organisation": "tvet"}, "regular", False),
        ({"post": "teacher", "organisation": None}, "without_procedure", False),
    ],
)
def test_a_category_for_production_is_considered_in_five_working_days(
    person: dict[str, Any], kind: str, shown: bool, law: Ruleset
) -> None:
    found = due(
        law,
        person=person,
        claim={"category": "moderator", "kind": kind},
        events={"submitted": "2026-03-20T12:00"},
    )
    assert found.get("production_meeting") == (date(2026, 3, 31) if shown else None)


@pytest.mark.parametrize(
    ("day", "generalisation", "decision"),
    [
        ("2026-03-20", date(2026, 8, 31), date(2026, 8, 1)),
        ("2026-08-01", date(2026, 8, 31), date(2026, 8, 1)),
        ("2026-08-02", date(2026, 8, 31), date(2027, 8, 1)),
        ("2026-09-01", date(2027, 8, 31), date(2027, 8, 1)),
    ],
)
def test_days_of_the_year(day: str, generalisation: date, decision: date, today: Ruleset) -> None:
    found = due(today, date=day)
    assert (found["generalisation"], found["decision"]) == (generalisation, decision)


def test_printed_days_are_not_shifted(today: Ruleset) -> None:
    off = Calendar(days_off=frozenset({date(2026, 7, 31)}))
    assert date(2026, 8, 1).weekday() == 5
    assert due(today, off)["decision"] == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("day", "last"), [("2026-06-30", date(2026, 6, 30)), ("2026-07-01", date(2027, 6, 30))]
)
def test_the_test_is_sat_from_february_to_june(day: str, last: date, today: Ruleset) -> None:
    assert due(today, date=day)["test"] == last


def test_who_has_a_result_or_needs_none_is_not_reminded_of_the_test(today: Ruleset) -> None:
    assert "test" not in due(today, knowledge_test={"percent": 10})
    confirming = {
        "person": {"category": {"code": "master", "confirmed_times_running": 0}},
        "claim": {"category": "master", "purpose": "confirmation"},
    }
    assert "test" not in due(today, **confirming)
    assert "test" not in due(today, claim={"category": "moderator", "kind": "retention"})


@pytest.mark.parametrize(
    ("decided", "paid_from"),
    [
        ("2026-06-15T11:00", date(2026, 9, 1)),
        ("2026-09-01T11:00", date(2026, 9, 1)),
        ("2026-09-02T11:00", date(2027, 9, 1)),
    ],
)
def test_the_supplement_is_paid_from_september(
    decided: str, paid_from: date, today: Ruleset
) -> None:
    assert due(today, events={"decided": decided})["supplement"] == paid_from
    assert "supplement" not in due(today)


def test_the_days_of_2025_are_not_read_back_into_the_pilot() -> None:
    pilot = ruleset("kz-2024-pilot")
    found = due(pilot, date="2024-10-15", events={"decided": "2025-06-01T10:00"})
    assert not {"test", "decision", "supplement"} & set(found)
    assert not {"test", "decision"} & set(due(pilot, date="2024-10-15"))


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2024-06-20", date(2024, 8, 31)),
        ("2024-08-31", date(2024, 8, 31)),
        ("2024-09-01", date(2024, 12, 31)),
        ("2024-12-31", date(2024, 12, 31)),
    ],
)
def test_the_pilot_dates_its_windows(day: str, last: date) -> None:
    pilot = ruleset("kz-2024-pilot")
    assert due(pilot, date=day)["application"] == last
    assert "application" not in due(pilot, date=day, claim={"kind": "retention"})
    assert "application" not in due(pilot, date=day, events={"submitted": f"{day}T10:00"})


def test_in_2025_the_bodies_set_the_windows(today: Ruleset) -> None:
    assert "application" not in due(today, date="2026-10-15")


def test_deadlines_come_nearest_first_with_clause_and_words(today: Ruleset) -> None:
    case = case_of(events={"submitted": "2026-03-20T19:10", "complaint": "2026-03-27T10:00"})
    found = deadlines(case, today, NAURYZ, need(case, today))
    assert [one.due for one in found] == sorted(one.due for one in found)
    answer = next(one for one in found if one.code == "intake_answer")
    assert answer.reference.label.ru == "приказ № 32 от 25.02.2025, приложение 1, строка 3"
    assert all(one.text.kk and one.text.ru for one in found)


def test_terms_of_every_unit(law: Ruleset) -> None:
    base = law.deadlines.terms["extract"]
    start = date(2026, 3, 20)
    for unit, count, before, ends in (
        ("working_day", 1, False, date(2026, 3, 26)),
        ("calendar_day", 10, False, date(2026, 3, 30)),
        ("calendar_day", 1, True, date(2026, 3, 19)),
        ("month", 6, True, date(2025, 9, 20)),
        ("year", 1, False, date(2027, 3, 20)),
    ):
        rule = TermRule(count=count, unit=unit, before=before, text=base.text, ref=base.ref)
        assert term_ends(rule, start, NAURYZ) == ends


def test_a_rule_of_days_says_one_thing(law: Ruleset) -> None:
    base = law.deadlines.terms["extract"]
    words = {"text": base.text, "ref": base.ref}
    for days in ({}, {"first": "09-01", "before": "08-01"}, {"before": "08-01", "last": "08-31"}):
        with pytest.raises(ValueError, match="day"):
            YearlyRule(**days, **words)
    with pytest.raises(ValueError, match="forward"):
        TermRule(count=1, unit="working_day", before=True, **words)


@pytest.mark.parametrize(
    ("name", "count", "unit"),
    [
        ("production_meeting", 5, "working_day"),
        ("head_application", 6, "month"),
        ("complaint_passed_on", 3, "working_day"),
        ("complaint_to_provider", 5, "working_day"),
        ("complaint_to_authority", 15, "working_day"),
        ("changed_algorithm", 3, "working_day"),
    ],
)
def test_terms_of_the_procedure(name: str, count: int, unit: str, law: Ruleset) -> None:
    rule = law.deadlines.terms[name]
    assert (rule.count, rule.unit) == (count, unit)


def test_terms_of_the_orders_themselves() -> None:
    pilot, today = ruleset("kz-2024-pilot").deadlines, ruleset("kz-2025").deadlines
    assert pilot.terms["copy_to_reference_bank"].count == 5
    assert pilot.dates["security_centre"].before == date(2025, 1, 1)
    assert "copy_to_reference_bank" not in today.terms
    assert not today.dates
    assert (today.terms["report_to_legal_department"].count, today.terms["test_notice"].count) == (
        10,
        1,
    )
    entry = today.terms["entry_into_force"]
    assert (entry.count, entry.unit) == (10, "calendar_day")
    assert today.yearly["commissions_formed"].before == "09-01"
