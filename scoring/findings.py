"""A finding: one sentence in both languages, the clause it rests on, and the facts it used."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from scoring import wording
from scoring.facts import Evidence
from scoring.models.base import Ref, Rule
from scoring.models.ruleset import Ruleset
from scoring.texts import Reference, Text


@dataclass(frozen=True, slots=True)
class Finding:
    """`points` is what the evidence of this finding brought: 0 where it brought none. `note` says
    where the rule is read into the act or taken from public material.
    """

    code: str
    text: Text
    reference: Reference
    evidence_ids: tuple[str, ...] = ()
    points: Fraction = Fraction(0)
    note: Text | None = None


WITH_CLAUSE = Text(kk="{sentence} ({clause}).", ru="{sentence} ({clause}).")


def find(
    rules: Ruleset,
    code: str,
    sentence: Text,
    ref: Ref,
    *,
    evidence: Iterable[Evidence] = (),
    points: Fraction | int = 0,
    note: Text | None = None,
) -> Finding:
    """A finding whose sentence is closed with the clause."""
    reference = rules.reference(ref)
    open_end = Text(kk=sentence.kk.rstrip("."), ru=sentence.ru.rstrip("."))
    text = WITH_CLAUSE.format(sentence=open_end, clause=reference.label)
    ids = tuple(item.id for item in evidence)
    return Finding(code, text, reference, ids, Fraction(points), note)


def note_on(rule: Rule) -> Text | None:
    """Why the rule is not simply the text of its act, or None where it is."""
    if rule.source == "public":
        return wording.PUBLIC_SOURCE.format(confidence=rule.confidence)
    return rule.inferred
