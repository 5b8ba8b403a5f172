"""What is given to the commission, what stands in the way, and what does not agree afterwards."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attestation.models import Application, HandOver
from attestation.selectors import confirmed_once, intake_queue_for_user
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.canonical import canonical_bytes, plain
from foundation.base.errors import Refused
from foundation.base.files import read
from foundation.base.models import StoredFile
from portfolio.selectors import (
    Certified,
    attestation_period,
    certified_of,
    fingerprint,
    pieces_of,
    portfolio_content,
)


def content_of(application: Application) -> dict[str, Any]:
    """The portfolio as it stands today, in the period that the application's law counts."""
    since, until = attestation_period(application.person, application.ruleset, clock.today())
    content: dict[str, Any] = plain(portfolio_content(application.person, since, until))
    return content


def files_of(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The list of files of a portfolio: row, title, id, name, size in bytes and SHA-256 of each."""
    items = [*content["evidence"], *content.get("transmission", [])]
    with_file = [item for item in items if item["file"]]
    return [
        {"row": item.get("row", ""), "title": item["title"], **item["file"]} for item in with_file
    ]


def content_hash(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical_bytes(content)).hexdigest()


def obstacle(state: Certified) -> Refused | None:
    """Why a portfolio that stands so cannot be given yet; None when it can."""
    if state.certified is None and state.voided:
        message = gettext_lazy(
            "The portfolio was changed after the head certified it: it must be done anew."
        )
        return Refused("not_certified", message)
    if state.certified is None:
        message = gettext_lazy("The head has not certified the portfolio yet.")
        return Refused("not_certified", message)
    if state.confirmed is None:
        message = gettext_lazy("The teacher has not confirmed the portfolio yet.")
        return Refused("not_confirmed", message)
    return None


def ready_to_give(user: User) -> list[Application]:
    """What the user may give to the commission today: certified and confirmed as it stands."""
    found = confirmed_once(intake_queue_for_user(user)).exclude(person__user=user)
    return [one for one in found if not obstacle(certified_of(one.person, content_of(one)))]


def discrepancies_in(given: HandOver) -> list[str]:
    """Everything that does not agree, in the language of the page; nothing when all does.

    The frozen content with its hash, the list of files with the content, the acts of head and
    teacher with the content, the stored bytes of every file with the list.
    """
    return [*_in_content(given), *_in_files(given)]


def _in_content(given: HandOver) -> Iterator[str]:
    if content_hash(given.content) != given.sha256:
        yield _("The frozen portfolio does not have the hash written in the act.")
    if files_of(given.content) != given.files:
        yield _("The list of files differs from the frozen portfolio.")
    said = fingerprint(given.application.person_id, pieces_of(given.content))
    if {given.certified.sha256, given.confirmed.sha256} != {said}:
        yield _("The frozen portfolio is not the one that was certified and confirmed.")


def _in_files(given: HandOver) -> Iterator[str]:
    stored = StoredFile.objects.in_bulk([UUID(key) for key in _ids(given.files)])
    for listed in given.files:
        if not _agrees(stored.get(UUID(listed["id"])), listed):
            yield _("The file “%(name)s” is missing or is not the one of the list.") % listed


def _ids(files: Iterable[Mapping[str, Any]]) -> set[str]:
    return {listed["id"] for listed in files}


def _agrees(file: StoredFile | None, listed: Mapping[str, Any]) -> bool:
    """Whether the bytes in the store today are those of the list."""
    if file is None:
        return False
    try:
        content = read(file)
    except (OSError, ValueError):
        return False
    return (len(content), hashlib.sha256(content).hexdigest()) == (listed["size"], listed["sha256"])
