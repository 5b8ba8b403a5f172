"""A person as facts are compared with: what the school typed, and the sheet it was typed for."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import scoring
from foundation.base import clock
from portfolio.models import Evidence
from portfolio.selectors import attestation_period, main_employment, sheet_of
from portfolio.sheet_fields import levels_of
from registry.models import Employment, Person
from scoring import Ruleset
from scoring.models.rows import HoursRow, Row, WorksRow
from scoring.models.sheet import Sheet


@dataclass(frozen=True)
class About:
    """Reads what `selectors.with_sources` prefetches."""

    person: Person

    @cached_property
    def work(self) -> Employment | None:
        return main_employment(self.person, clock.today())

    @cached_property
    def rules(self) -> Ruleset | None:
        if self.work is None:
            return None
        return scoring.ruleset_on(clock.today(), self.work.organisation.region_id)

    @cached_property
    def form(self) -> Sheet | None:
        """The sheet the person is scored on; None for who has no such post today."""
        if self.work is None or self.rules is None:
            return None
        return self.rules.sheet(sheet_of(self.rules, self.work))

    @cached_property
    def since(self) -> date | None:
        """The first day of the attestation period."""
        if self.rules is None:
            return None
        return attestation_period(self.person, self.rules, clock.today())[0]

    @cached_property
    def course_rows(self) -> dict[str, Row]:
        """Rows of the sheet that add hours up."""
        rows = self.form.rows if self.form else {}
        return {number: row for number, row in rows.items() if isinstance(row, HoursRow)}

    @cached_property
    def contest_rows(self) -> dict[str, Row]:
        """Rows of the sheet where winning counts."""
        rows = self.form.rows if self.form else {}
        return {
            number: row
            for number, row in rows.items()
            if isinstance(row, WorksRow) and row.winner_bonus is not None
        }

    @cached_property
    def level_names(self) -> dict[str, str]:
        found = [
            pair
            for row in self.contest_rows.values()
            if self.form
            for pair in levels_of(self.form, row)
        ]
        return dict(found)

    def evidence_of(self, rows: dict[str, Row]) -> list[Evidence]:
        """What stands in these rows and was not withdrawn."""
        return [
            item
            for item in self.person.evidence.all()
            if item.row in rows and item.withdrawn_at is None
        ]
