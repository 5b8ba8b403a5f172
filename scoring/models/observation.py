"""A form for observing a lesson."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import model_validator

from scoring.models.base import CategoryCode, Count, Rule, Strict, WordedRule
from scoring.texts import Text


class Descriptor(Strict):
    """One line to be given a level; `names_categories` where the line itself names categories."""

    text: Text
    names_categories: tuple[CategoryCode, ...] = ()


class Criterion(Rule):
    title: Text
    descriptors: Mapping[str, Descriptor]


class ObservationSection(Strict):
    title: Text
    criteria: Mapping[str, Criterion]


class Levels(Rule):
    values: tuple[Count, ...]


class ObservationForm(Rule):
    """Descriptors are numbered through the whole form, from "1"; `remarks`: where the printed form
    disagrees with itself.
    """

    title: Text
    russian: Literal["own translation", "official"]
    form: Count
    header: Mapping[str, Text]
    level_column: Text
    levels: Levels
    maximum: Count
    sections: Mapping[str, ObservationSection]
    footer: Mapping[str, Text]
    total_label: Text
    remarks: tuple[WordedRule, ...] = ()

    def descriptors(self) -> Iterator[tuple[str, Descriptor]]:
        """Number and descriptor, in printed order."""
        for section in self.sections.values():
            for criterion in section.criteria.values():
                yield from criterion.descriptors.items()

    @model_validator(mode="after")
    def descriptors_are_numbered_through(self) -> "ObservationForm":
        numbers = [number for number, _ in self.descriptors()]
        if numbers != [str(number) for number in range(1, len(numbers) + 1)]:
            raise ValueError("descriptors are not numbered 1, 2, 3 …")
        return self
