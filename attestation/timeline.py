"""The steps of an application as its teacher and staff see them: done, now, ahead."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from attestation.states import State


@dataclass(frozen=True)
class Step:
    """`state` is done, now, ahead or failed; `at` the moment it was done or stopped."""

    state: str
    title: str | Promise
    number: int
    at: datetime | None


@dataclass(frozen=True)
class Stage:
    """A step is done when the application enters `reached`; `stopped` ends the way here."""

    reached: State
    title: str | Promise
    stopped: State | None = None


STAGES = (
    Stage(State.SUBMITTED, _("Application"), State.WITHDRAWN),
    Stage(State.ACCEPTED, _("Check of the documents"), State.REFUSED),
    Stage(State.IN_COMMISSION, _("Portfolio")),
    Stage(State.DECIDED, _("Decision of the commission")),
    Stage(State.ORDERED, _("Order"), State.CLOSED),
    Stage(State.CERTIFIED, _("Certificate")),
)


def timeline(application: Application) -> list[Step]:
    """Every stage of the way; after a refusal or a closing nothing stands ahead."""
    entered: dict[str, datetime] = {}
    for change in application.steps.order_by("pk"):
        entered.setdefault(change.target, change.at)  # what was returned stays accepted since then
    steps: list[Step] = []
    for number, stage in enumerate(STAGES, start=1):
        step = _step(stage, number, entered, follows=not steps or steps[-1].state == "done")
        steps.append(step)
        if step.state == "failed":
            break
    return steps


def stage_number(steps: list[Step]) -> int:
    """Which of the stages the application is in, counted from 1."""
    return next((step.number for step in steps if step.state != "done"), len(STAGES))


def _step(stage: Stage, number: int, entered: dict[str, datetime], *, follows: bool) -> Step:
    if stage.reached in entered:
        return Step("done", stage.title, number, entered[stage.reached])
    if follows and stage.stopped in entered:
        return Step("failed", stage.title, number, entered[stage.stopped])
    return Step("now" if follows else "ahead", stage.title, number, None)
