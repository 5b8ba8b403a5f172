"""States of an application, and who may lead it from one to another."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for acceptance")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ACCEPTED = "accepted", _("Portfolio is being gathered")
    HANDED_OVER = "handed_over", _("Given to the commission, not taken yet")
    IN_COMMISSION = "in_commission", _("With the commission")
    DECIDED = "decided", _("Decision made")
    ORDERED = "ordered", _("Order signed")
    CERTIFIED = "certified", _("Certificate issued")
    CLOSED = "closed", _("Closed without a certificate")

    @classmethod
    def ended(cls) -> set["State"]:
        """States in which an application no longer stops its teacher from making another."""
        return {cls.REFUSED, cls.WITHDRAWN}

    @classmethod
    def live(cls) -> set["State"]:
        return set(cls) - cls.ended()

    @classmethod
    def after_decision(cls) -> set["State"]:
        return {cls.DECIDED, cls.ORDERED, cls.CERTIFIED, cls.CLOSED}


class Actor(TextChoices):
    """Who leads an application from one state to another."""

    TEACHER = "teacher"
    INTAKE_OFFICER = "intake_officer"
    COMMISSION = "commission"
    HEAD = "head"
    PORTAL = "portal"


@dataclass(frozen=True)
class Transition:
    source: State
    target: State
    by: Actor
    staff_label: str | Promise
    applicant_label: str | Promise


TRANSITIONS = (
    Transition(
        State.DRAFT,
        State.SUBMITTED,
        Actor.TEACHER,
        _("Application received"),
        _("You sent the application"),
    ),
    Transition(
        State.DRAFT,
        State.WITHDRAWN,
        Actor.TEACHER,
        _("Draft dropped"),
        _("You dropped the draft"),
    ),
    Transition(
        State.SUBMITTED,
        State.ACCEPTED,
        Actor.INTAKE_OFFICER,
        _("Accepted"),
        _("Your application was accepted"),
    ),
    Transition(
        State.SUBMITTED,
        State.REFUSED,
        Actor.INTAKE_OFFICER,
        _("Refused"),
        _("Your application was refused"),
    ),
    Transition(
        State.SUBMITTED,
        State.WITHDRAWN,
        Actor.TEACHER,
        _("Withdrawn by the teacher"),
        _("You withdrew the application"),
    ),
    Transition(
        State.ACCEPTED,
        State.HANDED_OVER,
        Actor.INTAKE_OFFICER,
        _("Given to the commission"),
        _("Your portfolio was given to the commission"),
    ),
    Transition(
        State.HANDED_OVER,
        State.IN_COMMISSION,
        Actor.COMMISSION,
        _("Taken by the commission"),
        _("The commission took your portfolio"),
    ),
    Transition(
        State.HANDED_OVER,
        State.ACCEPTED,
        Actor.COMMISSION,
        _("Returned by the commission"),
        _("The commission returned your portfolio"),
    ),
    Transition(
        State.IN_COMMISSION,
        State.DECIDED,
        Actor.COMMISSION,
        _("Protocol signed"),
        _("The commission decided"),
    ),
    Transition(
        State.DECIDED,
        State.ORDERED,
        Actor.HEAD,
        _("Order signed"),
        _("The order was signed"),
    ),
    Transition(
        State.DECIDED,
        State.CLOSED,
        Actor.HEAD,
        _("Closed without a certificate"),
        _("The case was closed"),
    ),
    Transition(
        State.ORDERED,
        State.CERTIFIED,
        Actor.PORTAL,
        _("Certificate issued"),
        _("Your certificate is ready"),
    ),
)


def transition(source: str, target: str) -> Transition | None:
    """The row of the table, or None when there is no such way."""
    return next((row for row in TRANSITIONS if (row.source, row.target) == (source, target)), None)
