"""The quality of knowledge as the law counts it."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from django.db.models import QuerySet

from foundation.accounts.models import User
from portfolio.figures import SubjectYear, subject_year
from portfolio.models import QualityYear
from portfolio.selectors.people import people_for_user
from registry.models import Person
from scoring import ClassYear, Dynamics, Ruleset, dynamics_of, school_year
from scoring.case import Indicator
from scoring.models.rows import DynamicsRow
from scoring.models.sheet import Sheet


def quality_for_user(user: User) -> QuerySet[QualityYear]:
    return QualityYear.objects.filter(person__in=people_for_user(user))


def quality_of(person: Person) -> list[SubjectYear]:
    """Reports that were not withdrawn, by subject and year; reads what is prefetched."""
    live = [one for one in person.quality_years.all() if one.withdrawn_at is None]
    return [subject_year(one) for one in sorted(live, key=lambda one: (one.subject, one.year))]


def withdrawn_quality(person: Person) -> list[QualityYear]:
    """Reports taken out, the newest withdrawal first."""
    found = [one for one in person.quality_years.all() if one.withdrawn_at is not None]
    return sorted(found, key=lambda one: str(one.withdrawn_at), reverse=True)


def figures_row(form: Sheet) -> tuple[str, DynamicsRow] | None:
    """The row of a sheet whose dynamics is computed from figures, with its number."""
    rows = form.rows.items()
    found = [(no, row) for no, row in rows if isinstance(row, DynamicsRow) and row.figures]
    return found[0] if found else None


def years_to_enter(rules: Ruleset, present: int) -> list[int]:
    """School years whose figures may count now or in this one, the newest first."""
    longest = max((row[1].figures.years for row in _rows(rules) if row[1].figures), default=0)
    return list(range(present, present - longest - 1, -1)) if longest else []


def computed(
    rules: Ruleset, form: Sheet, years: Sequence[SubjectYear], day: date
) -> Dynamics | None:
    """The dynamics of the last school years; None where the sheet has no such row, or nothing is
    entered for a subject with summative assessment.
    """
    found, counted = figures_row(form), [one for one in years if one.is_summative]
    if found is None or not counted:
        return None
    last = last_year(counted, school_year(rules, day))
    return dynamics_of(rules, found[1], _classes(counted), last_year=last)


def indicators_of(
    rules: Ruleset, form: Sheet, years: Sequence[SubjectYear], day: date
) -> dict[str, Indicator]:
    """What the figures say of the row, where they say enough."""
    found, dynamics = figures_row(form), computed(rules, form, years, day)
    if found is None or dynamics is None or dynamics.indicator is None:
        return {}
    return {found[0]: dynamics.indicator}


def last_year(years: Sequence[SubjectYear], present: int) -> int:
    """The present school year once all its classes have figures of its end; till then the one
    before.
    """
    classes = [line for one in years if one.year == present for line in one.classes]
    is_over = bool(classes) and all(line.end is not None for line in classes)
    return present if is_over else present - 1


def _classes(years: Sequence[SubjectYear]) -> list[ClassYear]:
    return [
        ClassYear(one.year, line.learners, Fraction(line.start), Fraction(line.end))
        for one in years
        for line in one.classes
        if line.start is not None and line.end is not None
    ]


def _rows(rules: Ruleset) -> list[tuple[str, DynamicsRow]]:
    return [found for form in rules.sheets.values() if (found := figures_row(form))]
