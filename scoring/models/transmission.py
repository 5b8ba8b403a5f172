"""Passing experience on: the steps that it goes through for a category, and the proofs of each."""

from collections.abc import Mapping
from typing import Literal

from scoring.case import Level
from scoring.models.base import Count, Name, Strict, WordedRule
from scoring.texts import Text

Sealer = Literal["organisation", "education_body", "method_centre"]


class Places(WordedRule):
    """So many districts of the person's region, or regions, at least."""

    kind: Literal["district", "region"]
    count: Count


class TransmissionStep(WordedRule):
    """One step with its proof. `if_any`: where there is something to show; `sealed_by`: whoever of
    these signs and seals it; `discrepancy`: where the print disagrees with itself about it.
    """

    name: Text
    if_any: bool = False
    sealed_by: tuple[Sealer, ...] = ()
    discrepancy: Name | None = None


class Transmission(Strict):
    """`level` is that of the coverage row of the sheet which the places bring points in; `steps`
    are taken once, `of_each_place` in every district or region.
    """

    title: Text
    level: Level
    places: Places
    steps: Mapping[Name, TransmissionStep]
    of_each_place: Mapping[Name, TransmissionStep]
