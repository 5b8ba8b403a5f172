"""Orders: what goes into them, who signs, what follows."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

import scoring
from attestation.models import Application
from attestation.states import State
from certificates import papers, services
from certificates.models import Certificate, Order
from certificates.states import OrderState
from commissions.models import Protocol
from commissions.states import Outcome, SittingState
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.models import OutboxItem
from foundation.documents.models import Register
from foundation.documents.services import documents_of
from foundation.journal.models import Entry
from foundation.signatures.models import Signature
from registry.models import Organisation, Person
from registry.selectors import category_on
from registry.states import Category
from tests.certificates import builders
from tests.certificates.builders import Decision
from tests.certificates.conftest import do_promised_work

Sign = Callable[[Order, Person], bytes]


def test_a_draft_holds_whoever_gets_a_certificate(school: Organisation, head: Person) -> None:
    moderator = builders.make_application(school)
    expert = builders.make_application(
        school, category=Category.EXPERT, present=Category.EXPERT, turn="regular"
    )
    none = builders.make_application(school)
    protocol = builders.make_protocol(
        school,
        Decision(moderator),
        Decision(expert),
        Decision(none, Outcome.LOWER_THAN_PRESENT, Category.TEACHER),
    )
    order = services.draft_order(protocol=protocol, by=head.user_id)
    items = order.items.order_by("position").values_list("application", "category", "is_confirmed")
    assert list(items) == [(moderator.pk, "moderator", False), (expert.pk, "expert", True)]
    assert order.state == OrderState.DRAFT


def test_early_attestation_that_fails_keeps_the_present_category(
    school: Organisation, head: Person
) -> None:
    early = builders.make_application(
        school, category=Category.EXPERT, present=Category.MODERATOR, turn="early"
    )
    decision = Decision(early, Outcome.CONFORMS_TO_PRESENT, Category.MODERATOR)
    protocol = builders.make_protocol(school, decision)
    with pytest.raises(Refused, match="nothing_to_order"):
        services.draft_order(protocol=protocol, by=head.user_id)


def test_drafting_again_gives_the_same_draft(protocol: Protocol, head: Person) -> None:
    first = services.draft_order(protocol=protocol, by=head.user_id)
    assert services.draft_order(protocol=protocol, by=head.user_id) == first


def test_an_unsigned_protocol_has_no_order(school: Organisation, head: Person) -> None:
    decision = Decision(builders.make_application(school))
    protocol = builders.make_protocol(school, decision, state=SittingState.CLOSED)
    with pytest.raises(Refused, match="protocol_not_signed"):
        services.draft_order(protocol=protocol, by=head.user_id)


def test_signing_gives_a_number_and_leads_the_cases_on(
    school: Organisation, head: Person, signature_of: Sign
) -> None:
    awarded, lowered = (builders.make_application(school) for _ in range(2))
    protocol = builders.make_protocol(
        school,
        Decision(awarded),
        Decision(lowered, Outcome.LOWER_THAN_PRESENT, Category.TEACHER),
    )
    order = services.draft_order(protocol=protocol, by=head.user_id)
    signed = services.sign_order(order=order, cms=signature_of(order, head), by=head.user_id)
    assert (signed.state, signed.number) == (OrderState.SIGNED, f"1/{clock.today().year}")
    assert (signed.signed_on, signed.signed_by_id) == (clock.today(), head.user_id)
    states = dict(Application.objects.values_list("pk", "state"))
    assert states == {awarded.pk: State.ORDERED, lowered.pk: State.CLOSED}
    held = category_on(lowered.person, clock.today())
    assert held is not None
    assert (held.category, held.until) == (Category.TEACHER, None)
    assert Signature.objects.get().object_id == str(order.pk)
    assert Entry.objects.filter(action="order.signed").get().facts["number"] == signed.number


def test_the_text_signed_names_everybody_with_category_and_day(draft: Order) -> None:
    text = papers.order_text(draft, clock.today())
    application = draft.items.get().application
    assert text["protocol"]["number"] == draft.protocol.number
    assert text["date"] == clock.today()
    assert text["items"] == [
        {
            "application": application.pk,
            "person": application.person.full_name,
            "post": application.post,
            "category": "moderator",
            "category_name": {"kk": "педагог-модератор", "ru": "педагог-модератор"},
            "confirmed": False,
            "valid_until": scoring.valid_until(application.ruleset, "moderator", clock.today()),
        }
    ]


def test_a_signed_order_is_not_signed_again(
    signed: Order, head: Person, signature_of: Sign
) -> None:
    with pytest.raises(Refused, match="order_signed"):
        services.sign_order(order=signed, cms=signature_of(signed, head), by=head.user_id)
    assert Register.objects.get(kind="order").last == 1


def test_a_signature_of_another_day_is_refused_and_the_number_is_not_spent(
    draft: Order, head: Person, signature_of: Sign
) -> None:
    cms = signature_of(draft, head)
    with clock.set_to(clock.now() + timedelta(days=1)), pytest.raises(Refused, match="signature_"):
        services.sign_order(order=draft, cms=cms, by=head.user_id)
    assert not Register.objects.filter(kind="order", last__gt=0).exists()
    assert Order.objects.get().state == OrderState.DRAFT


def test_nobody_signs_with_the_key_of_another(
    draft: Order, head: Person, school: Organisation, signature_of: Sign
) -> None:
    other_head = builders.make_head(school, "Оспанов")
    cms = signature_of(draft, head)
    with pytest.raises(Refused, match="signature_other_person"):
        services.sign_order(order=draft, cms=cms, by=other_head.user_id)


def test_only_a_head_of_this_organisation_signs(
    draft: Order, head: Person, signature_of: Sign
) -> None:
    foreign = builders.make_head(builders.make_school())
    with pytest.raises(Refused, match="not_head"):
        services.sign_order(order=draft, cms=signature_of(draft, head), by=foreign.user_id)


def test_a_refused_signature_promises_nothing(draft: Order, head: Person) -> None:
    with pytest.raises(Refused, match="signature_"):
        services.sign_order(order=draft, cms=b"not a signature", by=head.user_id)
    assert not OutboxItem.objects.exists()
    assert Application.objects.get().state == State.DECIDED


def test_a_protocol_that_gives_nothing_is_closed(school: Organisation, head: Person) -> None:
    application = builders.make_application(school)
    decision = Decision(application, Outcome.LOWER_THAN_PRESENT, Category.TEACHER)
    protocol = builders.make_protocol(school, decision)
    services.close_without_order(protocol=protocol, by=head.user_id)
    services.close_without_order(protocol=protocol, by=head.user_id)
    application.refresh_from_db()
    assert application.state == State.CLOSED


def test_a_protocol_that_gives_certificates_is_not_closed(protocol: Protocol, head: Person) -> None:
    with pytest.raises(Refused, match="order_needed"):
        services.close_without_order(protocol=protocol, by=head.user_id)


def test_the_order_is_printed_in_both_languages(signed: Order) -> None:
    do_promised_work()
    found = documents_of(signed).values_list("kind", "language", "file__name").order_by("language")
    number = signed.number.replace("/", "-")
    assert list(found) == [
        ("order", "kk", f"Бұйрық {number} (kk).pdf"),
        ("order", "ru", f"Приказ {number} (ru).pdf"),
    ]


def test_the_database_keeps_a_signed_order_whole(signed: Order) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(pk=signed.pk).update(number="")
    assert Certificate.objects.count() == 0
