"""What every kind of table has in common: a desk where one school's rows are checked and taken."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bulk.columns import Column
from foundation.base.cells import text
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from registry import cells
from registry.models import Organisation, Person
from registry.selectors import employees_of

Values = Mapping[str, Any]

IIN = Column("iin", cells.iin, given=True, width=16)
NAME = Column("name", text(240), required=False, given=True, width=34)


class Known(Exception):  # noqa: N818 - it is an answer, not a fault
    """What the row says was entered before: it is left out."""


@dataclass(frozen=True)
class Found:
    """What a right row is to become. `same` is what makes two rows tell the same; `besides` is
    what the row brings besides, such as a person nobody knew.
    """

    made: Any
    same: Hashable
    besides: tuple[models.Model, ...] = ()


class Desk(ABC):
    """Takes the rows of one table: for a school, by an officer. Made anew for each reading.

    `check` looks at one row after another and remembers what the rows before it will bring.
    """

    code: ClassVar[str]
    title: ClassVar[str | Promise]
    about: ClassVar[str | Promise]

    def __init__(self, organisation: Organisation, by: UUID) -> None:
        self.organisation, self.by = organisation, by
        self._rows: dict[Hashable, int] = {}

    @cached_property
    @abstractmethod
    def columns(self) -> tuple[Column, ...]: ...

    def expect(self, iins: set[str]) -> None:
        """Told before the rows are checked: whom they are about, to be looked up at once."""
        self.expected = iins

    @abstractmethod
    def find(self, values: Values) -> Found:
        """What the row is to become. Raises Refused with a column's code as field, or Known."""

    @abstractmethod
    def write(self, made: Sequence[Any], on: models.Model) -> dict[UUID, Entry]:
        """Enter what right rows became. Answers the journal's entry of each object."""

    def check(self, values: Values, row: int) -> Found:
        """`find`, and that no row before tells the same."""
        found = self.find(values)
        before = self._rows.setdefault(found.same, row)
        if before != row:
            message = _("The same stands in row %(row)s. Leave one of them.")
            raise Refused("repeated", message % {"row": before}, field=self.columns[0].code)
        return found

    @cached_property
    def people(self) -> dict[str, Person]:
        """Who may stand in the table, by IIN."""
        found = employees_of(self.organisation).prefetch_related("categories", "employments")
        return {person.iin: person for person in found}

    def prefilled(self) -> list[dict[str, Any]]:
        """Rows of the template: the school's own people."""
        return [{"iin": one.iin, "name": one.full_name} for one in self.people.values()]

    def person(self, values: Values) -> Person:
        """The row's person, of this school only. Whether another school has one nobody learns."""
        person = self.people.get(values["iin"])
        if person is None:
            message = _("Nobody with this IIN works in your organisation in such a post today.")
            raise Refused("not_ours", message, field="iin")
        if values["name"] and not _is_called(person, values["name"]):
            message = _("This IIN belongs to %(name)s. Put the right IIN or the right name.")
            raise Refused("other_name", message % {"name": person.full_name}, field="name")
        return person


def _is_called(person: Person, name: str) -> bool:
    """The surname must be there; the rest people write in many ways."""
    return person.surname.casefold() in name.casefold().split()
