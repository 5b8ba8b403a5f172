"""Drafts by version, and the sending that happens once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from lessons.models import Sheet, Visit
from lessons.services.change import change_state
from lessons.services.drafts import Conflict, begin_sheet, keep_photo, save_draft, send_sheet
from lessons.states import Actor, State
from portfolio.states import ObserverKind
from registry.models import Organisation
from registry.states import OrganisationKind
from tests.lessons.drafting import observer, sheet, visit, whole
from tests.portfolio.builders import PDF, stored_pdf
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(db: None) -> Organisation:
    return registry.organisation()


@pytest.fixture
def draft(school: Organisation) -> Sheet:
    return sheet(school)


def save(draft: Sheet, content: dict[str, Any], *, base: int = 0, device: str = "a") -> Sheet:
    by = draft.observer.user_id
    return save_draft(sheet_id=draft.pk, base_version=base, device=device, content=content, by=by)


def send(draft: Sheet, version: int) -> Sheet:
    return send_sheet(sheet_id=draft.pk, version=version, by=draft.observer.user_id)


def refusal_of(action: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refusal:
        action()
    return refusal.value


def test_a_sheet_begins_with_what_the_visit_knows(draft: Sheet) -> None:
    assert draft.content["header"] == {"subject": "Алгебра", "class_or_group": "9 «Б»"}
    assert (draft.state, draft.version, draft.form) == (State.DRAFT, 0, "secondary_tvet")


def test_the_form_is_that_of_the_teachers_organisation(db: None) -> None:
    kindergarten = registry.organisation(OrganisationKind.PRESCHOOL)
    assert sheet(kindergarten).form == "preschool"


def test_nobody_observes_who_does_not_teach_there(school: Organisation) -> None:
    elsewhere = visit(school, person=registry.teacher(registry.organisation()))
    who = observer(school)
    refusal = refusal_of(
        lambda: begin_sheet(
            visit=elsewhere,
            observer=who,
            observer_kind=ObserverKind.DEPUTY,
            observer_post="",
            by=who.user_id,
        )
    )
    assert refusal.code == "not_teaching"


def test_every_change_is_a_version(draft: Sheet) -> None:
    content = whole(draft)
    save(draft, {**content, "conclusions": ""})
    kept = save(draft, content, base=1)
    assert (kept.version, kept.content, kept.device) == (2, content, "a")


def test_the_same_content_is_no_change(draft: Sheet) -> None:
    content = whole(draft)
    save(draft, content)
    assert save(draft, content, base=0).version == 1


def test_two_devices_never_overwrite_each_other(draft: Sheet) -> None:
    first = {**whole(draft), "conclusions": "Бірінші"}
    save(draft, first, device="a")
    with pytest.raises(Conflict) as conflict:
        save(draft, {**first, "conclusions": "Екінші"}, device="b")
    assert conflict.value.sheet.content == first
    draft.refresh_from_db()
    assert (draft.content, draft.version) == (first, 1)


def test_another_persons_sheet_is_refused(draft: Sheet) -> None:
    by = registry.user().pk
    content = whole(draft)
    refusal = refusal_of(
        lambda: save_draft(sheet_id=draft.pk, base_version=0, device="a", content=content, by=by)
    )
    assert refusal.code == "not_yours"
    assert refusal_of(lambda: send_sheet(sheet_id=draft.pk, version=0, by=by)).code == "not_yours"


def test_a_whole_sheet_is_sent_and_written_down(draft: Sheet) -> None:
    save(draft, whole(draft, level=2))
    sent = send(draft, 1)
    entry = Entry.objects.get(action="sheet.sent")
    assert (sent.state, sent.sent_at is not None) == (State.SENT, True)
    assert (entry.facts["total"], entry.facts["version"]) == (68, 1)
    assert "conclusions" not in entry.facts


def test_sending_again_gives_the_same_answer_and_happens_once(draft: Sheet) -> None:
    save(draft, whole(draft))
    first, second = send(draft, 1), send(draft, 1)
    assert (second.state, second.sent_at) == (State.SENT, first.sent_at)
    assert Entry.objects.filter(action="sheet.sent").count() == 1


def test_a_sent_sheet_takes_no_other_version(draft: Sheet) -> None:
    save(draft, whole(draft))
    send(draft, 1)
    assert refusal_of(lambda: send(draft, 2)).code == "state"
    assert refusal_of(lambda: save(draft, whole(draft, level=3), base=1)).code == "state"


def test_a_version_that_another_device_changed_is_not_sent(draft: Sheet) -> None:
    save(draft, whole(draft))
    save(draft, whole(draft, level=3), base=1, device="b")
    with pytest.raises(Conflict):
        send(draft, 1)
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


@pytest.mark.parametrize("without", ["conclusions", "recommendations"])
def test_conclusions_and_recommendations_are_required(draft: Sheet, without: str) -> None:
    save(draft, {**whole(draft), without: " "})
    refusal = refusal_of(lambda: send(draft, 1))
    assert (refusal.code, refusal.field) == ("missing", without)


def test_every_line_needs_its_level(draft: Sheet) -> None:
    content = whole(draft)
    del content["levels"]["17"]
    save(draft, content)
    assert refusal_of(lambda: send(draft, 1)).field == "levels.17"


def test_a_lesson_that_was_not_yet_is_not_sent(school: Organisation) -> None:
    draft = sheet(school, days=1)
    save(draft, whole(draft))
    assert refusal_of(lambda: send(draft, 1)).code == "too_early"


def test_of_a_cancelled_visit_the_draft_stays_and_is_not_sent(draft: Sheet) -> None:
    now = clock.now()
    Visit.objects.update(cancelled_at=now, cancelled_by_id=draft.pk, cancel_reason="Ауырды")
    content = whole(draft)
    save(draft, content)
    assert refusal_of(lambda: send(draft, 1)).code == "cancelled"
    draft.refresh_from_db()
    assert draft.content == content


def test_a_photograph_is_somebodys_own(draft: Sheet) -> None:
    foreign = stored_pdf(registry.user())
    content = {**whole(draft), "photo": str(foreign.pk)}
    assert refusal_of(lambda: save(draft, content)).code == "photo"
    nowhere = {**content, "photo": str(uuid4())}
    assert refusal_of(lambda: save(draft, nowhere)).code == "photo"


def test_a_photograph_is_a_picture(draft: Sheet) -> None:
    upload = SimpleUploadedFile("a.pdf", PDF)
    by = draft.observer.user_id
    refusal = refusal_of(lambda: keep_photo(sheet_id=draft.pk, upload=upload, by=by))
    assert refusal.code == "not_a_photo"


@pytest.mark.parametrize(
    ("target", "actor"),
    [(State.SIGNED, Actor.OBSERVER), (State.SENT, Actor.TEACHER), (State.REPLACED, Actor.OBSERVER)],
)
def test_a_draft_goes_only_the_ways_of_the_table(draft: Sheet, target: str, actor: Actor) -> None:
    by = draft.observer.user_id
    refusal = refusal_of(lambda: change_state(sheet_id=draft.pk, target=target, actor=actor, by=by))
    assert refusal.code == "state"


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_devices_at_once_one_is_told() -> None:
    draft = sheet(registry.organisation())

    def save_one(device: str) -> str:
        try:
            save(draft, {**whole(draft), "conclusions": device}, device=device)
            return "kept"
        except Conflict:
            return "told"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(save_one, ["a", "b"]))
    draft.refresh_from_db()
    assert (sorted(answers), draft.version) == (["kept", "told"], 1)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_sendings_at_once_are_one() -> None:
    draft = sheet(registry.organisation())
    save(draft, whole(draft))

    def send_one(_number: int) -> object:
        try:
            return send(draft, 1).sent_at
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(send_one, range(4)))
    assert len(answers) == 1
    assert Entry.objects.filter(action="sheet.sent").count() == 1
