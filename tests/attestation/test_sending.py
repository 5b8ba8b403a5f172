import pytest
from django.db import IntegrityError, transaction

from attestation import services
from attestation.models import Application, Cycle, StateChange
from attestation.states import State
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.base.models import OutboxItem
from foundation.journal.models import Entry
from foundation.journal.services import broken_entries
from foundation.notifications.models import Message
from registry.models import Person
from tests.attestation import builders
from tests.attestation.builders import by


def test_sending_gives_a_number_a_clock_and_traces(submitted: Application) -> None:
    assert submitted.state == State.SUBMITTED
    assert submitted.number == "2026-000001"
    assert submitted.submitted_at == builders.NOON
    assert str(submitted.registered_on) == "2026-10-14"
    assert str(submitted.answer_due_on) == "2026-10-15"
    step = StateChange.objects.get(application=submitted)
    assert (step.source, step.target, step.by_id) == (
        State.DRAFT,
        State.SUBMITTED,
        by(submitted.person),
    )
    entry = Entry.objects.get(action="application.submitted")
    assert entry.facts["number"] == submitted.number
    assert "essay" in entry.commitments
    assert submitted.essay not in str(entry.facts)
    assert list(broken_entries()) == []


def test_the_teacher_and_the_officers_are_told(
    submitted: Application, officer: builders.User
) -> None:
    told = {message.user_id: message for message in Message.objects.all()}
    assert set(told) == {by(submitted.person), officer.pk}
    assert submitted.number in told[officer.pk].subject["kk"]
    assert "15 октября 2026 года" in told[officer.pk].body["ru"]
    assert told[by(submitted.person)].link == "/my/"
    assert OutboxItem.objects.filter(kind="notifications.letter").count() == 2


def test_a_second_sending_changes_nothing(submitted: Application) -> None:
    again = services.submit_application(application=submitted, by=by(submitted.person))
    assert again.number == submitted.number
    assert StateChange.objects.count() == 1


def test_numbers_follow_without_gaps(town: builders.Town, cycle: Cycle) -> None:
    numbers = [builders.submitted(builders.teacher(town.school)).number for _ in range(3)]
    assert numbers == ["2026-000001", "2026-000002", "2026-000003"]


def test_a_refusal_to_send_uses_up_no_number(draft: Application) -> None:
    with pytest.raises(Refused):
        services.submit_application(application=draft, by=by(draft.person))
    builders.fill(draft)
    sent = services.submit_application(application=draft, by=by(draft.person))
    assert sent.number == "2026-000001"


def test_without_the_consent_nothing_is_sent(draft: Application) -> None:
    me = by(draft.person)
    services.save_application_details(
        application=draft,
        employment=draft.employment,
        sought="assign:moderator",
        email="a@example.kz",
        phone="87010000000",
        is_familiar=True,
        by=me,
    )
    services.save_essay(
        application=draft,
        topic=draft.cycle.topics.first(),
        language="kk",
        text=builders.essay_of(280),
        by=me,
    )
    with pytest.raises(Refused, match="consent"):
        services.submit_application(application=draft, by=me)
    assert Application.objects.get().state == State.DRAFT


@pytest.mark.parametrize("words", [249, 301])
def test_the_essay_is_measured_on_sending(draft: Application, words: int) -> None:
    builders.fill(draft, words=words)
    with pytest.raises(Refused, match="words"):
        services.submit_application(application=draft, by=by(draft.person))


def test_nothing_is_sent_after_the_window(draft: Application) -> None:
    builders.fill(draft)
    after = builders.NOON.replace(year=2027, month=1, day=4)
    with clock.set_to(after), pytest.raises(Refused, match="cycle_closed"):
        services.submit_application(application=draft, by=by(draft.person))


def test_what_is_printed_is_copied_on_the_day_of_sending(draft: Application) -> None:
    builders.fill(draft)
    employment = draft.employment
    employment.post = {"kk": "физика мұғалімі", "ru": "учитель физики"}
    employment.save()
    sent = services.submit_application(application=draft, by=by(draft.person))
    assert sent.post == employment.post


def test_a_category_given_meanwhile_asks_to_choose_again(
    draft: Application, teacher: Person
) -> None:
    builders.fill(draft)
    today = clock.today()
    builders.hold(teacher, "moderator", since=today, until=today.replace(year=2031))
    with pytest.raises(Refused, match="category"):
        services.submit_application(application=draft, by=by(draft.person))


def test_the_database_keeps_one_live_application_a_year(draft: Application) -> None:
    copy = Application.objects.get(pk=draft.pk)
    copy.pk = None
    copy._state.adding = True
    with pytest.raises(IntegrityError, match="one_live_application_a_cycle"), transaction.atomic():
        copy.save(force_insert=True)


def test_a_withdrawn_application_lets_another_begin(submitted: Application) -> None:
    services.withdraw_application(application=submitted, by=by(submitted.person))
    assert builders.draft(submitted.person).state == State.DRAFT


def test_a_new_law_asks_to_begin_anew(draft: Application) -> None:
    builders.fill(draft)
    Application.objects.filter(pk=draft.pk).update(ruleset_id="kz-2024-pilot")
    with pytest.raises(Refused, match="law_changed"):
        services.submit_application(application=draft, by=by(draft.person))
