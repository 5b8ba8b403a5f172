"""What is submitted with a claim, through which channel, and why it may be refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from scoring.case import Case
from scoring.findings import note_on
from scoring.models.application import Detail, Document, OtherClaim, Route
from scoring.models.base import WordedRule
from scoring.models.ruleset import Ruleset
from scoring.standing import Standing, matches, standing_of
from scoring.texts import Reference, Text

Source = Literal["applicant", "gateway", "platform"]


@dataclass(frozen=True, slots=True)
class Item:
    """One document. `source`: who brings it; `details`: what it consists of for this person."""

    code: str
    text: Text
    source: Source
    details: tuple[WordedRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """The door a claim goes through, by the rule that names it."""

    code: str
    route: Route = field(repr=False)
    rules: Ruleset = field(repr=False, compare=False)

    @property
    def name(self) -> Text:
        return self.rules.application.channels.names[self.code].name

    @property
    def reference(self) -> Reference:
        return self.rules.reference(self.route.ref)

    @property
    def note(self) -> Text | None:
        return note_on(self.route)


@dataclass(frozen=True)
class Submission:
    """What a claim is made with; put together when somebody reads it."""

    case: Case = field(repr=False)
    rules: Ruleset = field(repr=False, compare=False)

    @cached_property
    def channel(self) -> Channel | None:
        """None for a claim past the attestation, and where no rule names a channel."""
        return None if self._other else channel_for(self.case, self.rules)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The documents; one is asked for unless it is known not to be needed."""
        if self._other is None:
            return tuple(_items(self.case, self.rules))
        others = self._other.items.items()
        return tuple(Item(code, one.text, "applicant") for code, one in others)

    @property
    def by(self) -> WordedRule:
        """The rule of the list."""
        return self._other or self.rules.application.documents

    @property
    def refusal_grounds(self) -> Mapping[str, WordedRule]:
        return self.rules.application.refusal_grounds

    @cached_property
    def _other(self) -> OtherClaim | None:
        claims = self.rules.application.without_attestation.values()
        return next((one for one in claims if self.case.claim.kind in one.kinds), None)


def documents(case: Case, rules: Ruleset) -> Submission:
    """What the claim is made with, and through which channel."""
    return Submission(case, rules)


def channel_for(case: Case, rules: Ruleset) -> Channel | None:
    """The channel of the claimed category on the day; None where no rule names one."""
    for route in rules.application.channels.routes.values():
        if case.claim.category in route.categories and route.covers(case.date):
            return Channel(route.channel, route, rules)
    return None


def _items(case: Case, rules: Ruleset) -> Iterator[Item]:
    law = rules.application.documents
    gathers = not law.gathered_for or case.claim.category in law.gathered_for
    standing = standing_of(case.person, rules)
    for code, document in law.items.items():
        if _is_asked(case, document, standing):
            source = document.gathered or "applicant"
            brought = "applicant" if source == "platform" and not gathers else source
            yield Item(code, document.text, brought, _details(case, rules, code, standing))


def _is_asked(case: Case, document: Document, standing: Standing) -> bool:
    held = case.person.category
    has: Mapping[str, bool | None] = {
        "category": held.code not in ("none", "trainee") if held else None,
        "retraining": case.person.education.retraining,
    }
    if document.when is not None and has[document.when] is False:
        return False
    return not any(matches(exception.whom, standing) for exception in document.not_for)


def _details(case: Case, rules: Ruleset, code: str, standing: Standing) -> tuple[Detail, ...]:
    return tuple(
        one
        for one in rules.application.details.values()
        if one.document == code
        and (not one.categories or case.claim.category in one.categories)
        and matches(one.whom, standing)
    )
