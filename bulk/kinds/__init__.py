"""The kinds of tables a school fills, in the order it fills them."""

from uuid import UUID

from bulk.kinds.categories import CategoriesDesk
from bulk.kinds.desk import Desk, Found, Known
from bulk.kinds.education import EducationDesk
from bulk.kinds.people import PeopleDesk
from bulk.kinds.works import ContestsDesk, CoursesDesk, ExperienceDesk, PublicationsDesk
from registry.models import Organisation

_DESKS: tuple[type[Desk], ...] = (
    PeopleDesk,
    EducationDesk,
    CategoriesDesk,
    CoursesDesk,
    ContestsDesk,
    PublicationsDesk,
    ExperienceDesk,
)
KINDS: dict[str, type[Desk]] = {desk.code: desk for desk in _DESKS}

__all__ = ["KINDS", "Desk", "Found", "Known", "open_desk"]


def open_desk(kind: str, organisation: Organisation, by: UUID) -> Desk:
    """A desk for one reading of one table."""
    return KINDS[kind](organisation, by)
