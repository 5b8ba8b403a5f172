"""What the card of certification shows, and the page on which somebody certifies."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from foundation.accounts.models import User
from foundation.base.models import StoredFile
from foundation.base.texts import said
from portfolio.models import (
    Certification,
    Entered,
    Evidence,
    Observation,
    QualityYear,
    TransmissionProof,
)
from portfolio.permissions import may_certify, may_confirm
from portfolio.selectors import Assessed, Certified, certified_of, portfolio_content
from portfolio.selectors.quality import figures_row, quality_of
from portfolio.selectors.transmission import coverage_row, proofs_in
from portfolio.states import Act
from scoring.dynamics import year_title


@dataclass(frozen=True)
class ActLine:
    """One of the three acts; `state` is the timeline's: done, now or ahead."""

    number: int
    title: str | Promise
    state: str
    who: str
    at: datetime | None


@dataclass(frozen=True)
class Card:
    """How the portfolio stands, and what its reader may say of it now: `action` is an act or ""."""

    sha256: str
    acts: list[ActLine]
    action: str
    voided: Certification | None
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)

    @property
    def confirmed(self) -> bool:
        return all(line.state == "done" for line in self.acts)


@dataclass(frozen=True)
class RowSaid:
    """A row of the sheet with what stands in it, as it is certified."""

    number: str
    title: str
    pieces: list[str]
    files: list[StoredFile]


def state_of(found: Assessed) -> Certified:
    content = portfolio_content(found.person, found.since, found.day)
    return certified_of(found.person, content)


def card_of(found: Assessed, user: User, *, enters: bool = False) -> Card:
    """`enters`: whether the user may enter for this person."""
    state = state_of(found)
    changes = state.changes
    return Card(
        sha256=state.sha256,
        acts=_acts(state),
        action=_action(state, user, enters),
        voided=state.voided,
        added=[name_of(one) for one in changes.added],
        removed=[_removed(one) for one in changes.removed],
        altered=[name_of(one) for one in changes.altered],
    )


def rows_said(found: Assessed) -> list[RowSaid]:
    """Every row in which something stands, with its pieces and their files."""
    rows = []
    for number, row in found.form.rows.items():
        items = [item for item in found.evidence if item.row == number]
        beside = list(_beside(found, number))
        if row.kind == "observations":
            beside += found.observations
        pieces = [item.title for item in items] + [name_of(one) for one in beside]
        proofs = [one for one in beside if isinstance(one, TransmissionProof)]
        files = [item.file for item in (*items, *proofs) if item.file]
        if pieces:
            rows.append(RowSaid(number, said(row.title), pieces, files))
    return rows


def _beside(found: Assessed, number: str) -> Iterator[Entered]:
    """Figures of quality and proofs of transmission that bring points in a row."""
    figures = figures_row(found.form)
    if figures and figures[0] == number:
        yield from (one.item for one in quality_of(found.person) if one.item)
    laws = found.ruleset.transmission.values()
    if number in {coverage_row(found.form, law) for law in laws}:
        yield from proofs_in(found.person, found.since, found.day)


def name_of(entered: Entered) -> str:
    """A piece in a few words: the row and title of evidence, the day and total of a sheet."""
    if isinstance(entered, Evidence):
        return f"{entered.row} · {entered.title}"
    if isinstance(entered, QualityYear):
        return f"{entered.subject}, {year_title(entered.year)}"
    if isinstance(entered, TransmissionProof):
        return entered.title
    assert isinstance(entered, Observation)
    day = date_format(entered.observed_on, "SHORT_DATE_FORMAT")
    return _("Observation sheet of %(day)s: %(total)s") % {"day": day, "total": entered.total}


def _removed(entered: Entered) -> str:
    if entered.withdrawn_at is None:
        return _("%(piece)s (outside the attestation period by now)") % {"piece": name_of(entered)}
    return name_of(entered)


def _acts(state: Certified) -> list[ActLine]:
    known = {
        Act.OFFERED: state.offered,
        Act.CERTIFIED: state.certified,
        Act.CONFIRMED: state.confirmed,
    }
    lines: list[ActLine] = []
    for number, (act, done) in enumerate(known.items(), start=1):
        is_done = done is not None or (act == Act.OFFERED and state.certified is not None)
        follows = all(line.state == "done" for line in lines)
        status = "done" if is_done else "now" if follows and state.pieces else "ahead"
        who = done.signer["name"] if done else ""
        lines.append(ActLine(number, act.label, status, who, done.at if done else None))
    return lines


def _action(state: Certified, user: User, enters: bool) -> str:
    """What the reader may say now: the teacher confirms, the head certifies, the officer offers."""
    if not state.pieces:
        return ""
    if state.certified:
        waits = not state.confirmed and may_confirm(user, state.person)
        return Act.CONFIRMED.value if waits else ""
    if may_certify(user, state.person):
        return Act.CERTIFIED.value
    return Act.OFFERED.value if enters and not state.offered else ""
