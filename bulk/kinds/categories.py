"""Categories that were given before the portal."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

import scoring
from bulk.columns import Choice, Column, choice_column
from bulk.kinds.desk import IIN, NAME, Desk, Found, Known, Values
from foundation.base import clock
from foundation.base.cells import any_day, past_day, text
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from registry.many import enter_categories
from registry.models import CategoryHeld, Person
from registry.states import Category

Days = tuple[date, date | None]


class CategoriesDesk(Desk):
    """Categories of colleagues by their certificates. What the registry holds is not changed."""

    code = "categories"
    title = _("Categories held")
    about = _("Categories by orders and certificates of the time before the portal.")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.rules = scoring.ruleset_on(clock.today(), self.organisation.region_id)
        self._promised: dict[UUID, dict[int, Days]] = {}

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return (
            IIN,
            NAME,
            choice_column("category", self._categories(), width=30),
            Column("post_kk", text(200), width=30),
            Column("post_ru", text(200), width=30),
            Column("since", past_day, form="day", width=16),
            Column("until", any_day, required=False, form="day", width=16, empty=None),
            Column("order_number", text(40), width=18),
            Column("order_date", past_day, form="day", width=16),
            Column("certificate_number", text(40), required=False),
        )

    def check(self, values: Values, row: int) -> Found:
        found = super().check(values, row)
        days = (found.made.since, found.made.until)
        self._promised.setdefault(found.made.person_id, {})[row] = days
        return found

    def find(self, values: Values) -> Found:
        person, days = self.person(values), (values["since"], values["until"])
        same = (person.pk, values["category"], values["since"])
        if same in self._held_by(person):
            raise Known
        self._check_days(values)
        taken = [_days_of(one) for one in person.categories.all() if _was_held(one)]
        if any(_overlap(days, other) for other in taken):
            message = _("On these days the register has another category. A table changes none.")
            raise Refused("overlaps", message, field="since")
        if any(_overlap(days, other) for other in self._promised.get(person.pk, {}).values()):
            message = _("Another row gives this person a category on these days.")
            raise Refused("overlaps", message, field="since")
        return Found(_held(person, values), same)

    def write(self, made: Sequence[Any], on: models.Model) -> dict[UUID, Entry]:
        return enter_categories(held=made, on=on, by=self.by)

    def _categories(self) -> list[Choice]:
        names = {code: self.rules.category_name(code) for code in _codes(self.rules)}
        return [Choice(code, name.kk, name.ru) for code, name in names.items()]

    def _held_by(self, person: Person) -> set[tuple[UUID, str, date]]:
        return {(person.pk, one.category, one.since) for one in person.categories.all()}

    def _check_days(self, values: Values) -> None:
        has_term = self.rules.category(values["category"]).has_term
        if has_term and values["until"] is None:
            message = _("This category has a term: write the last day of the certificate.")
            raise Refused("missing", message, field="until")
        if values["until"] is not None and values["until"] < values["since"]:
            raise Refused("ends_early", _("It ends before it begins."), field="until")
        if values["order_date"] > values["since"]:
            message = _("The order cannot be later than the category.")
            raise Refused("order_later", message, field="order_date")


def _codes(rules: scoring.Ruleset) -> list[str]:
    """Categories of the law that the registry has a name for, in the law's order."""
    ladders = [ladder.order for ladder in rules.categories.ladders.values()]
    known = dict.fromkeys(code for order in ladders for code in order)
    return [code for code in known if code in Category.values and code != Category.NONE]


def _held(person: Person, values: Values) -> CategoryHeld:
    return CategoryHeld(
        person=person,
        category=values["category"],
        post={"kk": values["post_kk"], "ru": values["post_ru"]},
        since=values["since"],
        until=values["until"],
        order_number=values["order_number"],
        order_date=values["order_date"],
        certificate_number=values["certificate_number"],
    )


def _days_of(one: CategoryHeld) -> Days:
    return one.since, one.ended_on or one.until


def _was_held(one: CategoryHeld) -> bool:
    """Not replaced from its first day on."""
    return one.ended_on is None or one.ended_on >= one.since


def _overlap(one: Days, other: Days) -> bool:
    begins_in_time = other[1] is None or one[0] <= other[1]
    return begins_in_time and (one[1] is None or other[0] <= one[1])
