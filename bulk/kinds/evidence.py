"""Evidence for rows of the sheet. Which rows a table serves follows from what the rows ask."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

import scoring
from bulk.columns import Column, choice_column, link, paired, row_number
from bulk.kinds.desk import Desk, Found, Known, Values
from foundation.base import clock
from foundation.base.cells import past_day, text
from foundation.base.errors import Refused
from foundation.base.texts import LANGUAGES, said
from foundation.journal.models import Entry
from portfolio.models import Evidence
from portfolio.selectors import main_employment, sheet_of
from portfolio.selectors.people import teachers_of
from portfolio.services.bulk import add_pieces, check_piece, open_entering
from portfolio.services.entering import Entering
from portfolio.sheet_fields import fields_of, levels_of
from registry.models import Person
from scoring.models.rows import Row
from scoring.models.sheet import Sheet

TITLE = Column("title", text(300), width=40)
WORK = Column("work", text(120), required=False)
DAY = Column("day", past_day, form="day", width=16)
ISSUER = Column("issuer", text(200), required=False, width=30)
NUMBER = Column("number", text(60), required=False)
LINK = Column("link", link, width=40)
SHORT = 60  # letters of a row's title in a list


class EvidenceDesk(Desk):
    """Pieces of evidence of the school's teachers, each checked as one entered by hand."""

    @staticmethod
    @abstractmethod
    def serves(row: Row) -> bool:
        """Whether a row of the sheet is filled by this table."""

    @cached_property
    def people(self) -> dict[str, Person]:
        found = teachers_of([self.organisation.pk]).prefetch_related(
            "categories", "employments__organisation"
        )
        return {person.iin: person for person in found}

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        """The sheets that the school's teachers are scored on today."""
        today = clock.today()
        rules = scoring.ruleset_on(today, self.organisation.region_id)
        works = [main_employment(person, today) for person in self.people.values()]
        codes = {sheet_of(rules, work) for work in works if work is not None}
        return {code: rules.sheet(code) for code in sorted(codes)}

    @cached_property
    def rows(self) -> list[tuple[Sheet, str, Row]]:
        return [
            (form, number, row)
            for form in self.sheets.values()
            for number, row in form.rows.items()
            if self.serves(row)
        ]

    def row_column(self) -> Column:
        titles = [(number, _titled(number, row)) for _form, number, row in self.rows]
        return Column("row", row_number, choices=paired(titles), width=30)

    def level_column(self) -> Column:
        levels = [pair for form, _number, row in self.rows for pair in _levels(form, row)]
        return choice_column("level", paired(levels), required=False, width=30)

    def find(self, values: Values) -> Found:
        person = self.person(values)
        into = self._into(person)
        number = self._row_of(into.sheet, values)
        same = (person.pk, number, *_document(values["title"], values["day"], values["number"]))
        if same in self._entered:
            raise Known
        facts = self.facts(into, number, values)
        piece = check_piece(into=into, person=person, row=number, by=self.by, **facts)
        return Found(piece, same)

    def facts(self, into: Entering, number: str, values: Values) -> dict[str, Any]:
        """What `check_piece` asks, from the row's cells."""
        row = into.sheet.rows[number]
        if values.get("level"):
            _check_level(into.sheet, row, values["level"])
        return {name: value for name, value in values.items() if name not in ("iin", "name", "row")}

    def write(self, made: Sequence[Any], on: models.Model) -> dict[UUID, Entry]:
        return add_pieces(pieces=made, on=on, by=self.by)

    def _into(self, person: Person) -> Entering:
        found = self._entering[person.pk]
        if isinstance(found, Refused):
            raise Refused(found.code, found.message, field="iin")
        return found

    @cached_property
    def _entering(self) -> dict[UUID, Entering | Refused]:
        return open_entering(self.people.values(), self.by)

    def _row_of(self, sheet: Sheet, values: Values) -> str:
        """The row named, or the only one the table can mean."""
        served = [number for number, row in sheet.rows.items() if self.serves(row)]
        number = values.get("row") or (served[0] if len(served) == 1 else "")
        if number not in served:
            message = _("This person's sheet has no such row in this table. Rows: %(rows)s.")
            raise Refused("unknown_row", message % {"rows": ", ".join(served)}, field="row")
        return number

    @cached_property
    def _entered(self) -> set[tuple[Any, ...]]:
        ours = [person.pk for person in self.people.values()]
        found = Evidence.objects.filter(person__in=ours, withdrawn_at=None)
        return {
            (one.person_id, one.row, *_document(one.title, one.day, one.number)) for one in found
        }


def _document(title: str, day: object, number: str) -> tuple[str, object, str]:
    return " ".join(title.casefold().split()), day, number.casefold().strip()


def _check_level(form: Sheet, row: Row, level: str) -> None:
    known = dict(levels_of(form, row))
    if known and level not in known:
        message = _("This row has no such level. It knows: %(levels)s.")
        levels = "; ".join(known.values())
        raise Refused("unknown_level", message % {"levels": levels}, field="level")


def _titled(number: str, row: Row) -> Mapping[str, str]:
    return {language: f"{number} {said(row.title, language)}"[:SHORT] for language in LANGUAGES}


def _levels(form: Sheet, row: Row) -> list[tuple[str, Mapping[str, str]]]:
    words: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        with override(language):
            for code, label in levels_of(form, row):
                words.setdefault(code, {})[language] = label
    return list(words.items())


def asks(row: Row, *names: str) -> bool:
    return set(names) <= set(fields_of(row))
