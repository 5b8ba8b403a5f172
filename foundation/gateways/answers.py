"""What a register may answer, and the port through which it is asked."""

from dataclasses import dataclass
from typing import Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from foundation.gateways.facts import Fact, Kind


class Register(TextChoices):
    """The registers the portal asks."""

    STAFF = "staff", _("National educational database")
    COURSES = "courses", _("Register of professional development courses")
    CONTESTS = "contests", _("Register of contests and olympiads")
    TESTING = "testing", _("Testing centre")


# What each register may tell of: anything else from it is not understood.
KINDS: dict[str, frozenset[str]] = {
    Register.STAFF: frozenset({Kind.EMPLOYMENT, Kind.EDUCATION}),
    Register.COURSES: frozenset({Kind.COURSE}),
    Register.CONTESTS: frozenset({Kind.CONTEST}),
    Register.TESTING: frozenset({Kind.TEST_RESULT}),
}


class Why(TextChoices):
    """Why a register told nothing."""

    NOT_CONNECTED = "not_connected", _("the portal is not connected to this register")
    NO_ANSWER = "no_answer", _("the register did not answer")
    TOO_SLOW = "too_slow", _("the register did not answer in time")
    NOT_UNDERSTOOD = "not_understood", _("the answer of the register could not be read")


@dataclass(frozen=True)
class Known:
    """The person stands in the register; there may be no facts yet."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Unknown:
    """The register answered: it has no such person."""


@dataclass(frozen=True)
class NotAvailable:
    """Nothing was learned."""

    why: Why


Answer = Known | Unknown | NotAvailable


class FactRegister(Protocol):
    """A register that tells facts about a person."""

    def facts_of(self, iin: str) -> Answer:
        """All that the register tells now. Never raises."""
        ...
