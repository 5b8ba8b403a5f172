"""A portfolio by school years: what each has, and what it lacks of what is yearly."""

from collections import Counter
from dataclasses import dataclass, field

from portfolio.models import Evidence, Observation
from portfolio.selectors.progress import Assessed, sheets_needed
from scoring import Text, school_year
from scoring.models.rows import ObservationsRow


@dataclass(frozen=True)
class ObservedYear:
    """A school year by the year it begins in."""

    begins: int
    count: int
    needed: int

    @property
    def title(self) -> str:
        return f"{self.begins}–{self.begins + 1}"

    @property
    def lacks(self) -> int:
        return max(self.needed - self.count, 0)


@dataclass(frozen=True)
class GatheredYear(ObservedYear):
    """The same with what was gathered in it. `observers`: those obligatory ones without a sheet;
    `clause`: what asks for the sheets of every year.
    """

    evidence: list[Evidence] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    observers: tuple[str, ...] = ()
    clause: Text | None = None


def observed_years(found: Assessed) -> list[ObservedYear]:
    """Every school year of the period that has a sheet, and the present one; newest first."""
    needed, rules = sheets_needed(found), found.ruleset
    counts = Counter(school_year(rules, sheet.observed_on) for sheet in found.observations)
    years = {school_year(rules, found.day), *counts}
    return [ObservedYear(year, counts[year], needed) for year in sorted(years, reverse=True)]


def gathered_years(found: Assessed) -> list[GatheredYear]:
    """Every school year of the attestation period, the empty ones too; newest first."""
    rules, needed = found.ruleset, sheets_needed(found)
    first, last = school_year(rules, found.since), school_year(rules, found.day)
    return [_gathered(found, year, needed) for year in range(last, first - 1, -1)]


def _gathered(found: Assessed, year: int, needed: int) -> GatheredYear:
    rules = found.ruleset
    evidence = [item for item in found.evidence if school_year(rules, item.day) == year]
    sheets = [one for one in found.observations if school_year(rules, one.observed_on) == year]
    row = next((row for row in found.form.rows.values() if isinstance(row, ObservationsRow)), None)
    asked = row.observers_needed.roles if row is not None and needed else ()
    shown = {sheet.observer_kind for sheet in sheets}
    return GatheredYear(
        begins=year,
        count=len(sheets),
        needed=needed,
        evidence=evidence,
        observations=sheets,
        observers=tuple(role for role in asked if role not in shown),
        clause=rules.reference(row.sheets_needed.ref).label if row is not None else None,
    )
