"""How far the sheets of one lesson lie apart. Shown only of a lesson that is no longer sealed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from foundation.base.numbers import in_decimals
from foundation.base.texts import said
from lessons.content import levels_of, total_of
from lessons.models import Sheet
from scoring.models.observation import Criterion, ObservationForm


@dataclass(frozen=True)
class Line:
    """One criterion, or the whole sheet: each observer's sum, of how many at most."""

    number: str
    title: str
    sums: list[int]
    maximum: int

    @property
    def apart(self) -> int:
        return max(self.sums) - min(self.sums)


@dataclass(frozen=True)
class Spread:
    sheets: list[Sheet]
    total: Line
    lines: list[Line]

    @property
    def mean(self) -> Decimal:
        return in_decimals(Fraction(sum(self.total.sums), len(self.total.sums)))


def spread_of(sheets: Sequence[Sheet]) -> Spread | None:
    """Of two or more sheets of one lesson on one form; None of fewer."""
    if len(sheets) < 2 or len({sheet.form for sheet in sheets}) > 1:
        return None
    form = sheets[0].ruleset.observation_form(sheets[0].form)
    total = Line("", "", [total_of(sheet.content) for sheet in sheets], form.maximum)
    return Spread(list(sheets), total, _lines(sheets, form))


def _lines(sheets: Sequence[Sheet], form: ObservationForm) -> list[Line]:
    highest = max(form.levels.values)
    return [
        Line(
            number,
            said(criterion.title),
            [_sum(sheet, criterion) for sheet in sheets],
            len(criterion.descriptors) * highest,
        )
        for section in form.sections.values()
        for number, criterion in section.criteria.items()
    ]


def _sum(sheet: Sheet, criterion: Criterion) -> int:
    levels = levels_of(sheet.content)
    return sum(levels[int(number)] for number in criterion.descriptors)
