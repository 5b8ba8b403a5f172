"""A finding: a rule held against the facts, with the clause it rests on.

Its sentence is put together only when somebody reads it: most findings of a day are never read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from scoring.models.base import Ref, Rule
from scoring.models.ruleset import Ruleset
from scoring.numbers import Number
from scoring.texts import Reference, Text, number_text, points_text
from scoring.wording import findings as wording

Status = Literal["met", "not_met", "unknown"]
# How a fact is written in a sentence, by its name; a day by its kind, any other fact as it is.
WRITTEN: Mapping[str, Callable[[Ruleset, Any], Text | str]] = {
    "points": lambda _rules, value: points_text(value),
    "base": lambda _rules, value: points_text(value),
    "reached": lambda _rules, value: points_text(value),
    "least": lambda _rules, value: points_text(value),
    "lacks": lambda _rules, value: points_text(value),
    "total": lambda _rules, value: number_text(value),
    "step": lambda _rules, value: number_text(value),
    "percent": lambda _rules, value: number_text(value),
    "category": lambda rules, value: rules.category_name(value),
    "present": lambda rules, value: rules.category_name(value),
    "declared": lambda rules, value: rules.category_name(value),
    "certificate": lambda rules, value: rules.languages.name_of(value),
    "next_category": lambda rules, value: rules.category_name(value),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`facts` are what the rule was held against, as they go out in JSON and into the sentence;
    `points` is what the evidence of this finding brought; `note` says where the rule is read into
    the act or taken from public material.
    """

    code: str
    status: Status
    rules: Ruleset = field(repr=False, compare=False)
    sentence: Text
    ref: Ref
    facts: Mapping[str, Any] = field(default_factory=dict)
    points: Number = 0
    rule: Rule | None = field(default=None, repr=False)

    @property
    def text(self) -> Text:
        """The sentence, closed with its clause."""
        said = self.statement
        open_end = Text(kk=said.kk.rstrip("."), ru=said.ru.rstrip("."))
        return wording.WITH_CLAUSE.format(sentence=open_end, clause=self.reference.label)

    @property
    def statement(self) -> Text:
        """The sentence alone. `{rule}` in it is the wording of the rule."""
        facts = {"points": self.points, **self.facts}
        said = {name: _written(self.rules, name, value) for name, value in facts.items()}
        if self.rule is not None and self.rule.text is not None:
            said.setdefault("rule", self.rule.text)
        return self.sentence.format(**said)

    @property
    def reference(self) -> Reference:
        return self.rules.reference(self.ref)

    @property
    def note(self) -> Text | None:
        return note_on(self.rule) if self.rule else None


def find(
    rules: Ruleset,
    code: str,
    status: Status,
    sentence: Text,
    rule: Rule | Ref,
    *,
    points: Number = 0,
    **facts: Any,
) -> Finding:
    """A finding on a rule; the points it brought stand among its facts."""
    ref, source = (rule, None) if isinstance(rule, Ref) else (rule.ref, rule)
    return Finding(code, status, rules, sentence, ref, facts, points, source)


def _written(rules: Ruleset, name: str, value: Any) -> Any:
    if name in WRITTEN and value is not None:
        return WRITTEN[name](rules, value)
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else value


def note_on(rule: Rule) -> Text | None:
    """Why the rule is not simply the text of its act, or None where it is."""
    if rule.source == "public":
        return wording.PUBLIC_SOURCE.format(confidence=rule.confidence)
    return rule.inferred
