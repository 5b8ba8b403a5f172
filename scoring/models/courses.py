"""Professional development courses: what a certificate is given for, and how long it is valid."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from scoring.models.base import Count, Name, Strict, WordedRule
from scoring.models.procedure import TermRule, YearlyRule


class CourseHours(WordedRule):
    """Academic hours, both limits included; no `to`: and more."""

    hours_from: Count
    hours_to: Count | None = None


class Validity(WordedRule):
    years: Count


class AtLeast(WordedRule):
    percent: Annotated[int, Field(ge=0, le=100)]


class AtMost(WordedRule):
    times: Count
    per: Literal["year"]


class CourseRules(Strict):
    """`provisions`: what has no figure of its own."""

    hours: Mapping[Literal["short", "long"], CourseHours]
    certificate: Validity
    attendance: AtLeast
    final_test: AtLeast
    trainers: AtLeast
    reassessment: AtMost
    terms: Mapping[Name, TermRule]
    yearly: Mapping[Name, YearlyRule]
    provisions: Mapping[Name, WordedRule]
