"""The hand-over of a portfolio: given by the organisation, taken or returned by the commission."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from attestation import services
from attestation.comparison import discrepancies_in, ready_to_give
from attestation.models import Application, FrozenPortfolio, HandOver, HandOverAnswer
from attestation.selectors import given_last, returned_last, timeline
from attestation.states import State
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.models import OutboxItem, StoredFile
from foundation.documents.services import documents_of
from foundation.journal.models import Entry
from foundation.notifications.models import Message
from registry.signers import Signer
from registry.states import Role
from tests.attestation import builders
from tests.attestation.builders import by
from tests.portfolio.builders import certify, certify_and_confirm, evidence
from tests.stores import lose, rewrite
from tests.threads import at_once


@pytest.fixture
def given(accepted: Application, officer: User) -> HandOver:
    return builders.given(accepted, officer)


@pytest.fixture
def taker() -> tuple[Signer, UUID]:
    return builders.taker()


def take(given: HandOver, taker: tuple[Signer, UUID]) -> FrozenPortfolio:
    return services.take_portfolio(hand_over=given, taker=taker[0], by=taker[1])


def give_back(given: HandOver, taker: tuple[Signer, UUID], *lines: str) -> HandOverAnswer:
    return services.return_portfolio(
        hand_over=given, discrepancies=lines, taker=taker[0], by=taker[1]
    )


def test_giving_freezes_the_portfolio_with_its_list_of_files(
    given: HandOver, accepted: Application, officer: User
) -> None:
    accepted.refresh_from_db()
    assert accepted.state == State.HANDED_OVER
    file = accepted.person.evidence.get().file
    assert file is not None
    (listed,) = given.files
    assert (listed["row"], listed["name"]) == ("2.1", file.name)
    assert (listed["size"], listed["sha256"]) == (file.size, file.sha256)
    assert (given.number, given.given_by_id) == ("2026-1", officer.pk)
    assert discrepancies_in(given) == []
    assert not FrozenPortfolio.objects.exists()
    step = Entry.objects.get(action="application.handed_over")
    assert step.facts["portfolio"] == given.sha256


def test_taking_ends_the_act_and_gives_the_copy_to_the_commission(
    given: HandOver, accepted: Application, taker: tuple[Signer, UUID]
) -> None:
    frozen = take(given, taker)
    accepted.refresh_from_db()
    assert accepted.state == State.IN_COMMISSION
    assert (frozen.content, frozen.sha256) == (given.content, given.sha256)
    assert given_last(accepted).answer.taker["name"] == taker[0].name
    assert OutboxItem.objects.filter(kind="attestation.act").count() == 1
    assert timeline(accepted)[2].state == "done"


@pytest.mark.parametrize(
    ("acts", "code"), [("none", "not_certified"), ("certified", "not_confirmed")]
)
def test_nothing_is_given_that_is_not_certified_and_confirmed(
    accepted: Application, officer: User, town: builders.Town, acts: str, code: str
) -> None:
    evidence(accepted.person, builders.officer(town.school, Role.DATA_ENTRY))
    if acts == "certified":
        certify(accepted.person, builders.officer(town.school, Role.HEAD))
    with pytest.raises(Refused, match=code):
        services.hand_over_portfolio(application=accepted, by=officer.pk)
    accepted.refresh_from_db()
    assert accepted.state == State.ACCEPTED


def test_what_was_changed_after_the_confirmation_is_not_given(
    accepted: Application, officer: User, town: builders.Town
) -> None:
    builders.gathered(accepted)
    assert ready_to_give(officer) == [accepted]
    evidence(accepted.person, builders.officer(town.school, Role.DATA_ENTRY), "2.2")
    assert ready_to_give(officer) == []
    with pytest.raises(Refused, match="not_certified") as refused:
        services.hand_over_portfolio(application=accepted, by=officer.pk)
    assert "өзгерді" in str(refused.value.message) or "changed" in str(refused.value.message)


def test_nobody_gives_the_own_portfolio(accepted: Application, town: builders.Town) -> None:
    builders.gathered(accepted)
    builders.grant(accepted.person.user, town.school, Role.INTAKE_OFFICER)
    with pytest.raises(Refused, match="own_case"):
        services.hand_over_portfolio(application=accepted, by=by(accepted.person))


def test_giver_and_taker_are_two_people(given: HandOver, officer: User) -> None:
    signer, _other = builders.taker()
    with pytest.raises(Refused, match="giver"):
        take(given, (signer, officer.pk))
    with pytest.raises(Refused, match="giver"):
        give_back(given, (signer, officer.pk), "файл ашылмайды")
    with pytest.raises(Refused, match="own_case"):
        take(given, (signer, by(given.application.person)))
    assert not HandOverAnswer.objects.exists()


def test_the_database_knows_it_too(given: HandOver, officer: User) -> None:
    with pytest.raises(IntegrityError, match="does not take it"), transaction.atomic():
        HandOverAnswer.objects.create(
            hand_over=given,
            taken=True,
            taker={},
            answered_at=clock.now(),
            answered_by_id=officer.pk,
        )
    with pytest.raises(IntegrityError, match="returned_with"), transaction.atomic():
        HandOverAnswer.objects.create(
            hand_over=given, taken=False, taker={}, answered_at=clock.now(), answered_by_id=uuid4()
        )


@pytest.mark.parametrize("harm", [rewrite, lose])
def test_a_file_that_is_not_the_listed_one_is_not_taken(
    given: HandOver, taker: tuple[Signer, UUID], harm
) -> None:
    file = StoredFile.objects.get(pk=given.files[0]["id"])
    harm(file)
    (found,) = discrepancies_in(given)
    assert file.name in found
    with pytest.raises(Refused, match="differs"):
        take(given, taker)
    assert Application.objects.get(pk=given.application_id).state == State.HANDED_OVER


@pytest.mark.parametrize("field", ["content", "files", "sha256"])
def test_an_act_that_was_tampered_with_is_not_taken(
    given: HandOver, taker: tuple[Signer, UUID], field: str
) -> None:
    """As read from a database that somebody rewrote past its triggers."""
    other = {"content": {**given.content, "evidence": []}, "files": [], "sha256": "0" * 64}
    setattr(given, field, other[field])
    with pytest.raises(Refused, match="differs"):
        take(given, taker)


def test_returning_reopens_the_gathering_and_says_why(
    given: HandOver, accepted: Application, officer: User, taker: tuple[Signer, UUID]
) -> None:
    give_back(given, taker, " 2.1-жол:   файл басқа адамдікі ", "")
    accepted.refresh_from_db()
    assert accepted.state == State.ACCEPTED
    assert returned_last(accepted).discrepancies == ["2.1-жол: файл басқа адамдікі"]
    assert timeline(accepted)[2].state == "now"
    told = {officer.pk, accepted.person.user_id}
    assert told <= set(Message.objects.values_list("user_id", flat=True))
    returned = Entry.objects.get(action="application.accepted", facts__act=given.number)
    assert "басқа" not in str(returned.facts)


def test_what_was_returned_is_given_again_under_a_number_of_its_own(
    given: HandOver, accepted: Application, officer: User, taker: tuple[Signer, UUID]
) -> None:
    give_back(given, taker, "қайта сканерлеу керек")
    school = accepted.employment.organisation
    evidence(accepted.person, builders.officer(school, Role.DATA_ENTRY), "2.2")
    certify_and_confirm(accepted.person, builders.officer(school, Role.HEAD))
    again = services.hand_over_portfolio(application=accepted, by=officer.pk)
    assert (given.number, again.number) == ("2026-1", "2026-2")
    with pytest.raises(Refused, match="state"):
        take(given, taker)
    assert take(again, taker).sha256 == again.sha256


def test_returning_names_something(given: HandOver, taker: tuple[Signer, UUID]) -> None:
    with pytest.raises(Refused, match="discrepancies"):
        give_back(given, taker, " ", "")


def test_an_answer_is_given_once(given: HandOver, taker: tuple[Signer, UUID]) -> None:
    take(given, taker)
    with pytest.raises(Refused, match="state"):
        take(given, taker)
    with pytest.raises(Refused, match="state"):
        give_back(given, taker, "кеш")


def test_of_many_those_that_agree_are_taken(
    given: HandOver, officer: User, town: builders.Town, taker: tuple[Signer, UUID]
) -> None:
    sound = builders.given(builders.accepted(builders.teacher(town.school), officer), officer)
    rewrite(StoredFile.objects.get(pk=given.files[0]["id"]))
    signer, user_id = taker
    taking = services.take_portfolios(given={given: signer, sound: signer}, by=user_id)
    assert taking.taken == [sound]
    ((left, reason),) = taking.left
    assert left == given
    assert reason
    states = Application.objects.in_bulk([given.application_id, sound.application_id])
    assert states[given.application_id].state == State.HANDED_OVER
    assert states[sound.application_id].state == State.IN_COMMISSION


@pytest.mark.django_db(transaction=True)
def test_taking_and_returning_at_once_is_one_answer(
    given: HandOver, taker: tuple[Signer, UUID]
) -> None:
    came = at_once(lambda: take(given, taker), lambda: give_back(given, taker, "файл жоқ"))
    assert sum(isinstance(one, Refused) for one in came) == 1
    assert HandOverAnswer.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_give_it_once(
    accepted: Application, officer: User, town: builders.Town
) -> None:
    builders.gathered(accepted)
    other = builders.officer(town.school, Role.HEAD)

    def give(user: User) -> None:
        services.hand_over_portfolio(application=accepted, by=user.pk)

    came = at_once(lambda: give(officer), lambda: give(other))
    assert sum(isinstance(one, Refused) for one in came) == 1
    assert HandOver.objects.count() == 1


def test_the_act_is_printed_in_both_languages_and_sent(
    given: HandOver, taker: tuple[Signer, UUID]
) -> None:
    take(given, taker)
    for _again in range(2):
        services.make_act(hand_over_id=str(given.pk))
    found = documents_of(given.application).filter(kind="hand_over_act")
    assert {document.language for document in found} == {"kk", "ru"}
    assert Entry.objects.filter(action="document.made").count() == 2
    told = Message.objects.filter(
        user_id=given.application.person.user_id, body__ru__icontains="Акт передачи"
    )
    assert told.exists()


def test_the_page_says_what_stands_in_the_way(
    accepted: Application, officer: User, client: Client, town: builders.Town
) -> None:
    client.force_login(officer)
    address = reverse("attestation:hand_over", args=[accepted.pk])
    assert client.get(address).context["obstacle"]
    assert client.post(address, {"form_token": uuid4()}).status_code == 200
    builders.gathered(accepted)
    page = client.get(address)
    assert page.context["obstacle"] == ""
    assert page.context["files"][0]["sha256"] in page.content.decode()


def test_the_case_shows_the_act_and_why_it_came_back(
    given: HandOver,
    accepted: Application,
    officer: User,
    client: Client,
    taker: tuple[Signer, UUID],
) -> None:
    client.force_login(officer)
    address = reverse("attestation:case", args=[accepted.pk])
    assert given.number in client.get(address).content.decode()
    give_back(given, taker, "2.1-жолдағы файл оқылмайды")
    assert "2.1-жолдағы файл оқылмайды" in client.get(address).content.decode()
