"""What registers told of a person beside what the school typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Model

from foundation.gateways import Fact as Told
from foundation.gateways import Register, from_content
from sources.about import About
from sources.kinds import KINDS, KindOfFact, Part
from sources.models import Fact, Pull
from sources.states import Group, Outcome, State


@dataclass(frozen=True)
class Line:
    """One thing: a fact of the register, what the school typed, or both."""

    group: Group
    kind: KindOfFact
    fact: Fact | None = None
    told: Told | None = None
    typed: Model | None = None
    differences: tuple[Part, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether there is something to take or to keep."""
        return self.group in {Group.NEW, Group.DIFFERS}

    @property
    def is_settled(self) -> bool:
        """The school looked at it and keeps its own."""
        return self.is_open and self.fact is not None and self.fact.state == State.KEPT


@dataclass(frozen=True)
class Compared:
    """One register about one person. `last` is its newest asking, `answered` the newest answer."""

    register: Register
    last: Pull | None
    answered: Pull | None
    lines: tuple[Line, ...]

    def of(self, group: Group) -> list[Line]:
        return [line for line in self.lines if line.group == group]

    @property
    def is_silent(self) -> bool:
        """Never asked, or without an answer the last time."""
        return self.last is None or self.last.outcome == Outcome.NOT_AVAILABLE

    @property
    def silent_since(self) -> datetime | None:
        return self.last.asked_at if self.last and self.is_silent else None


def compare(about: About) -> list[Compared]:
    """Every register about the person, in the registers' own order."""
    return [_compared(about, register) for register in Register]


def line_of(about: About, fact: Fact) -> Line | None:
    """Where a fact stands now; None when its register does not tell it any more."""
    found = _compared(about, Register(fact.register))
    return next((line for line in found.lines if line.fact == fact), None)


def told_day(told: Told) -> date | None:
    """The day by which a fact counts for the portfolio; None for what has no such day."""
    return getattr(told, "issued_on", None) or getattr(told, "day", None)


def _compared(about: About, register: Register) -> Compared:
    pulls = [pull for pull in about.person.pulls.all() if pull.register == register]
    last = max(pulls, key=lambda pull: pull.asked_at, default=None)
    answers = [pull for pull in pulls if pull.outcome in Outcome.answered()]
    answered = max(answers, key=lambda pull: pull.asked_at, default=None)
    facts = _told_last(about, register, answered)
    bare = Compared(register, last, answered, ())
    lines = [
        line
        for kind in KINDS.values()
        if kind.register == register
        for line in _lines(about, kind, facts, silent=bare.is_silent)
    ]
    order = list(Group)
    lines.sort(key=lambda line: order.index(line.group))
    return Compared(register, last, answered, tuple(lines))


def _told_last(about: About, register: Register, answered: Pull | None) -> list[Fact]:
    """What the register's last answer told; what it had told before is told no more."""
    if answered is None:
        return []
    return [
        fact
        for fact in about.person.register_facts.all()
        if fact.register == register and fact.pulled_at == answered.asked_at
    ]


def _lines(about: About, kind: KindOfFact, facts: list[Fact], *, silent: bool) -> Iterator[Line]:
    own = [(fact, from_content(fact.content)) for fact in facts if fact.kind == kind.kind]
    own.sort(key=lambda pair: pair[0].key)
    typed = list(kind.typed_of(about))
    pairs = _pairs(kind, own, typed)
    for fact, told in own:
        if fact.pk not in pairs:
            yield Line(Group.NEW, kind, fact, told)
            continue
        found = pairs[fact.pk]
        differing = tuple(one for one in kind.parts(about, told, found) if not one.same)
        group = Group.DIFFERS if differing else Group.SAME
        yield Line(group, kind, fact, told, found, differing)
    matched = {found.pk for found in pairs.values()}
    alone = Group.UNVERIFIED if silent else Group.UNKNOWN
    yield from (Line(alone, kind, typed=one) for one in typed if one.pk not in matched)


def _pairs(
    kind: KindOfFact, facts: Sequence[tuple[Fact, Told]], typed: Sequence[Model]
) -> dict[object, Model]:
    """Fact → the typed thing it tells of, the closest first; nothing is matched twice."""
    candidates = [
        (kind.closeness(told, one), fact.key, str(one.pk), fact, one)
        for fact, told in facts
        for one in typed
    ]
    pairs: dict[object, Model] = {}
    used: set[object] = set()
    for closeness, _key, _id, fact, one in sorted(
        candidates, key=lambda found: (-found[0], found[1], found[2])
    ):
        if closeness and fact.pk not in pairs and one.pk not in used:
            pairs[fact.pk] = one
            used.add(one.pk)
    return pairs
