"""Certificates: one for each person of a signed order, whatever happens on the way."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.core import mail

import scoring
from attestation.models import Application
from attestation.states import State
from certificates import selectors, services
from certificates.models import Certificate, Order
from certificates.states import CertificateState, Standing
from commissions.states import Outcome
from foundation.base import clock, outbox
from foundation.base.files import read
from foundation.base.models import OutboxItem
from foundation.documents.services import documents_of
from foundation.journal.models import Entry
from foundation.notifications.models import Message
from registry.models import CategoryHeld, Organisation, Person
from registry.selectors import category_on
from registry.states import Category
from tests.certificates import builders
from tests.certificates.builders import Decision
from tests.certificates.conftest import do_promised_work

Sign = Callable[[Order, Person], bytes]


def issue(order: Order) -> Certificate:
    return services.issue_certificate(item_id=order.items.get().pk)


def test_a_certificate_says_what_was_ordered(signed: Order, head: Person) -> None:
    certificate = issue(signed)
    application = signed.items.get().application
    today = clock.today()
    assert re.fullmatch(rf"KST\d+-{today.year}-000001", certificate.number)
    assert re.fullmatch(r"[0-9A-Za-z]{22}", certificate.code)
    assert certificate.holder == application.person.full_name
    assert certificate.category == "moderator"
    assert certificate.category_name["kk"] == "педагог-модератор"
    assert certificate.organisation_name == signed.organisation.name
    assert certificate.head_name == head.full_name
    assert (certificate.order_number, certificate.order_date) == (signed.number, today)
    assert certificate.valid_until == scoring.valid_until(application.ruleset, "moderator", today)
    assert certificate.is_confirmed is False


def test_the_category_held_changes(signed: Order) -> None:
    certificate = issue(signed)
    held = category_on(certificate.person, clock.today())
    assert held is not None
    assert (held.category, held.until) == ("moderator", certificate.valid_until)
    assert held.certificate_number == certificate.number


def test_the_earlier_certificate_and_category_end(
    school: Organisation, head: Person, signature_of: Sign
) -> None:
    with clock.set_to(clock.now() - timedelta(days=400)):
        person = builders.make_person()
        first = make_certificate(school, head, signature_of, person, year=2025)
    second = make_certificate(
        school, head, signature_of, person, category=Category.EXPERT, present=Category.MODERATOR
    )
    first.refresh_from_db()
    assert (first.state, first.ended_on) == (CertificateState.REPLACED, second.order_date)
    assert second.number in first.end_reason
    held = CategoryHeld.objects.order_by("since").values_list("category", "ended_on")
    assert list(held) == [("moderator", second.order_date - timedelta(days=1)), ("expert", None)]


def test_the_certificate_of_a_lowered_category_ends(
    school: Organisation, head: Person, signature_of: Sign
) -> None:
    with clock.set_to(clock.now() - timedelta(days=400)):
        person = builders.make_person()
        first = make_certificate(school, head, signature_of, person, year=2025)
    application = builders.make_application(
        school, person=person, category=Category.EXPERT, present=Category.MODERATOR
    )
    decision = Decision(application, Outcome.LOWER_THAN_PRESENT, Category.TEACHER)
    protocol = builders.make_protocol(school, decision)
    services.close_without_order(protocol=protocol, by=head.user_id)
    first.refresh_from_db()
    yesterday = clock.today() - timedelta(days=1)
    assert selectors.standing_on(first, yesterday) == Standing.VALID
    assert selectors.standing_on(first, clock.today()) == Standing.REVOKED
    assert protocol.number in first.end_reason
    assert Entry.objects.get(action="certificate.revoked").object_id == str(first.pk)


def make_certificate(
    school: Organisation,
    head: Person,
    signature_of: Sign,
    person: Person,
    *,
    category: Category = Category.MODERATOR,
    present: Category = Category.TEACHER,
    year: int = 2026,
) -> Certificate:
    application = builders.make_application(
        school,
        person=person,
        category=category,
        present=present,
        cycle=builders.make_cycle(year),
    )
    protocol = builders.make_protocol(school, Decision(application))
    order = services.draft_order(protocol=protocol, by=head.user_id)
    signed = services.sign_order(order=order, cms=signature_of(order, head), by=head.user_id)
    return issue(signed)


def test_everything_follows_from_the_signature_alone(signed: Order) -> None:
    do_promised_work()
    certificate = Certificate.objects.get()
    application = Application.objects.get()
    assert application.state == State.CERTIFIED
    files = documents_of(certificate).order_by("language")
    assert [(one.kind, one.language) for one in files] == [
        ("certificate", "kk"),
        ("certificate", "ru"),
    ]
    assert all(read(one.file).startswith(b"%PDF-") for one in files)


def test_the_teacher_gets_a_message_and_a_letter_with_both_papers(signed: Order) -> None:
    do_promised_work()
    certificate = Certificate.objects.get()
    message = Message.objects.get(user_id=certificate.person.user_id)
    assert certificate.number in message.body["kk"]
    assert "присвоена квалификационная категория «педагог-модератор»" in message.body["ru"]
    letters = [letter for letter in mail.outbox if letter.to == ["teacher@example.kz"]]
    assert len(letters) == 1
    names = [attachment[0] for attachment in letters[0].attachments]
    assert names == [
        f"Куәлік {certificate.number} (kk).pdf",
        f"Удостоверение {certificate.number} (ru).pdf",
    ]


def test_done_twice_each_step_is_done_once(signed: Order) -> None:
    do_promised_work()
    certificate = Certificate.objects.get()
    OutboxItem.objects.filter(kind__startswith="certificates.").update(
        done_at=None, not_before=clock.now()
    )
    do_promised_work()
    assert Certificate.objects.get() == certificate
    assert documents_of(certificate).count() == 2
    assert Message.objects.filter(user_id=certificate.person.user_id).count() == 1


def test_registration_numbers_have_no_gaps(
    school: Organisation, head: Person, signature_of: Sign
) -> None:
    decisions = [
        Decision(builders.make_application(school, person=builders.make_person(f"Ә{n}")))
        for n in range(3)
    ]
    protocol = builders.make_protocol(school, *decisions)
    order = services.draft_order(protocol=protocol, by=head.user_id)
    services.sign_order(order=order, cms=signature_of(order, head), by=head.user_id)
    for item in order.items.all():
        services.issue_certificate(item_id=item.pk)
        services.issue_certificate(item_id=item.pk)
    endings = sorted(number[-6:] for number in Certificate.objects.values_list("number", flat=True))
    assert endings == ["000001", "000002", "000003"]


class Killed(BaseException):
    """The worker's process is gone."""


