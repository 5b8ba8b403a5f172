"""The standard of the public service, and what the printed law says in two ways."""

from collections.abc import Mapping
from typing import Literal

from scoring.models.base import Name, Rule, WordedRule
from scoring.texts import Text


class StandardRow(Rule):
    """One numbered requirement. No `text`: other rules of this row say all of it."""

    title: Text


class ServiceStandard(Rule):
    """The list of basic requirements to the service, by the printed numbers."""

    title: Text
    russian: Literal["own translation", "official"]
    rows: Mapping[Name, StandardRow]


class Discrepancy(WordedRule):
    """A place where the printed law contradicts itself; `read_as`: how it is read here."""

    read_as: Text
