"""Which acts on a portfolio still hold, and what was changed after those that do not."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.canonical import canonical_bytes
from portfolio.models import Certification, Entered
from portfolio.selectors.content import portfolio_content
from portfolio.selectors.facts import attestation_period
from portfolio.selectors.people import teachers_of
from portfolio.states import Act
from registry.models import Person
from registry.selectors import live_grants
from registry.states import Role
from scoring import Ruleset

Pieces = Mapping[str, str]
PARTS = ("evidence", "observations", "quality", "transmission")
EMPTY: tuple[object, ...] = (None, "", {}, [])


def pieces_of(content: Mapping[str, Any]) -> dict[str, str]:
    """Each piece of `portfolio_content` by its id, with the hash of what it says.

    What a piece leaves empty says nothing: a field that a later portal asks besides voids nothing.
    """
    told = {
        item["id"]: {name: value for name, value in item.items() if value not in EMPTY}
        for part in PARTS
        for item in content.get(part, [])
    }
    return {key: _sha256(item) for key, item in told.items()}


def fingerprint(person_id: UUID, pieces: Pieces) -> str:
    """One hash of all pieces. The days of the period do not count, only what stands in it."""
    return _sha256({"person": person_id, "pieces": pieces})


@dataclass(frozen=True)
class Changes:
    """What the portfolio has besides what an act speaks of, no longer has, and has otherwise."""

    added: list[Entered]
    removed: list[Entered]
    altered: list[Entered]


@dataclass(frozen=True)
class Certified:
    """A portfolio's pieces as they are, and every act on it, the newest first."""

    person: Person
    pieces: Pieces
    acts: list[Certification]

    @cached_property
    def sha256(self) -> str:
        return fingerprint(self.person.pk, self.pieces)

    @property
    def offered(self) -> Certification | None:
        return self._holding(Act.OFFERED)

    @property
    def certified(self) -> Certification | None:
        return self._holding(Act.CERTIFIED)

    @property
    def confirmed(self) -> Certification | None:
        return self._holding(Act.CONFIRMED)

    @property
    def voided(self) -> Certification | None:
        """The newest certification, when the portfolio was changed after it."""
        if self.certified:
            return None
        return next((one for one in self.acts if one.act == Act.CERTIFIED), None)

    @property
    def changes(self) -> Changes:
        """What was changed after the certification that no longer holds."""
        then = self.voided.pieces if self.voided else self.pieces
        entered = {str(one.pk): one for one in _everything(self.person)}
        same = [key for key in self.pieces if key in then]
        return Changes(
            added=[entered[key] for key in self.pieces if key not in then],
            removed=[entered[key] for key in then if key not in self.pieces],
            altered=[entered[key] for key in same if self.pieces[key] != then[key]],
        )

    def _holding(self, act: Act) -> Certification | None:
        held = (one for one in self.acts if one.act == act and one.sha256 == self.sha256)
        return next(held, None)


def _everything(person: Person) -> Iterator[Entered]:
    """Whatever was ever entered about a person, withdrawn or not; reads what is prefetched."""
    yield from person.evidence.all()
    yield from person.observations.all()
    yield from person.quality_years.all()
    yield from person.transmission.all()


def certified_of(person: Person, content: Mapping[str, Any]) -> Certified:
    """How a portfolio of this content stands; reads the acts that are prefetched."""
    acts = sorted(person.certifications.all(), key=lambda one: one.at, reverse=True)
    return Certified(person, pieces_of(content), acts)


def certified_today(person: Person, rules: Ruleset) -> Certified:
    """How the portfolio stands today, in the period of this law."""
    since, until = attestation_period(person, rules, clock.today())
    return certified_of(person, portfolio_content(person, since, until))


def waiting_for_certification(user: User) -> QuerySet[Person]:
    """Teachers of the schools the user heads whose portfolio was offered and not yet certified."""
    schools = live_grants(user, Role.HEAD).values_list("organisation_id", flat=True)
    of_person = Certification.objects.filter(person=OuterRef("person"))
    answered = of_person.filter(act=Act.CERTIFIED, at__gte=OuterRef("at"))
    offered = Certification.objects.filter(~Exists(answered), act=Act.OFFERED)
    found = teachers_of(schools).exclude(user=user)
    return found.filter(pk__in=offered.values("person"))


def _sha256(data: Any) -> str:
    return hashlib.sha256(canonical_bytes(data)).hexdigest()
