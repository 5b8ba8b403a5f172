"""The score sheet as its page shows it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.urls import reverse

import scoring
from attestation.models import Application
from commissions.cases import engine_sheet, frozen_content, highest_points, judge
from commissions.forms import RowState, ScoreForm, amount, typed
from commissions.models import ScoreSheet
from foundation.base.texts import said
from portfolio.states import ObserverKind, Place


@dataclass(frozen=True)
class Proof:
    """One piece of evidence beside a row."""

    title: str
    note: str
    file_id: str = ""
    file_name: str = ""
    link: str = ""


@dataclass(frozen=True)
class RowOnPage:
    """A row with everything that stands beside it."""

    state: RowState
    title: str
    base: int
    clause: str
    clause_url: str
    findings: list[str]
    proofs: list[Proof]
    value: str
    reason: str
    error: str

    @property
    def proposed(self) -> str:
        return typed(self.state.proposed)

    @property
    def shown(self) -> str:
        return said(scoring.number_text(self.state.proposed))

    @property
    def given(self) -> str:
        return said(scoring.number_text(self.state.given))

    @property
    def most(self) -> str:
        return typed(self.state.most)


@dataclass(frozen=True)
class Section:
    title: str
    rows: list[RowOnPage] = field(default_factory=list)

    @property
    def given(self) -> str:
        return said(scoring.number_text(sum((row.state.given for row in self.rows), Fraction(0))))

    @property
    def highest(self) -> str:
        return typed(sum((row.state.most for row in self.rows), Fraction(0)))


@dataclass(frozen=True)
class Bar:
    """The running total beside the threshold."""

    total: Decimal
    threshold: int
    highest: int
    missing: str
    proposed: str
    changed: int


class ScorePage:
    """One member's sheet on one case; `sheet` is None until something was saved."""

    def __init__(self, application: Application, sheet: ScoreSheet | None) -> None:
        self.application = application
        self.sheet = sheet
        self.content = frozen_content(application)
        self.engine = engine_sheet(application, self.content)
        self.rows = self._states()

    def form(self, data: Any = None) -> ScoreForm:
        return ScoreForm(self.rows, data)

    def sections(self, form: ScoreForm) -> list[Section]:
        rules = self.application.ruleset
        found = {
            code: Section(said(section.title))
            for code, section in rules.sheet("teacher").sections.items()
        }
        for state in self.rows:
            result = self.engine.row(state.number)
            found[result.section].rows.append(self._row(state, result, form))
        return [section for section in found.values() if section.rows]

    def bar(self, form: ScoreForm) -> Bar:
        points = form.points_now()
        total = scoring.total_of(points)
        judged = judge(self.application, total)
        return Bar(
            total=amount(total),
            threshold=judged.threshold,
            highest=sum(row.highest for row in self.rows),
            missing=said(scoring.number_text(judged.missing)),
            proposed=said(scoring.number_text(self.engine.total)),
            changed=sum(one != row.proposed for one, row in zip(points, self.rows, strict=True)),
        )

    def _states(self) -> list[RowState]:
        highest = highest_points(self.application.ruleset)
        if self.sheet is None:
            return [
                RowState(row.no, row.points, row.points, "", highest[row.no])
                for row in self.engine.rows
                if row.scored
            ]
        kept = {row.row: row for row in self.sheet.rows.all()}
        return [
            RowState(no, kept[no].proposed, kept[no].given, kept[no].reason, highest[no])
            for no in (row.no for row in self.engine.rows)
            if no in kept
        ]

    def _row(self, state: RowState, result: scoring.RowResult, form: ScoreForm) -> RowOnPage:
        address = reverse("law:sheet", args=[self.application.ruleset_id, "teacher"])
        return RowOnPage(
            state=state,
            title=said(result.title),
            base=result.base or 0,
            clause=said(result.reference.label),
            clause_url=f"{address}#row-{state.number}",
            findings=[said(finding.text) for finding in result.findings],
            proofs=self._proofs(state.number),
            value=form[state.name].value() or "",
            reason=form[f"{state.name}-reason"].value() or "",
            error=form.error_of(state),
        )

    def _proofs(self, number: str) -> list[Proof]:
        row = self.application.ruleset.sheet("teacher").rows[number]
        if row.kind == "observations":
            return [_observation(sheet) for sheet in self.content["observations"]]
        return [self._evidence(one) for one in self.content["evidence"] if one["row"] == number]

    def _evidence(self, item: dict[str, Any]) -> Proof:
        form = self.application.ruleset.sheet("teacher")
        notes = [_day(item["day"])]
        if item["level"]:
            notes.append(said(form.level_name(form.rows[item["row"]], item["level"])))
        if item["place"] != Place.PARTICIPANT:
            notes.append(str(Place(item["place"]).label))
        return _proof(item, " · ".join(notes))


def _proof(item: dict[str, Any], note: str) -> Proof:
    file = item["file"] or {}
    return Proof(
        title=item["title"],
        note=note,
        file_id=file.get("id", ""),
        file_name=file.get("name", ""),
        link=item["link"],
    )


def _observation(sheet: dict[str, Any]) -> Proof:
    kind = ObserverKind(sheet["observer_kind"]).label
    return Proof(
        title=f"{_day(sheet['observed_on'])}: {sheet['total']}",
        note=f"{sheet['observer_name']}, {kind}",
    )


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d.%m.%Y}"


def file_ids(content: dict[str, Any]) -> set[str]:
    """Files that a frozen portfolio names: these and no others are shown to the commission."""
    return {item["file"]["id"] for item in content["evidence"] if item["file"]}
