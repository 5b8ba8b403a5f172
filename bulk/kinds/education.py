"""Diplomas and retraining documents."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from bulk.columns import Choice, Column, choice_column
from bulk.kinds.desk import IIN, NAME, Desk, Found, Known, Values
from bulk.texts import NO, YES
from foundation.base.cells import past_day, text
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from registry import iin as numbers
from registry.many import enter_educations
from registry.models import Education

GRADES = (
    Choice(
        Education.Grade.VOCATIONAL, "техникалық және кәсіптік", "техническое и профессиональное"
    ),
    Choice(Education.Grade.HIGHER, "жоғары", "высшее"),
    Choice(Education.Grade.POSTGRADUATE, "жоғары оқу орнынан кейінгі", "послевузовское"),
    Choice(Education.Grade.RETRAINING, "қайта даярлау", "переподготовка"),
)
YES_NO = (Choice("yes", *YES), Choice("no", *NO))


class EducationDesk(Desk):
    """Documents of education of the school's people."""

    code = "education"
    title = _("Documents of education")
    about = _("Diplomas and retraining documents of colleagues.")

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return (
            IIN,
            NAME,
            choice_column("grade", GRADES, width=30),
            choice_column("pedagogical", YES_NO, width=14),
            Column("speciality_kk", text(300), width=30),
            Column("speciality_ru", text(300), width=30),
            Column("institution_kk", text(300), width=30),
            Column("institution_ru", text(300), width=30),
            Column("document_number", text(40)),
            Column("issued_on", past_day, form="day", width=16),
        )

    def find(self, values: Values) -> Found:
        person = self.person(values)
        same = (person.pk, values["document_number"].casefold())
        if same in self._entered:
            raise Known
        born = numbers.born_on(person.iin)
        if born is None or values["issued_on"] <= born:
            raise Refused("unborn", _("Before the person was born."), field="issued_on")
        document = Education(
            person=person,
            grade=values["grade"],
            is_pedagogical=values["pedagogical"] == "yes",
            speciality={"kk": values["speciality_kk"], "ru": values["speciality_ru"]},
            institution={"kk": values["institution_kk"], "ru": values["institution_ru"]},
            document_number=values["document_number"],
            issued_on=values["issued_on"],
        )
        return Found(document, same)

    def write(self, made: Sequence[Any], on: models.Model) -> dict[UUID, Entry]:
        return enter_educations(documents=made, on=on, by=self.by)

    @cached_property
    def _entered(self) -> set[tuple[UUID, str]]:
        ours = [person.pk for person in self.people.values()]
        found = Education.objects.filter(person__in=ours)
        return {(one.person_id, one.document_number.casefold()) for one in found}
