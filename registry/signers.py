"""Who answers for an act, as it stood on that day: an act keeps these words for ever."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.utils import translation

from foundation.accounts.models import User
from foundation.base.texts import LANGUAGES
from registry.models import Organisation
from registry.selectors import current_employments, person_of
from registry.states import Role


@dataclass(frozen=True)
class Signer:
    """Name, post and body of somebody who acts; post and body in both languages."""

    name: str
    post: Mapping[str, str]
    body: Mapping[str, str]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def signer_of(user_id: UUID, organisation: Organisation, role: str = "") -> Signer:
    """The user acting for an organisation, by the post held there, or else by the right given."""
    user = User.objects.get(pk=user_id)
    person = person_of(user)
    works = current_employments(person).filter(organisation=organisation) if person else None
    work = works.first() if works is not None else None
    return Signer(
        name=person.full_name if person else user.name,
        post=work.post if work else name_of_role(role),
        body=organisation.name,
    )


def name_of_role(role: str) -> dict[str, str]:
    """The role as a post, in both languages; nothing for no role."""
    names = {}
    for language in LANGUAGES:
        with translation.override(language):
            names[language] = str(Role(role).label) if role else ""
    return names
