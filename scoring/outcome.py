"""What the commission may conclude: the outcomes of paragraph 19 and the tables of the protocol."""

from dataclasses import dataclass

from scoring.errors import NoSuchRule
from scoring.facts import Action
from scoring.models.procedure import TableCode
from scoring.models.ruleset import Ruleset
from scoring.texts import Reference, Text


@dataclass(frozen=True, slots=True)
class AllowedOutcome:
    """One conclusion open to the commission, the categories it may award with it, lowest first,
    and the tables of the protocol that it fills.
    """

    code: str
    text: Text
    categories: tuple[str, ...]
    tables: tuple[TableCode, ...]
    reference: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked, with the ladder it is asked on."""

    rules: Ruleset
    declared: str
    present: str
    action: Action
    early: bool

    @property
    def ladder(self) -> tuple[str, ...]:
        return self.rules.ladder_of(self.declared).order

    @property
    def floor(self) -> str:
        return self.rules.commission.lowest_awarded.category

    def rank(self, category: str) -> int:
        if category not in self.ladder:
            raise NoSuchRule(self.rules.id, f"category {category} beside {self.declared}")
        return self.ladder.index(category)

    @property
    def holds_category(self) -> bool:
        """Whether there is a present category that a conclusion can speak of."""
        return self.rank(self.present) >= self.rank(self.floor)

    @property
    def keeps_present(self) -> bool:
        """Early attestation takes nothing away, where there is something to keep (paragraph 42)."""
        return self.early and self.holds_category

    def between(self, low: str, high: str) -> tuple[str, ...]:
        """Categories from `low` on and below `high`."""
        return self.ladder[self.rank(low) : self.rank(high)]


def allowed_outcomes(
    ruleset: Ruleset, *, declared: str, present: str, action: Action, early: bool = False
) -> tuple[AllowedOutcome, ...]:
    """The conclusions of paragraph 19 that make sense for this request, in the act's order.

    In early attestation the present category stays (paragraph 42). Raises NoSuchRule for categories
    of different ladders, or for declared categories whose outcomes the ruleset does not hold.
    """
    request = request_for(ruleset, declared, present, action, early)
    categories = {
        "conforms_declared": (declared,),
        "conforms_present": _kept(request),
        "lower_than_present": _lowered(request),
        "not_declared": _other(request),
    }
    return tuple(
        _allowed(ruleset, code, awarded) for code, awarded in categories.items() if awarded
    )


def request_for(
    rules: Ruleset, declared: str, present: str, action: Action, early: bool
) -> Request:
    """The request, checked. Raises NoSuchRule, ValueError."""
    request = Request(rules=rules, declared=declared, present=present, action=action, early=early)
    if request.floor not in request.ladder:
        raise NoSuchRule(rules.id, f"outcomes for {declared}")
    if (action == "confirm") != (declared == present):
        raise ValueError(f"to {action} {declared} does not go with the present {present}")
    if request.rank(declared) < request.rank(present):
        raise ValueError(f"the declared {declared} is below the present {present}")
    return request


def _allowed(rules: Ruleset, code: str, categories: tuple[str, ...]) -> AllowedOutcome:
    rule = rules.commission.outcomes[code]
    return AllowedOutcome(code, rule.text, categories, rule.tables, rules.reference(rule.ref))


def _kept(request: Request) -> tuple[str, ...]:
    """The present category, where there is one and it is not the declared one itself."""
    if not request.holds_category or (request.action == "confirm" and not request.keeps_present):
        return ()
    return (request.present,)


def _lowered(request: Request) -> tuple[str, ...]:
    if request.keeps_present or not request.holds_category:
        return ()
    return request.between(request.floor, request.present)


def _other(request: Request) -> tuple[str, ...]:
    """Without a present category, or with steps between it and the declared one, paragraph 19 has
    no words; only the second table of the protocol does.
    """
    if request.action == "confirm" or request.keeps_present:
        return ()
    if not request.holds_category:
        return (request.present, *request.between(request.floor, request.declared))
    return request.between(request.present, request.declared)[1:]
