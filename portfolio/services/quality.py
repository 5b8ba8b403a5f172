"""Entering and withdrawing the quality of knowledge."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

import scoring
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record
from portfolio.figures import ClassFigures, write_class
from portfolio.models import QualityYear
from portfolio.selectors.quality import years_to_enter
from portfolio.services.entering import entered, entering, withdraw
from portfolio.states import Division
from registry.models import Person
from scoring import Ruleset

EXACT = Decimal("0.01")  # of a percent, as schools report it


@transaction.atomic
def add_quality_year(
    *,
    person: Person,
    subject: str,
    year: int,
    division: str,
    classes: Sequence[ClassFigures],
    conclusions: str,
    recommendations: str,
    by: UUID,
    is_summative: bool = True,
) -> QualityYear:
    """Enter the report on a subject in the school year that begins in `year`. Percents are exact to
    two decimals (algorithm-2025, paragraph 3.2).

    Refused with the field: not an officer, a year that no dynamics counts, the same subject twice
    in a year, no class, a class twice, figures that are no percents, no conclusions.
    """
    into = entering(person, by)
    subject = subject.strip()
    _check_year(into.rules, year)
    _check_classes(classes, Division(division))
    _check_words(subject=subject, conclusions=conclusions, recommendations=recommendations)
    Person.objects.select_for_update().get(pk=person.pk)  # one at a time: the same subject twice
    live = QualityYear.objects.filter(person=person, year=year, withdrawn_at=None)
    if live.filter(subject__iexact=subject).exists():
        message = _("This subject already has figures of this year. Withdraw them first.")
        raise Refused("twice", message, field="subject")
    added = QualityYear.objects.create(
        person=person,
        subject=subject,
        year=year,
        division=division,
        is_summative=is_summative,
        classes=[write_class(_whole(one, Division(division))) for one in classes],
        conclusions=conclusions.strip(),
        recommendations=recommendations.strip(),
        **entered(into.grant, by),
    )
    _journal(added, by)
    return added


@transaction.atomic
def withdraw_quality_year(*, report: QualityYear, reason: str, by: UUID) -> QualityYear:
    """Take a report out of the dynamics. It stays with its figures."""
    report = QualityYear.objects.select_for_update().get(pk=report.pk)
    withdraw(report, report.person, reason, by)
    facts = {"subject": report.subject, "year": report.year}
    personal = {"reason": reason}
    record(action="quality.withdrawn", on=report, by=by, facts=facts, personal=personal)
    return report


def _check_year(rules: Ruleset, year: int) -> None:
    if year not in years_to_enter(rules, scoring.school_year(rules, clock.today())):
        raise Refused("year", _("The dynamics does not count this school year."), field="year")


def _check_classes(classes: Sequence[ClassFigures], division: Division) -> None:
    if not classes:
        raise Refused("missing", _("Write the figures of at least one class."), field="classes")
    named = [one.class_group.strip().casefold() for one in classes]
    if len(set(named)) < len(named):
        raise Refused("class_twice", _("A class stands in the table twice."), field="classes")
    if any(not _is_right(one, division) for one in classes):
        message = _("Every class has a name, learners, and percents from 0 to 100.")
        raise Refused("figures", message, field="classes")


def _is_right(one: ClassFigures, division: Division) -> bool:
    figures = [figure for figure in one.points if figure is not None]
    return (
        bool(one.class_group.strip())
        and one.learners > 0
        and len(one.parts) <= division.parts
        and bool(figures)
        and all(0 <= figure <= 100 and figure == figure.quantize(EXACT) for figure in figures)
    )


def _check_words(**texts: str) -> None:
    for name, text in texts.items():
        if not text.strip():
            message = _("The subject, conclusions and recommendations are required.")
            raise Refused("missing", message, field=name)


def _whole(one: ClassFigures, division: Division) -> ClassFigures:
    """The line with every part of the year, those without a figure too."""
    parts = (*one.parts, *[None] * (division.parts - len(one.parts)))
    return replace(one, class_group=one.class_group.strip(), parts=parts)


def _journal(added: QualityYear, by: UUID) -> None:
    facts = {
        "person": added.person_id,
        "order": added.entered_under.order_number,
        "subject": added.subject,
        "year": added.year,
        "summative": added.is_summative,
        "classes": added.classes,
    }
    personal = {"conclusions": added.conclusions, "recommendations": added.recommendations}
    record(action="quality.added", on=added, by=by, facts=facts, personal=personal)
