"""The highest step of a row that a measure reaches."""

from collections.abc import Sequence
from typing import TypeVar

from scoring.models.rows import CountStep, PercentStep
from scoring.numbers import Number

Step = TypeVar("Step", CountStep, PercentStep)


def step_reached(steps: Sequence[Step], measure: Number) -> Step | None:
    """Steps stand in ascending order; None where not even the first is reached."""
    return next((step for step in reversed(steps) if step.start <= measure), None)
