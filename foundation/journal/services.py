"""Writing and checking the journal."""

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models import Q

from foundation.base import clock
from foundation.base.canonical import canonical_bytes, plain
from foundation.journal.models import Disclosure, Entry

GENESIS = "0" * 64
BATCH = 500  # objects in one entry: large enough to be quick, small enough to be read
CHAIN_LOCK = 7_201_953  # any constant: one chain, one lock


def record(
    *,
    action: str,
    on: models.Model,
    by: UUID | None,
    facts: dict[str, Any] | None = None,
    personal: dict[str, Any] | None = None,
) -> Entry:
    """Append an event to the chain, in the caller's transaction.

    action: "<room>.<past participle>", such as "application.submitted".
    facts: old and new values, reason, numbers; nothing personal.
    personal: values that may have to be erased one day (names, texts, reasons naming a person).
    The chain is locked until the transaction ends: entries stand in commit order.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the journal is written inside the transaction of its event")
    salted = {name: (secrets.token_hex(16), str(value)) for name, value in (personal or {}).items()}
    last = _lock_chain()
    number = last.number + 1 if last else 1
    body = {
        "number": number,
        "at": clock.now(),
        "actor_id": by,
        "action": action,
        "object_type": on._meta.label_lower,
        "object_id": str(on.pk),
        "facts": plain(facts or {}),
        "commitments": {name: _commitment(*pair) for name, pair in salted.items()},
    }
    previous = last.hash if last else GENESIS
    entry = Entry.objects.create(**body, previous_hash=previous, hash=_hash(previous, body))
    Disclosure.objects.bulk_create(
        Disclosure(entry=entry, name=name, salt=salt, value=value)
        for name, (salt, value) in salted.items()
    )
    return entry


@dataclass(frozen=True)
class Told:
    """What an event means for one of the many objects it is about."""

    of: models.Model
    facts: dict[str, Any]
    personal: dict[str, Any]


def record_many(
    *,
    action: str,
    on: models.Model,
    by: UUID | None,
    facts: dict[str, Any],
    told: Sequence[Told],
) -> dict[UUID, Entry]:
    """Append one event about many objects: an entry for each batch of them, on what brought them.

    facts["objects"]: {id: the object's open facts}; the personal values of an object are one
    salted commitment, called by its id. Returns the entry of each object.
    """
    found: dict[UUID, Entry] = {}
    for start in range(0, len(told), BATCH):
        batch = told[start : start + BATCH]
        entry = record(
            action=action,
            on=on,
            by=by,
            facts={**facts, "objects": {str(one.of.pk): one.facts for one in batch}},
            personal={str(one.of.pk): canonical_bytes(one.personal).decode() for one in batch},
        )
        found |= {one.of.pk: entry for one in batch}
    return found


def broken_entries() -> Iterator[int]:
    """Numbers of entries that do not follow from the one before, or whose content was changed."""
    previous, expected = GENESIS, 1
    for entry in Entry.objects.order_by("number").iterator():
        body = {
            "number": entry.number,
            "at": entry.at,
            "actor_id": entry.actor_id,
            "action": entry.action,
            "object_type": entry.object_type,
            "object_id": entry.object_id,
            "facts": entry.facts,
            "commitments": entry.commitments,
        }
        follows = entry.number == expected and entry.previous_hash == previous
        if not follows or entry.hash != _hash(previous, body):
            yield entry.number
        previous, expected = entry.hash, entry.number + 1


def broken_disclosures() -> Iterator[int]:
    """Numbers of entries whose disclosed personal value does not fit its commitment."""
    for found in Disclosure.objects.select_related("entry").iterator():
        if _commitment(found.salt, found.value) != found.entry.commitments.get(found.name):
            yield found.entry_id


@transaction.atomic
def erase_disclosures(*, of: models.Model) -> int:
    """Forget the personal values of an object's entries, those that tell of many objects too. The
    chain stays whole.
    """
    own = Q(entry__object_type=of._meta.label_lower, entry__object_id=str(of.pk))
    return Disclosure.objects.filter(own | Q(name=str(of.pk))).delete()[0]


def _lock_chain() -> Entry | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    return Entry.objects.order_by("-number").only("number", "hash").first()


def _commitment(salt: str, value: str) -> str:
    return hashlib.sha256(f"{salt}\0{value}".encode()).hexdigest()


def _hash(previous: str, body: dict[str, Any]) -> str:
    exact = {**body, "at": body["at"].astimezone(UTC)}
    return hashlib.sha256(b"\0" + bytes.fromhex(previous) + canonical_bytes(exact)).hexdigest()
