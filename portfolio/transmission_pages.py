"""The steps of transmission as their page shows them: done, lacking, and what they bring."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.base.texts import said
from law.key_names import VALUES
from portfolio.models import TransmissionProof
from portfolio.selectors import Assessed
from portfolio.selectors.transmission import Place, coverage_row, places_of, stated
from scoring.models.base import WordedRule
from scoring.models.transmission import Transmission, TransmissionStep


@dataclass(frozen=True)
class StepLine:
    """A step with its proofs; `note` tells where the print disagrees with itself about it."""

    code: str
    name: str
    text: str
    state: str
    if_any: bool
    note: str
    proofs: list["ProofLine"]


@dataclass(frozen=True)
class ProofLine:
    item: TransmissionProof
    details: str


@dataclass(frozen=True)
class PlaceLine:
    name: str
    key: str
    is_whole: bool
    steps: list[StepLine]


@dataclass(frozen=True)
class Transmitted:
    """The whole page of one category."""

    title: str
    rule: str
    steps: list[StepLine]
    places: list[PlaceLine]
    whole: int
    needed: int
    first_step: str
    lacks: list[str]
    row: str | None
    points: list[str]
    stated: int
    counts: bool


def transmitted(found: Assessed, category: str) -> Transmitted:
    """What is shown for a category, and what lacks by step."""
    law = found.ruleset.transmission[category]
    places = places_of(law, category, found.proofs)
    steps = _lines(found, law.steps, _by_step(found.proofs, law, category))
    whole = sum(not place.lacks(law) for place in places)
    row = coverage_row(found.form, law)
    return Transmitted(
        title=said(law.title),
        rule=_with_clause(found, law.places),
        steps=steps,
        places=[_place(found, law, place) for place in places],
        whole=whole,
        needed=law.places.count,
        first_step=next(iter(law.of_each_place)),
        lacks=_lacks(law, steps, places),
        row=row,
        points=_points(found, row) if row else [],
        stated=stated(found.evidence, row, law.level) if row else 0,
        counts=any(one.row == row and one.level == law.level for one in found.passed),
    )


def sealers(step: TransmissionStep) -> list[tuple[str, str]]:
    """Who may sign and seal the document of a step."""
    return [(code, str(VALUES[code])) for code in step.sealed_by]


def note_of(found: Assessed, step: TransmissionStep) -> str:
    """Where the law's two languages say different things about the step, and how it is read."""
    if step.discrepancy is None:
        return ""
    known = found.ruleset.discrepancies[step.discrepancy]
    return f"{said(known.text)} {said(known.read_as)}"


def _by_step(
    proofs: Iterable[TransmissionProof], law: Transmission, category: str
) -> dict[str, list[TransmissionProof]]:
    """Proofs of the steps that are taken once."""
    found: dict[str, list[TransmissionProof]] = {}
    for one in proofs:
        if one.category == category and one.step in law.steps:
            found.setdefault(one.step, []).append(one)
    return found


def _lines(
    found: Assessed,
    steps: Mapping[str, TransmissionStep],
    proofs: Mapping[str, list[TransmissionProof]],
) -> list[StepLine]:
    """The steps in the order of the law; the first that lacks its proof is the present one."""
    waiting = [code for code, step in steps.items() if code not in proofs and not step.if_any]
    return [
        StepLine(
            code=code,
            name=said(step.name),
            text=_with_clause(found, step),
            state="done" if code in proofs else "now" if code in waiting[:1] else "ahead",
            if_any=step.if_any,
            note=note_of(found, step),
            proofs=[ProofLine(one, _details(step, one)) for one in proofs.get(code, ())],
        )
        for code, step in steps.items()
    ]


def _place(found: Assessed, law: Transmission, place: Place) -> PlaceLine:
    steps = _lines(found, law.of_each_place, place.proofs)
    return PlaceLine(said(place.name), place.key, not place.lacks(law), steps)


def _details(step: TransmissionStep, one: TransmissionProof) -> str:
    """№, day, venue and who sealed it, as far as there are any."""
    sealed = dict(sealers(step)).get(one.sealed_by)
    parts = [
        f"№\N{NO-BREAK SPACE}{one.number}" if one.number else "",
        date_format(one.day, "SHORT_DATE_FORMAT"),
        one.venue,
        _("signed and sealed by: %(who)s") % {"who": sealed} if sealed else "",
    ]
    return " · ".join(part for part in parts if part)


def _lacks(law: Transmission, steps: Sequence[StepLine], places: Sequence[Place]) -> list[str]:
    """What lacks, step by step, then place by place, then places themselves."""
    once = [one.name for one in steps if one.state != "done" and not one.if_any]
    there = [
        f"{said(place.name)}: {said(law.of_each_place[code].name)}"
        for place in places
        for code in place.lacks(law)
    ]
    short = law.places.count - len(places)
    return [*once, *there, *([_more_places(law.places.kind, short)] if short > 0 else [])]


def _more_places(kind: str, number: int) -> str:
    if kind == "district":
        words = ngettext(
            "%(number)s more district or town", "%(number)s more districts or towns", number
        )
    else:
        words = ngettext("%(number)s more region", "%(number)s more regions", number)
    return words % {"number": number}


def _points(found: Assessed, row: str) -> list[str]:
    known = {score.row: score for score in found.score.rows}
    return [said(piece.finding.text) for piece in known[row].pieces] if row in known else []


def _with_clause(found: Assessed, rule: WordedRule) -> str:
    clause = said(found.ruleset.reference(rule.ref).label)
    return f"{said(rule.text).rstrip('.')} ({clause})."
