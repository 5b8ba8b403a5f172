"""Who keeps which list, and what an entry may say."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from events.models import Event
from events.selectors import events, events_for, named
from events.services import add_event, correct_event, end_event
from events.states import ListKind
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from tests.events.builders import ENTRY, department, ministry, national, regional, sector
from tests.registry.builders import officer, organisation, region

pytestmark = pytest.mark.django_db


def last_entry() -> Entry:
    found = Entry.objects.order_by("number").last()
    assert found is not None
    return found


class TestKeepers:
    def test_the_ministry_keeps_the_lists_of_the_country(self) -> None:
        by = ministry()
        assert (national(by).kind, sector(by).kind) == ("national", "sector")
        with pytest.raises(Refused, match="not_keeper"):
            regional(by, region())

    def test_a_region_keeps_its_own_list_and_no_other(self) -> None:
        by = department("35")
        assert regional(by, region("35")).region_id == "35"
        for kind, place in ((ListKind.REGIONAL, region("71")), (ListKind.NATIONAL, None)):
            with pytest.raises(Refused, match="not_keeper"):
                add_event(kind=kind, region=place, by=by.pk, **ENTRY)

    def test_nobody_else_adds_corrects_or_ends(self) -> None:
        event, other = regional(department(), region()), officer(organisation())
        with pytest.raises(Refused, match="not_keeper"):
            national(other)
        with pytest.raises(Refused, match="not_keeper"):
            correct_event(event=event, last_year=None, by=other.pk, **ENTRY)
        with pytest.raises(Refused, match="not_keeper"):
            end_event(event=event, last_year=2026, by=other.pk)


class TestEntries:
    def test_an_entry_is_journalled_with_its_order_and_years(self) -> None:
        event = national(ministry())
        found = last_entry()
        assert (found.action, found.object_id) == ("event.added", str(event.pk))
        assert found.facts["order_number"] == "514"
        assert found.facts["first_year"] == 2020

    def test_a_correction_keeps_what_it_said(self) -> None:
        by = ministry()
        event = national(by)
        changed = {**ENTRY, "level": "international", "order_number": "17"}
        event = correct_event(event=event, last_year=None, by=by.pk, **changed)
        facts = last_entry().facts
        assert (facts["old"]["level"], facts["new"]["level"]) == ("republic", "international")
        assert Event.objects.get().order_number == "17"

    def test_an_event_ends_once_and_not_before_it_began(self) -> None:
        by = ministry()
        event = national(by)
        with pytest.raises(Refused, match="ends_before"):
            end_event(event=event, last_year=2019, by=by.pk)
        event = end_event(event=event, last_year=2020, by=by.pk)
        assert event.last_year == 2020
        with pytest.raises(Refused, match="already_ended"):
            end_event(event=event, last_year=2021, by=by.pk)

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"last_year": 2019}, "ends_before"),
            ({"level": "planet"}, "unknown_level"),
            ({"name": {"kk": "Байқау", "ru": " "}}, "missing"),
        ],
    )
    def test_what_cannot_be_is_refused(self, changes: dict[str, Any], code: str) -> None:
        with pytest.raises(Refused, match=code):
            national(ministry(), **changes)

    def test_a_list_has_an_event_once_in_the_same_years(self) -> None:
        by = ministry()
        national(by, last_year=2022)
        with pytest.raises(Refused, match="already_listed"):
            national(by, first_year=2022)
        assert national(by, first_year=2023).last_year is None

    def test_the_database_lets_no_list_of_a_region_be_without_one(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Event.objects.create(kind=ListKind.REGIONAL, region=None, **ENTRY)


class TestYearsAndPlaces:
    @pytest.mark.parametrize(
        ("year", "kato", "holds"),
        [
            (2019, "35", False),
            (2020, "35", True),
            (2022, "35", True),
            (2023, "35", False),
            (2021, "71", False),
            (2021, None, False),
        ],
    )
    def test_a_regional_event_holds_in_its_years_and_region(
        self, year: int, kato: str | None, holds: bool
    ) -> None:
        event = regional(department(), region("35"), last_year=2022)
        assert event.holds(year, kato) is holds
        assert (event in events_for(year, kato)) is holds

    def test_an_event_of_the_country_holds_everywhere(self) -> None:
        event = national(ministry())
        assert event.holds(2030, None)
        assert event.holds(2030, "71")

    def test_it_is_found_by_parts_of_words_in_either_language(self) -> None:
        event = national(ministry())
        for words in ("үздік пед", "ЛУЧШИЙ", "конкурс педагог"):
            assert list(named(events(), words)) == [event]
        assert not named(events(), "олимпиада").exists()

    def test_years_are_written_as_school_years(self) -> None:
        event = national(ministry(), order_date=date(2020, 1, 1), last_year=2022)
        assert (event.begins, event.ends) == ("2020/21", "2022/23")