STEPS = [
    "certificates.services.certificates.next_number",
    "certificates.services.certificates.hold_category",
    "certificates.services.certificates.record",
    "certificates.services.certificates.render_once",
    "certificates.services.certificates.change_state",
    "certificates.services.certificates.send",
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_anywhere_it_ends_with_exactly_one_certificate(
    signed: Order, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    with monkeypatch.context() as patch:
        kill_at(patch, step, when)
        with pytest.raises(Killed):
            do_promised_work()
    do_promised_work()
    certificate = Certificate.objects.get()
    assert certificate.number.endswith("000001")
    assert CategoryHeld.objects.count() == 1
    assert documents_of(certificate).count() == 2
    assert Message.objects.filter(user_id=certificate.person.user_id).count() == 1
    assert Application.objects.get().state == State.CERTIFIED


def kill_at(patch: pytest.MonkeyPatch, step: str, when: str) -> None:
    """The process dies just before or just after it does the step."""
    module, name = step.rsplit(".", 1)
    real = getattr(import_module(module), name)

    def die(*args: object, **kwargs: object) -> None:
        if when == "after":
            real(*args, **kwargs)
        raise Killed

    patch.setattr(step, die)


STANDINGS = [
    (date(2026, 1, 9), Standing.NOT_YET),
    (date(2026, 1, 10), Standing.VALID),
    (date(2031, 1, 10), Standing.VALID),
    (date(2031, 1, 11), Standing.EXPIRED),
]


@pytest.mark.parametrize(("day", "standing"), STANDINGS)
def test_a_certificate_stands_from_the_order_to_its_last_day(day: date, standing: str) -> None:
    certificate = Certificate(order_date=date(2026, 1, 10), valid_until=date(2031, 1, 10))
    assert selectors.standing_on(certificate, day) == standing


@pytest.mark.parametrize("state", ["replaced", "revoked"])
def test_an_ended_certificate_was_valid_before_its_end(state: str) -> None:
    certificate = Certificate(
        order_date=date(2026, 1, 10),
        valid_until=date(2031, 1, 10),
        state=state,
        ended_on=date(2028, 5, 1),
    )
    assert selectors.standing_on(certificate, date(2028, 4, 30)) == Standing.VALID
    assert selectors.standing_on(certificate, date(2028, 5, 1)) == state
    assert selectors.standing_on(certificate, date(2035, 5, 1)) == state


def test_work_waits_when_nobody_told_the_worker(signed: Order) -> None:
    waiting = OutboxItem.objects.filter(done_at=None, kind__startswith="certificates.")
    assert waiting.count() == 3
    assert outbox.deliver_due() == 3
