"""What the engine is told of members and of votes."""

from dataclasses import dataclass
from typing import Literal

Choice = Literal["for", "against"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFacts:
    """One member of a commission; `basis` is a key of the ruleset's member bases."""

    id: str
    basis: str
    category: str = "none"
    tenure_years: int = 0
    to_be_attested: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    member_id: str
    choice: Choice
