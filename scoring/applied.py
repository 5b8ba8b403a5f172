"""A sheet as it applies to one standing, put together once and kept."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from scoring.case import DeputyProfile, Organisation
from scoring.findings import Finding, find
from scoring.models.base import Rule
from scoring.models.rows import (
    Necessary,
    ObservationsRow,
    Points,
    Row,
    RowWhom,
    UnscoredRow,
    points_of,
)
from scoring.models.ruleset import Ruleset
from scoring.models.sheet import Sheet, Threshold
from scoring.models.whom import Whom
from scoring.standing import Standing, given, matches, missed, name_of
from scoring.texts import Reference, Text
from scoring.wording import rows as wording


class AppliedRow:
    """One row for one standing.

    `closed`: why it does not count for it, whatever the category. `of_other_profile`: it is for
    another kind of deputy. `optional`: it may stay empty. `points`: by level, by edition where
    the row goes `by_edition`.
    """

    def __init__(
        self, rules: Ruleset, form: Sheet, number: str, row: Row, standing: Standing
    ) -> None:
        self.rules, self.form, self.number, self.row = rules, form, number, row
        self.standing = standing
        self.of_other_profile = row.only_for is not None and "deputy_profiles" in missed(
            row.only_for, standing
        )
        self.optional = row.optional_for is not None and matches(row.optional_for, standing)
        self.closed = self._closed()
        self.base = {category: cell.base for category, cell in row.cells.items()}
        self.maximum = {category: cell.maximum for category, cell in row.cells.items()}
        self.reference: Mapping[str, Reference] = {
            category: rules.reference(cell.ref or row.ref) for category, cell in row.cells.items()
        }
        trainer = getattr(row, "trainer", None)
        self.trainer_kind: str | None = trainer.kind if trainer else None
        editions: Mapping[Any, Points] = getattr(row, "editions", {})
        self.by_edition = bool(editions)
        levels: Mapping[Any, Points] = editions or getattr(row, "levels", {})
        self.points = {
            level: said.points for level, said in levels.items() if isinstance(said, Points)
        }
        self.compete = form.summation.one_kind_of_work.get(row.section, row)
        self.sentence = cache(self._sentence)
        self.rule_of = cache(self._rule_of)
        self._why_unscored = {category: self._unscored(category) for category in row.cells}
        self.nothing_shown = self._nothing_shown()

    def _closed(self) -> Finding | None:
        row = self.row
        if isinstance(row, UnscoredRow):
            return find(self.rules, "never_scored", "not_met", wording.NEVER_SCORED, row)
        if row.only_for is not None and missed(row.only_for, self.standing):
            return self._not_for(row.only_for, missed(row.only_for, self.standing)[-1])
        if row.not_for is not None and matches(row.not_for, self.standing):
            return self._not_for(row.not_for, given(row.not_for)[-1])
        return None

    def _not_for(self, rule: RowWhom, key: Any) -> Finding:
        if self.of_other_profile:
            return find(self.rules, "other_profile", "not_met", wording.OTHER_PROFILE, rule)
        sentence = wording.NOT_FOR_PERSON.format(name=name_of(key, self.standing, self.rules))
        return find(self.rules, "not_for_person", "not_met", sentence, rule)

    def unscored(self, category: str) -> Finding | None:
        """Why the row brings this category nothing, or None where it counts."""
        return self._why_unscored[category]

    def _unscored(self, category: str) -> Finding | None:
        if self.closed is not None or self.base[category] is not None:
            return self.closed
        sentence = wording.NOT_FOR_CATEGORY
        return find(
            self.rules, "not_for_category", "not_met", sentence, self.row, category=category
        )

    def _nothing_shown(self) -> Finding:
        rule, sentence = self.row.optional_for, wording.NO_EVIDENCE_OPTIONAL
        if rule is None or not self.optional:
            return find(self.rules, "no_evidence", "not_met", wording.NO_EVIDENCE, self.row)
        return find(self.rules, "no_evidence", "not_met", sentence, rule)

    def least(self, category: str) -> int:
        """The points without which the row, being necessary, is not there."""
        rule = self.row.necessary_for
        printed = rule is not None and rule.needs == "printed_points"
        return (self.base[category] or 0) if printed else 1

    def _sentence(self, template: Text, level: str) -> Text:
        """A sentence with the name that a level or edition has in this row."""
        name = self.form.level_name(self.row, level)
        return Text(
            kk=template.kk.replace("{level}", name.kk), ru=template.ru.replace("{level}", name.ru)
        )

    def _rule_of(self, level: str) -> Rule:
        """The row, or for points that another clause says or nobody prints, as they are read."""
        said = points_of(self.row, level)
        if not isinstance(said, Points) or (said.ref is None and said.inferred is None):
            return self.row
        return Rule(ref=said.ref or self.row.ref, inferred=said.inferred)


class AppliedSheet:
    """One sheet for one standing: its rows, its line of totals, and by category what must be
    reached, the rows that count, and the points of those without which a total does not conform
    (`least`). `observations`: the row for which observation sheets must be shown, if any.
    `possible`: the standings that facts still unknown leave open, none where nothing depends on
    one.

    Rows of other deputies' profiles do not apply and lower what must be reached by their base
    points, unless the line of totals leaves them out already.
    """

    def __init__(self, rules: Ruleset, code: str, standing: Standing) -> None:
        form = rules.sheet(code)
        self.rules, self.code, self.form = rules, code, form
        self.rows = {
            number: AppliedRow(rules, form, number, row, standing)
            for number, row in form.rows.items()
        }
        self.group, self.line = _line_for(form, standing)
        self.printed = {category: total.base for category, total in self.line.totals.items()}
        self.threshold = {category: self._threshold(category) for category in self.printed}
        self.counted = {
            category: tuple(row for row in self.rows.values() if row.unscored(category) is None)
            for category in self.printed
        }
        self.least = {category: self._least(category) for category in self.printed}
        self.observations = self._observations()
        self.possible = _possible(form, standing)
        ladder = rules.categories.ladders[form.ladder].order
        self.from_highest = tuple(
            category for category in reversed(ladder) if category in self.printed
        )

    def _observations(self) -> ObservationsRow | None:
        for one in self.rows.values():
            if isinstance(one.row, ObservationsRow) and not (one.closed or one.optional):
                return one.row
        return None

    def _threshold(self, category: str) -> int:
        other = (
            row.base[category] or 0
            for number, row in self.rows.items()
            if row.of_other_profile and number not in self.line.without
        )
        return self.printed[category] - sum(other)

    def _least(self, category: str) -> dict[str, int]:
        return {
            row.number: row.least(category)
            for row in self.counted[category]
            if _is_necessary(row.row.necessary_for, category)
        }


def _possible(form: Sheet, standing: Standing) -> tuple[Standing, ...]:
    named = {key for whom in _whoms(form) for key in given(whom)}
    possible = [standing]
    if standing.organisations is None and "organisations" in named:
        known = get_args(Organisation)
        possible = [replace(one, organisations=code) for one in possible for code in known]
    if standing.deputy_profiles is None and "deputy_profiles" in named:
        known = get_args(DeputyProfile)
        possible = [replace(one, deputy_profiles=code) for one in possible for code in known]
    return tuple(possible) if possible != [standing] else ()


def _whoms(form: Sheet) -> Iterator[Whom]:
    """Everything on a sheet that is for some and not for others."""
    for row in form.rows.values():
        named = (row.only_for, row.not_for, row.optional_for, getattr(row, "reduced", None))
        yield from (whom for whom in named if whom is not None)
    yield from (line.whom for line in form.thresholds.values() if line.whom is not None)


def _is_necessary(rule: Necessary | None, category: str) -> bool:
    return rule is not None and category in rule.categories


def _line_for(form: Sheet, standing: Standing) -> tuple[str, Threshold]:
    """The line of totals for a standing: the first made for it, else the one for everybody."""
    for code, line in form.thresholds.items():
        if line.whom is not None and matches(line.whom, standing):
            return code, line
    return "all", form.thresholds["all"]


_APPLIED: dict[tuple[int, str, Standing], AppliedSheet] = {}


def applied_sheet(rules: Ruleset, code: str, standing: Standing) -> AppliedSheet:
    """The sheet for a standing, kept for the next who asks. Raises NoSuchRule.

    Kept by the identity of the ruleset, which the kept sheet holds on to.
    """
    key = (id(rules), code, standing)
    found = _APPLIED.get(key)
    if found is None:
        found = _APPLIED[key] = AppliedSheet(rules, code, standing)
    return found
