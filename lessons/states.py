"""States of an observation sheet, and who may lead it from one to another."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """A draft is sent whole, then signed; the teacher acknowledges or objects.

    A signed sheet never changes: a correction is a new sheet that replaces it.
    """

    DRAFT = "draft", _("Being filled")
    SENT = "sent", _("Sent, waits for the signature")
    SIGNED = "signed", _("Signed by the observer")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged by the teacher")
    OBJECTED = "objected", _("The teacher objects")
    REPLACED = "replaced", _("Replaced by a corrected sheet")

    @classmethod
    def signed(cls) -> set["State"]:
        """States of a sheet that the observer signed and that still stands."""
        return {cls.SIGNED, cls.ACKNOWLEDGED, cls.OBJECTED}


class Actor(TextChoices):
    """Who leads a sheet from one state to another."""

    OBSERVER = "observer"
    TEACHER = "teacher"


@dataclass(frozen=True)
class Transition:
    """One step; `moment` is the sheet's field that keeps when it was done, where there is one."""

    source: State
    target: State
    by: Actor
    moment: str = ""


TRANSITIONS = (
    Transition(State.DRAFT, State.SENT, Actor.OBSERVER, "sent_at"),
    Transition(State.SENT, State.SIGNED, Actor.OBSERVER, "signed_at"),
    Transition(State.SIGNED, State.ACKNOWLEDGED, Actor.TEACHER, "answered_at"),
    Transition(State.SIGNED, State.OBJECTED, Actor.TEACHER, "answered_at"),
    Transition(State.OBJECTED, State.ACKNOWLEDGED, Actor.TEACHER, "answered_at"),
    Transition(State.SIGNED, State.REPLACED, Actor.OBSERVER),
    Transition(State.ACKNOWLEDGED, State.REPLACED, Actor.OBSERVER),
    Transition(State.OBJECTED, State.REPLACED, Actor.OBSERVER),
)


def transition(source: str, target: str) -> Transition | None:
    """The row of the table, or None when there is no such way."""
    return next((row for row in TRANSITIONS if (row.source, row.target) == (source, target)), None)
