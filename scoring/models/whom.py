"""Whom a rule is for, by the codes of a case."""

from typing import Self

from pydantic import model_validator

from scoring.case import DeputyProfile, Organisation, Post, StaffGroup
from scoring.models.base import Strict


class Whom(Strict):
    """Whom something is for. A key left out does not narrow; every key given must match, and any
    value in a key matches. Without keys: for everybody.
    """

    posts: tuple[Post, ...] = ()
    staff_groups: tuple[StaffGroup, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    deputy_profiles: tuple[DeputyProfile, ...] = ()


class Some(Whom):
    """Whom something is for, where it is not for everybody."""

    @model_validator(mode="after")
    def names_somebody(self) -> Self:
        if not (self.posts or self.staff_groups or self.organisations or self.deputy_profiles):
            raise ValueError(
                "name posts, staff_groups, organisations or deputy_profiles: this is for nobody"
            )
        return self
