"""The protocol: formed from the votes, signed by those who were there, then by the secretary."""

import hashlib
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

import scoring
from attestation.models import Application
from attestation.services import change_state
from attestation.states import Actor, State
from commissions.content import protocol_content
from commissions.models import Protocol, Sitting
from commissions.selectors.protocols import PURPOSE, decided_items, may_sign_now, waiting_for
from commissions.services.sittings import change_sitting_state, lock_sitting
from commissions.states import SittingState
from foundation.base import calendar, clock, outbox
from foundation.base.errors import Refused
from foundation.documents.services import next_number
from foundation.journal.services import record
from foundation.signatures.models import Signature
from foundation.signatures.services import sign, signing_content
from registry.models import Person


@transaction.atomic
def close_sitting(*, sitting: Sitting, by: UUID) -> Protocol:
    """End a sitting and form its protocol. Every case has been decided or put off before.

    Raises Refused("undecided") while one is not.
    """
    sitting = lock_sitting(sitting, SittingState.OPEN)
    items = sitting.items.select_for_update()
    if any(item.is_open for item in items):
        message = _("Some cases are neither decided nor put off yet.")
        raise Refused("undecided", message)
    sitting = change_sitting_state(sitting=sitting, target=SittingState.CLOSED, by=by)
    protocol = _form_protocol(sitting)
    _set_extract_terms(protocol)
    facts = {"number": protocol.number, "sha256": protocol.sha256, "sitting": sitting.pk}
    record(action="protocol.formed", on=protocol, by=by, facts=facts)
    return protocol


@transaction.atomic
def sign_protocol(*, protocol: Protocol, cms: bytes, by: UUID) -> Signature:
    """Take a signature of a member who was present, or of the secretary when all of them signed.

    The secretary's completes the protocol: the cases are decided, and the papers are on their way.
    Raises Refused: "not_signer", "already_signed", "members_first", "signature_…".
    """
    sitting = lock_sitting(protocol.sitting, SittingState.CLOSED)
    person = _require_turn(protocol, by)
    is_last = person.pk == sitting.commission.secretary_id
    if is_last:
        _lock_cases(protocol)
    signature = sign(
        purpose=PURPOSE,
        on=protocol,
        content=bytes(protocol.canonical),
        cms=cms,
        iin=person.iin,
        by=by,
    )
    if is_last:
        _complete(protocol, sitting, by)
    return signature


def _form_protocol(sitting: Sitting) -> Protocol:
    organisation = sitting.commission.organisation
    day = clock.today()
    count = next_number(owner=str(organisation.pk), kind="protocol", year=day.year)
    protocol = Protocol(
        sitting=sitting,
        organisation=organisation,
        number=f"{day.year}-{count}",
        formed_at=clock.now(),
    )
    protocol.content = protocol_content(sitting, number=protocol.number, day=day)
    protocol.canonical = signing_content(
        purpose=PURPOSE, on=protocol, version="1", text=protocol.content
    )
    protocol.sha256 = hashlib.sha256(protocol.canonical).hexdigest()
    protocol.save()
    return protocol


def _set_extract_terms(protocol: Protocol) -> None:
    """Until when each teacher gets the extract."""
    rules = protocol.sitting.commission.ruleset
    term = scoring.term(rules, "extract")
    if term.unit != "working_day":
        raise scoring.NoSuchRule(rules.id, "term of the extract in working days")
    due = calendar.add_working_days(clock.local(protocol.formed_at).date(), term.count)
    decided_items(protocol).update(extract_due_on=due)


def _require_turn(protocol: Protocol, user_id: UUID) -> Person:
    person = Person.objects.filter(user_id=user_id).first()
    waiting = waiting_for(protocol)
    if person in waiting and person is not None:
        if may_sign_now(protocol, person):
            return person
        message = _("The secretary signs when every member who was present has signed.")
        raise Refused("members_first", message)
    if protocol_signed_by(protocol, user_id):
        raise Refused("already_signed", _("You have already signed this protocol."))
    message = _("This protocol is signed by the members who were present and the secretary.")
    raise Refused("not_signer", message)


def protocol_signed_by(protocol: Protocol, user_id: UUID) -> bool:
    signed = Signature.objects.filter(purpose=PURPOSE, object_id=str(protocol.pk))
    return signed.filter(signed_by_id=user_id).exists()


def _lock_cases(protocol: Protocol) -> None:
    """Rows before the journal, always in one order: two protocols never wait for each other."""
    ids = decided_items(protocol).values_list("application", flat=True)
    list(Application.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk"))


def _complete(protocol: Protocol, sitting: Sitting, by: UUID) -> None:
    facts = {"protocol": protocol.pk, "number": protocol.number}
    for item in decided_items(protocol):
        change_state(
            application_id=item.application_id,
            target=State.DECIDED,
            actor=Actor.COMMISSION,
            by=by,
            facts={**facts, "outcome": item.outcome, "category": item.category},
        )
        outbox.enqueue("commissions.extract", key=str(item.pk), item_id=str(item.pk))
    change_sitting_state(sitting=sitting, target=SittingState.SIGNED, by=by, facts=facts)
    outbox.enqueue("commissions.protocol", key=str(protocol.pk), protocol_id=str(protocol.pk))
