"""Colleagues and their posts."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from bulk.columns import Column, choice_column, named
from bulk.kinds.desk import Desk, Found, Known, Values
from foundation.base.cells import any_day, past_day, text
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from registry import cells
from registry import iin as numbers
from registry.many import employ_people
from registry.models import Employment, Person
from registry.states import PostKind

NOT_BY_TABLE = {PostKind.HEAD}  # a head is appointed by a department, never by the own school


class PeopleDesk(Desk):
    """New colleagues, and new posts of people whom the registry knows.

    Whoever the registry knows keeps the name it has: a school changes nobody it did not enter.
    """

    code = "people"
    title = _("Colleagues and posts")
    about = _("New colleagues and new posts. Nothing that is entered already is changed.")

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column("iin", cells.iin, width=16),
            Column("surname", text(80)),
            Column("given_name", text(80)),
            Column("patronymic", text(80), required=False),
            choice_column("post_kind", named(PostKind, NOT_BY_TABLE), width=30),
            Column("post_kk", text(200), width=30),
            Column("post_ru", text(200), width=30),
            Column("since", past_day, form="day", width=16),
            Column("until", any_day, required=False, form="day", width=16, empty=None),
            Column("teaching_since", past_day, form="day", width=16),
        )

    def prefilled(self) -> list[dict[str, Any]]:
        shown = {choice.code: choice.shown for choice in named(PostKind)}
        works = [work for found in self._works.values() for work in found]
        return [_line(work, shown) for work in works if work.post_kind not in NOT_BY_TABLE]

    def find(self, values: Values) -> Found:
        person = self._person(values)
        self._check_days(values)
        for work in self._works.get(values["iin"], []):
            self._compare(work, values)
        employment = Employment(
            person=person,
            organisation=self.organisation,
            post_kind=values["post_kind"],
            post={"kk": values["post_kk"], "ru": values["post_ru"]},
            since=values["since"],
            until=values["until"],
            teaching_since=values["teaching_since"],
        )
        newcomer = (person,) if person._state.adding else ()
        return Found(employment, (values["iin"], values["post_kind"]), newcomer)

    def write(self, made: Sequence[Any], on: models.Model) -> dict[UUID, Entry]:
        return employ_people(employments=made, on=on, by=self.by)

    def expect(self, iins: set[str]) -> None:
        """People of other schools are found too, and left as they are."""
        super().expect(iins)
        known = Person.objects.filter(iin__in=iins)
        self._known = {person.iin: person for person in known}

    @cached_property
    def _works(self) -> dict[str, list[Employment]]:
        """What is entered of this school, past posts too."""
        found: dict[str, list[Employment]] = {}
        works = Employment.objects.filter(organisation=self.organisation).select_related("person")
        for work in works.order_by("person__surname", "person__given_name", "since"):
            found.setdefault(work.person.iin, []).append(work)
        return found

    def _person(self, values: Values) -> Person:
        iin = values["iin"]
        person = self._known.setdefault(iin, _newcomer(values))
        if _name(person.surname, person.given_name) != _name(
            values["surname"], values["given_name"]
        ):
            message = _("The register has another name for this IIN. Check both.")
            raise Refused("other_name", message, field="surname")
        return person

    def _check_days(self, values: Values) -> None:
        born = numbers.born_on(values["iin"])
        if born is None or values["teaching_since"] <= born:
            raise Refused("unborn", _("Before the person was born."), field="teaching_since")
        if values["since"] <= born:
            raise Refused("unborn", _("Before the person was born."), field="since")
        if values["until"] is not None and values["until"] < values["since"]:
            raise Refused("ends_early", _("It ends before it begins."), field="until")

    def _compare(self, work: Employment, values: Values) -> None:
        if work.post_kind != values["post_kind"]:
            return
        if work.since == values["since"]:
            raise Known
        if _overlap(work, values["since"], values["until"]):
            message = _("Works here in such a post since %(day)s already. A table changes no days.")
            day = f"{work.since:%d.%m.%Y}"
            raise Refused("works_already", message % {"day": day}, field="since")


def _newcomer(values: Values) -> Person:
    return Person(
        iin=values["iin"],
        surname=values["surname"],
        given_name=values["given_name"],
        patronymic=values["patronymic"],
    )


def _name(surname: str, given_name: str) -> tuple[str, str]:
    return surname.casefold(), given_name.casefold()


def _overlap(work: Employment, since: date, until: date | None) -> bool:
    return (until is None or work.since <= until) and (work.until is None or since <= work.until)


def _line(work: Employment, shown: dict[str, str]) -> dict[str, Any]:
    person = work.person
    return {
        "iin": person.iin,
        "surname": person.surname,
        "given_name": person.given_name,
        "patronymic": person.patronymic,
        "post_kind": shown[work.post_kind],
        "post_kk": work.post["kk"],
        "post_ru": work.post["ru"],
        "since": work.since,
        "until": work.until,
        "teaching_since": work.teaching_since,
    }
