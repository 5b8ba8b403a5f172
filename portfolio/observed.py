"""A filled observation sheet as its page shows it, and what its form asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.base.texts import said
from portfolio.models import Observation
from portfolio.states import ObserverKind
from registry.models import Employment, Person
from registry.states import PostKind
from scoring.models.observation import Criterion, ObservationForm, ObservationSection

# The header that every printed form has, and the model a field for.
COMMON = (
    "teacher_name", "observer_name", "teacher_post_and_category", "observer_post", "subject",
    "organisation", "observed_on", "class_or_group", "learning_aims", "topic_and_aims",
)  # fmt: skip
# What of it is asked where the sheet is kept by its observer, a methodist.
OBSERVED = ("teacher_name", "teacher_post_and_category")


def asked_besides(form: ObservationForm, *, by_holder: bool) -> tuple[str, ...]:
    """Keys of the header that have no field of their own: `Observation.particulars`."""
    more = tuple(key for key in form.header if key not in COMMON)
    return (*OBSERVED, *more) if by_holder else more


def own_observer(person: Person, work: Employment) -> dict[str, Any]:
    """The observer's fields of a sheet that the holder of the portfolio filled."""
    in_cabinet = work.post_kind == PostKind.CABINET_METHODIST
    return {
        "observer_name": person.full_name,
        "observer_kind": ObserverKind.CABINET_METHODIST if in_cabinet else ObserverKind.METHODIST,
    }


@dataclass(frozen=True)
class ObservedLine:
    number: str
    text: str
    level: int


@dataclass(frozen=True)
class ObservedSection:
    number: str
    title: str
    total: int
    maximum: int
    lines: list[ObservedLine]


def header_of(sheet: Observation, form: ObservationForm) -> list[tuple[str, str]]:
    """The printed header with what was written, and who observed after the observer's name."""
    return list(_header(sheet, form.header))


def _header(sheet: Observation, printed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    own_post = said(sheet.teacher_post)
    written = {
        "teacher_name": sheet.person.full_name,
        "observer_name": sheet.observer_name,
        "teacher_post_and_category": own_post,
        "observer_post": own_post if sheet.by_holder else sheet.observer_post,
        "subject": sheet.subject,
        "organisation": said(sheet.organisation.name),
        "observed_on": date_format(sheet.observed_on),
        "class_or_group": sheet.class_group,
        "learning_aims": sheet.learning_aims,
        "topic_and_aims": sheet.topic,
        **sheet.particulars,
    }
    for key, label in printed.items():
        yield (_("Learning aims") if key == "learning_aims" else said(label)), written[key]
        if key == "observer_name":
            yield _("Who observed"), sheet.get_observer_kind_display()


def sections_of(sheet: Observation, form: ObservationForm) -> list[ObservedSection]:
    """The form's sections with the levels given and their sums."""
    return [_section(sheet, form, no, section) for no, section in form.sections.items()]


def _section(
    sheet: Observation, form: ObservationForm, number: str, section: ObservationSection
) -> ObservedSection:
    lines = [line for criterion in section.criteria.values() for line in _lines(sheet, criterion)]
    total = sum(line.level for line in lines)
    most = len(lines) * max(form.levels.values)
    return ObservedSection(number, said(section.title), total, most, lines)


def _lines(sheet: Observation, criterion: Criterion) -> list[ObservedLine]:
    return [
        ObservedLine(number, said(line.text), sheet.levels[number])
        for number, line in criterion.descriptors.items()
    ]
