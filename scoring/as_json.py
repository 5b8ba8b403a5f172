"""An assessment as plain data for JSON.

Whole numbers are integers. Any other number is a decimal in quotes: exact where it ends ("60.8"),
otherwise rounded half up to six places ("61.333333"). Days are ISO. A clause is written in codes,
"order-153-2024, annex 8, sheet 1, row 2.1"; texts cite it in words.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

from scoring.assessment import Assessment, Decision, Due, Missing, Piece, RowScore, Score, TestNeed
from scoring.documents import Item, Submission
from scoring.findings import Finding
from scoring.models.citing import cited
from scoring.numbers import Number
from scoring.texts import Text

PLACES = 6  # of a number whose decimals never end
Plain = dict[str, Any]


def as_json(assessment: Assessment) -> Plain:
    """The whole answer; `json.dumps` takes it as it is."""
    rules, level, score = assessment.ruleset, assessment.commission_level, assessment.score
    return {
        "ruleset": rules.id,
        "digest": rules.digest,
        "date": assessment.case.date.isoformat(),
        "commission_level": level.level if level else None,
        "eligible": assessment.eligible,
        "findings": [_finding(found) for found in assessment.findings],
        "knowledge_test": _knowledge_test(assessment.knowledge_test),
        "score": _score(score) if score else None,
        "outcome": _outcome(assessment.outcome) if assessment.outcome else None,
        "documents": _documents(assessment.documents),
        "deadlines": [_due(due) for due in assessment.deadlines],
        "missing": [_missing(missing) for missing in assessment.missing],
    }


def number(value: Number) -> int | str:
    """7, "60.8", "61.333333"."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return exact.numerator
    places = _places(exact.denominator)
    digits = str(floor(abs(exact) * 10**places + Fraction(1, 2))).rjust(places + 1, "0")
    return f"{'-' if exact < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _places(denominator: int) -> int:
    """Decimal places that write a fraction exactly; PLACES where none do."""
    enough = (n for n in range(1, denominator.bit_length()) if 10**n % denominator == 0)
    return next(enough, PLACES)


def _finding(found: Finding) -> Plain:
    said: Plain = {
        "code": found.code,
        "status": found.status,
        "clause": cited(found.ref),
        **_texts(found.text),
        "facts": plain(found.facts),
    }
    note = found.note
    return {**said, "note_kk": note.kk, "note_ru": note.ru} if note else said


def _knowledge_test(need: TestNeed) -> Plain:
    return {
        "required": need.required,
        "threshold": need.threshold,
        "status": need.status,
        "category_by_result": need.category_by_result,
    }


def _score(score: Score) -> Plain:
    return {
        "sheet": score.sheet,
        "group": score.group,
        "rows": [_row(row) for row in score.rows],
        "total": number(score.total),
        "threshold": score.threshold,
        "printed": score.printed,
        "conforms": score.conforms,
        "category_reached": score.category_reached,
        "warnings": [_finding(found) for found in score.warnings],
        "barring": [_finding(found) for found in score.barring],
    }


def _row(row: RowScore) -> Plain:
    return {
        "row": row.row,
        "points": number(row.points),
        "clause": cited(row.reference),
        "base": row.base,
        "maximum": row.maximum,
        "applies": row.applies,
        "optional": row.optional,
        "from": [_piece(piece) for piece in row.pieces],
    }


def _piece(piece: Piece) -> Plain:
    return {
        "work": piece.work or None,
        "points": number(piece.points),
        "evidence": piece.index,
        "code": piece.finding.code,
        "clause": cited(piece.finding.ref),
        **_texts(piece.finding.text),
    }


def _outcome(decision: Decision) -> Plain:
    return {
        "code": decision.code,
        "category": decision.category,
        "valid_until": plain(decision.valid_until),
        "provisional": decision.provisional,
        "reasons": [_finding(found) for found in decision.reasons],
    }


def _documents(submission: Submission) -> Plain:
    channel = submission.channel
    return {
        "channel": channel.code if channel else None,
        "channel_clause": cited(channel.reference) if channel else None,
        "clause": cited(submission.by.ref),
        "items": [_item(item) for item in submission.items],
        "refusal_grounds": [
            {"code": code, "clause": cited(rule.ref), **_texts(rule.text)}
            for code, rule in submission.refusal_grounds.items()
        ],
    }


def _item(item: Item) -> Plain:
    details = [{"clause": cited(one.ref), **_texts(one.text)} for one in item.details]
    return {"code": item.code, "source": item.source, **_texts(item.text), "details": details}


def _due(due: Due) -> Plain:
    return {
        "code": due.code,
        "due": due.due.isoformat(),
        "clause": cited(due.reference),
        **_texts(due.text),
    }


def _missing(missing: Missing) -> Plain:
    return {
        "code": missing.code,
        "row": missing.row,
        **_texts(missing.text),
        "earliest": plain(missing.earliest),
    }


def _texts(text: Text) -> Plain:
    return {"text_kk": text.kk, "text_ru": text.ru}


def plain(value: Any) -> Any:
    """A fact as JSON knows it. Raises TypeError for what is no fact."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Fraction):
        return number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Text):
        return value.as_dict()
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [plain(inner) for inner in value]
    raise TypeError(f"{value!r} is no fact of a finding")
