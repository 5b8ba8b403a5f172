"""The score sheet as its page shows it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.urls import reverse

import scoring
from attestation.models import Application
from commissions.cases import engine_score, frozen_content, highest_points, judge, sheet_form
from commissions.forms.sheets import RowState, ScoreForm, typed
from commissions.models import ScoreSheet
from commissions.pages.counted import counted
from foundation.base.numbers import in_decimals
from foundation.base.texts import said
from lessons.selectors.sheets import objections_to
from portfolio.selectors import code_of_today
from portfolio.sheet_fields import levels_of, takes_evidence
from portfolio.states import ObserverKind, Place


@dataclass(frozen=True)
class Proof:
    """One piece of evidence beside a row."""

    title: str
    note: str
    file_id: str = ""
    file_name: str = ""
    link: str = ""
    objection: str = ""


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
        self.engine = engine_score(application, self.content)
        self.printed = sheet_form(application)
        self.rows = self._states()

    def form(self, data: Any = None) -> ScoreForm:
        return ScoreForm(self.rows, data)

    def sections(self, form: ScoreForm) -> list[Section]:
        found = {
            code: Section(said(section.title)) for code, section in self.printed.sections.items()
        }
        scored = {row.row: row for row in self.engine.rows}
        for state in self.rows:
            section = self.printed.rows[state.number].section
            found[section].rows.append(self._row(state, scored[state.number], form))
        return [section for section in found.values() if section.rows]

    def bar(self, form: ScoreForm) -> Bar:
        points = form.points_now()
        total = scoring.total_of(points)
        judged = judge(self.application, total)
        return Bar(
            total=in_decimals(total),
            threshold=judged.threshold,
            highest=sum(row.highest for row in self.rows),
            missing=said(scoring.number_text(judged.missing)),
            proposed=said(scoring.number_text(self.engine.total)),
            changed=sum(one != row.proposed for one, row in zip(points, self.rows, strict=True)),
        )

    def _states(self) -> list[RowState]:
        highest = highest_points(self.application)
        if self.sheet is None:
            return [
                RowState(row.row, Fraction(row.points), Fraction(row.points), "", highest[row.row])
                for row in self.engine.rows
                if row.base is not None
            ]
        kept = {row.row: row for row in self.sheet.rows.all()}
        return [
            RowState(no, kept[no].proposed, kept[no].given, kept[no].reason, highest[no])
            for no in (row.row for row in self.engine.rows)
            if no in kept
        ]

    def _row(self, state: RowState, result: scoring.RowScore, form: ScoreForm) -> RowOnPage:
        address = reverse("law:sheet", args=[self.application.ruleset_id, self.engine.sheet])
        return RowOnPage(
            state=state,
            title=said(self.printed.rows[result.row].title),
            base=result.base or 0,
            clause=said(result.reference.label),
            clause_url=f"{address}#row-{state.number}",
            findings=[said(piece.finding.text) for piece in result.pieces],
            proofs=self._proofs(state.number),
            value=form[state.name].value() or "",
            reason=form[f"{state.name}-reason"].value() or "",
            error=form.error_of(state),
        )

    def _proofs(self, number: str) -> list[Proof]:
        if not takes_evidence(self.printed.rows[number]):
            return self._observations()
        own = [self._evidence(one) for one in self.content["evidence"] if one["row"] == number]
        beside = counted(self.content, self.application.ruleset, self.printed, number)
        return own + [_proof(one, one["note"]) for one in beside]

    def _observations(self) -> list[Proof]:
        """Observation sheets, each with what the teacher objects to it today."""
        sheets = self.content["observations"]
        objected = objections_to([sheet["id"] for sheet in sheets])
        return [_observation(sheet, objected.get(sheet["id"], "")) for sheet in sheets]

    def _evidence(self, item: dict[str, Any]) -> Proof:
        notes = [_day(item["day"])]
        if item["level"]:
            names = dict(levels_of(self.printed, self.printed.rows[item["row"]]))
            level = code_of_today(item["level"])
            notes.append(names.get(level, level))
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


def _observation(sheet: dict[str, Any], objection: str) -> Proof:
    kind = ObserverKind(sheet["observer_kind"]).label
    return Proof(
        title=f"{_day(sheet['observed_on'])}: {sheet['total']}",
        note=f"{sheet['observer_name']}, {kind}",
        objection=objection,
    )


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d.%m.%Y}"


def title_of_file(content: dict[str, Any], file_id: str) -> str | None:
    """What a file proves in a frozen portfolio; None: it names no such file, so it is not shown."""
    items = [*content["evidence"], *content.get("transmission", [])]
    named = {item["file"]["id"]: item["title"] for item in items if item["file"]}
    return named.get(file_id)
