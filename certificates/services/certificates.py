"""Certificates: entered once for a signed order, printed, handed over."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from attestation.models import Application
from attestation.services import change_state
from attestation.states import Actor, State
from certificates import papers, texts
from certificates.models import Certificate, OrderItem
from certificates.numbers import new_code, registration_number
from certificates.states import CertificateState
from foundation.base import clock, outbox
from foundation.documents.dates import Language, of_date, until_date
from foundation.documents.services import documents_of, next_number, render_once
from foundation.journal.services import record
from foundation.notifications.services import Recipient, send
from registry.models import Person
from registry.services import hold_category

REGISTER = "certificate"
DOCUMENT = "certificate"


@transaction.atomic
def issue_certificate(*, item_id: UUID) -> Certificate:
    """Enter the certificate of one person of a signed order, once; its papers are promised.

    Run again, alone or at the same moment, it answers the certificate made before.
    """
    item = _lock_item(item_id)
    earlier = _issued_before(item)
    if earlier:
        return earlier
    person = Person.objects.select_for_update(of=("self",)).get(pk=item.application.person_id)
    certificate = _create_certificate(item, person)
    _replace_earlier(certificate)
    _hold(certificate)
    facts = {"number": certificate.number, "category": certificate.category}
    personal = {"holder": certificate.holder}
    record(action="certificate.issued", on=certificate, by=None, facts=facts, personal=personal)
    _promise_print(certificate, papers.LANGUAGES[0])
    return certificate


@transaction.atomic
def print_certificate(*, certificate_id: UUID, language: Language) -> None:
    """Make the PDF in one language, once; then promise the next language, or the handing over.

    One language a transaction: a PDF is drawn before the journal is locked, never after.
    """
    certificate = _lock_certificate(certificate_id)
    render_once(
        kind=DOCUMENT,
        paper=papers.certificate_paper(certificate, language),
        on=certificate,
        language=language,
        file_name=texts.CERTIFICATE_FILE[language].format(number=certificate.number),
        canonical=papers.certificate_data(certificate),
    )
    following = papers.LANGUAGES[papers.LANGUAGES.index(language) + 1 :]
    if following:
        _promise_print(certificate, following[0])
    else:
        key = str(certificate.pk)
        outbox.enqueue("certificates.hand_over", key=key, certificate_id=key)


@transaction.atomic
def hand_over_certificate(*, certificate_id: UUID) -> None:
    """Tell the teacher, with both PDFs, and lead the application to its end. Once."""
    certificate = _lock_certificate(certificate_id)
    application = Application.objects.select_for_update(of=("self",)).get(
        pk=certificate.item.application_id
    )
    if application.state == State.CERTIFIED:
        return
    change_state(application_id=application.pk, target=State.CERTIFIED, actor=Actor.PORTAL, by=None)
    _tell_teacher(certificate, application)


@transaction.atomic
def revoke_certificates(*, person: Person, day: date, protocol_number: str, by: UUID) -> None:
    """End the person's certificates still in force: a decision took their category away."""
    for certificate in _in_force(person, day):
        state = CertificateState.REVOKED
        _end(certificate, state, day=day, number=protocol_number, by=by)


def _lock_item(item_id: UUID) -> OrderItem:
    found = OrderItem.objects.select_for_update(of=("self",))
    return found.select_related("order__organisation", "order__protocol", "application").get(
        pk=item_id
    )


def _lock_certificate(certificate_id: UUID) -> Certificate:
    found = Certificate.objects.select_for_update(of=("self",))
    return found.select_related("item__order", "person__user").get(pk=certificate_id)


def _issued_before(item: OrderItem) -> Certificate | None:
    return Certificate.objects.filter(item=item).first()


def _create_certificate(item: OrderItem, person: Person) -> Certificate:
    order, today = item.order, clock.today()
    signed_on = papers.signed_on(order)
    sequence = next_number(owner=str(order.organisation_id), kind=REGISTER, year=today.year)
    return Certificate.objects.create(
        number=registration_number(order.organisation.register_code, today.year, sequence),
        code=new_code(),
        item=item,
        person=person,
        organisation=order.organisation,
        holder=person.full_name,
        surname=person.surname,
        post=item.application.post,
        category=item.category,
        category_name=papers.category_name(item),
        is_confirmed=item.is_confirmed,
        organisation_name=order.organisation.name,
        head_name=papers.head_of(order).full_name,
        decided_on=papers.decided_on(order),
        order_number=order.number,
        order_date=signed_on,
        issued_on=today,
        valid_until=papers.valid_until(item, signed_on),
    )


def _replace_earlier(certificate: Certificate) -> None:
    """End the person's certificates still in force: the new one takes their place."""
    day = certificate.order_date
    for earlier in _in_force(certificate.person, day).exclude(pk=certificate.pk):
        _end(earlier, CertificateState.REPLACED, day=day, number=certificate.number, by=None)


def _in_force(person: Person, day: date) -> QuerySet[Certificate]:
    return Certificate.objects.filter(
        person=person, state=CertificateState.VALID, valid_until__gte=day
    )


def _end(
    certificate: Certificate, state: CertificateState, *, day: date, number: str, by: UUID | None
) -> None:
    certificate.state, certificate.ended_on = state, day
    certificate.end_reason = texts.ENDED_BY.format(number=number)
    certificate.save(update_fields=["state", "ended_on", "end_reason"])
    facts = {"by": number, "from": day}
    record(action=f"certificate.{state.value}", on=certificate, by=by, facts=facts)


def _hold(certificate: Certificate) -> None:
    hold_category(
        person=certificate.person,
        category=certificate.category,
        post=certificate.post,
        since=certificate.order_date,
        until=certificate.valid_until,
        order_number=certificate.order_number,
        order_date=certificate.order_date,
        certificate_number=certificate.number,
        by=None,
    )


def _promise_print(certificate: Certificate, language: Language) -> None:
    outbox.enqueue(
        "certificates.print",
        key=f"{certificate.pk}:{language}",
        certificate_id=str(certificate.pk),
        language=language,
    )


def _tell_teacher(certificate: Certificate, application: Application) -> None:
    user = certificate.person.user
    if user is None:
        return
    files = documents_of(certificate).filter(kind=DOCUMENT).values_list("file_id", flat=True)
    send(
        to=Recipient(user.pk, application.email or user.email, user.language),
        subject=texts.CERTIFICATE_READY_SUBJECT,
        body=_ready_text(certificate),
        link=papers.list_address(),
        attachments=tuple(files),
    )


def _ready_text(certificate: Certificate) -> dict[str, str]:
    return {language: _ready_in(language, certificate) for language in papers.LANGUAGES}


def _ready_in(language: Language, certificate: Certificate) -> str:
    done = texts.CONFIRMED if certificate.is_confirmed else texts.ASSIGNED
    return texts.CERTIFICATE_READY[language].format(
        category=certificate.category_name[language],
        done=done[language],
        order_date=of_date(certificate.order_date, language),
        order_number=certificate.order_number,
        number=certificate.number,
        valid_until=until_date(certificate.valid_until, language),
    )
