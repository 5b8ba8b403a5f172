"""Every write of the room. The state of a sheet is changed in `change` alone."""

from lessons.services.answers import acknowledge_sheet, object_to_sheet
from lessons.services.corrections import correct_sheet
from lessons.services.planning import (
    add_observer,
    cancel_visit,
    move_visit,
    plan_visit,
    remove_observer,
)
from lessons.services.signing import sign_sheet

__all__ = [
    "acknowledge_sheet",
    "add_observer",
    "cancel_visit",
    "correct_sheet",
    "move_visit",
    "object_to_sheet",
    "plan_visit",
    "remove_observer",
    "sign_sheet",
]
