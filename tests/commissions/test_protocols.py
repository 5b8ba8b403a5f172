"""The protocol: what it says, in whose order it is signed, what follows the last signature."""

from datetime import timedelta

import pytest

from attestation.models import Application
from attestation.states import State
from commissions import services
from commissions.models import AgendaItem, Protocol
from commissions.papers import extract_paper, protocol_paper
from commissions.selectors import (
    decisions,
    protocols_to_sign_for_user,
    signed_protocols_of,
)
from commissions.states import SittingState
from foundation.base import calendar, clock
from foundation.base.errors import Refused
from foundation.base.models import OutboxItem
from tests.commissions import builders as build
from tests.commissions.test_path import deliver

pytestmark = pytest.mark.django_db


@pytest.fixture
def protocol() -> Protocol:
    return build.protocol()


def refused(of: Protocol, who: object) -> str:
    with pytest.raises(Refused) as refusal:
        build.sign(of, who)  # type: ignore[arg-type]
    return refusal.value.code


def test_a_protocol_holds_names_votes_and_hashes(protocol: Protocol) -> None:
    (case,) = protocol.content["cases"]
    assert case["tables"] == ["conforms_declared"]
    assert (case["votes"]["for"], case["votes"]["against"]) == (7, 0)
    assert case["total"] == "68"
    assert len(case["portfolio_sha256"]) == 64
    assert len(case["motions"][0]["ballots_sha256"]) == 64
    assert protocol.number == f"{clock.today().year}-1"
    assert protocol.sha256 in protocol_paper(protocol, "kk").content_hash


def test_numbers_follow_each_other_in_an_organisation(protocol: Protocol) -> None:
    again = build.case(protocol.organisation, "Екіншиева")
    commission = protocol.sitting.commission
    build.send_all_sheets(again, commission)
    sitting = build.open_sitting(commission, [again])
    motion = build.put(build.item(sitting))
    build.vote_all(motion)
    build.close(motion)
    second = services.close_sitting(sitting=sitting, by=build.secretary(commission).pk)
    assert second.number == f"{clock.today().year}-2"
    assert build.protocol().number == f"{clock.today().year}-1"  # of another organisation


def test_the_secretary_signs_last(protocol: Protocol) -> None:
    commission = protocol.sitting.commission
    first, *others = build.seats(commission)
    assert refused(protocol, commission.secretary) == "members_first"
    assert protocols_to_sign_for_user(build.secretary(commission)) == []
    build.sign(protocol, first.person)
    assert refused(protocol, first.person) == "already_signed"
    assert protocols_to_sign_for_user(first.person.user) == []
    assert protocols_to_sign_for_user(others[0].person.user) == [protocol]
    for member in others:
        build.sign(protocol, member.person)
    assert protocols_to_sign_for_user(build.secretary(commission)) == [protocol]
    build.sign(protocol, commission.secretary)
    protocol.sitting.refresh_from_db()
    assert protocol.sitting.state == SittingState.SIGNED


def test_nobody_signs_for_another(protocol: Protocol) -> None:
    first, second, *_ = build.seats(protocol.sitting.commission)
    with pytest.raises(Refused) as refusal:
        services.sign_protocol(
            protocol=protocol,
            cms=build.cms_of(second.person, bytes(protocol.canonical)),
            by=first.person.user_id,
        )
    assert refusal.value.code == "signature_other_person"


def test_a_signature_over_another_text_is_refused(protocol: Protocol) -> None:
    first = build.seats(protocol.sitting.commission)[0]
    cms = build.cms_of(first.person, bytes(protocol.canonical) + b" ")
    with pytest.raises(Refused) as refusal:
        services.sign_protocol(protocol=protocol, cms=cms, by=first.person.user_id)
    assert refusal.value.code.startswith("signature_")


def test_one_who_was_absent_does_not_sign() -> None:
    commission = build.commission()
    application = build.case(commission.organisation)
    build.send_all_sheets(application, commission)
    sitting = build.open_sitting(commission, [application], present=6)
    motion = build.put(build.item(sitting))
    *there, away = build.seats(commission)
    for member in there:
        build.vote(motion, member)
    build.close(motion)
    protocol = services.close_sitting(sitting=sitting, by=build.secretary(commission).pk)
    assert refused(protocol, away.person) == "not_signer"
    for member in there:
        build.sign(protocol, member.person)
    build.sign(protocol, commission.secretary)
    assert signed_protocols_of(commission.organisation).get() == protocol


def test_nothing_is_decided_before_the_last_signature(protocol: Protocol) -> None:
    for member in build.seats(protocol.sitting.commission):
        build.sign(protocol, member.person)
    assert Application.objects.get().state == State.IN_COMMISSION
    assert not decisions().exists()
    assert not OutboxItem.objects.filter(kind__startswith="commissions.").exists()
    build.sign(protocol, protocol.sitting.commission.secretary)
    assert Application.objects.get().state == State.DECIDED
    (row,) = decisions()
    assert (row.application.category, row.category) == ("moderator", "moderator")


def test_the_extract_is_due_in_three_working_days_and_sent_once(protocol: Protocol) -> None:
    item = AgendaItem.objects.get()
    formed = clock.local(protocol.formed_at).date()
    assert item.extract_due_on == calendar.add_working_days(formed, 3)
    assert item.extract_due_on > formed + timedelta(days=2)
    build.sign_all(protocol)
    deliver()
    item.refresh_from_db()
    sent = item.extract_sent_at
    services.send_extract(item_id=str(item.pk))
    item.refresh_from_db()
    assert item.extract_sent_at == sent


def test_the_papers_say_the_same_in_both_languages(protocol: Protocol) -> None:
    build.sign_all(protocol)
    kk, ru = (protocol_paper(protocol, language) for language in ("kk", "ru"))
    assert [row.person for row in kk.to_declared] == [row.person for row in ru.to_declared]
    assert kk.secretary_signature.signed_at is not None
    assert len(kk.member_signatures) == 6
    item = decisions().get()
    assert extract_paper(item, "ru").assigned_category == "педагог-модератор"
    assert extract_paper(item, "kk").conforms
