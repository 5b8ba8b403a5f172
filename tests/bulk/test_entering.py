"""A table goes in whole or not at all, once, and the journal tells of each thing it brought."""

from datetime import date
from uuid import UUID

import pytest
from django.db import transaction

from bulk.models import EnteredRow, Remark, Upload
from bulk.services import check_upload, confirm_upload, enter_upload
from bulk.services.change import change_state, lock_upload
from bulk.states import WAYS, State
from foundation.accounts.models import User
from foundation.base import outbox
from foundation.base.errors import Refused
from foundation.base.models import OutboxItem
from foundation.journal.models import Disclosure, Entry
from foundation.journal.services import broken_disclosures, broken_entries, erase_disclosures
from foundation.notifications.models import Message
from portfolio.models import Evidence
from portfolio.services.bulk import open_entering
from portfolio.services.entering import entering
from registry.models import CategoryHeld, Education, Employment, Grant, Organisation, Person
from registry.services import revoke_role
from registry.states import Category, PostKind
from tests.bulk import builders as tables
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db
KIND = "courses"


@pytest.fixture
def school() -> Organisation:
    return tables.school_of(3)


@pytest.fixture
def officer(school: Organisation) -> User:
    return registry.officer(school)


def teachers() -> list[Person]:
    return list(Person.objects.filter(surname__startswith="Мұғалім").order_by("surname"))


def table(school: Organisation, officer: User, kind: str = KIND) -> bytes:
    rows = [tables.right_row(kind, one) for one in teachers()]
    return tables.as_csv(rows, kind, school, officer)


def confirmed(school: Organisation, officer: User) -> Upload:
    upload = tables.checked(table(school, officer), KIND, school, officer)
    return confirm_upload(upload=upload, by=officer.pk)


def test_the_worker_is_promised_the_check_and_then_the_entering(
    school: Organisation, officer: User
) -> None:
    upload = tables.received(table(school, officer), KIND, school, officer)
    assert outbox.deliver_due() == 1
    upload.refresh_from_db()
    assert (upload.state, upload.right) == (State.CHECKED, 3)
    confirm_upload(upload=upload, by=officer.pk)
    assert outbox.deliver_due() == 1
    upload.refresh_from_db()
    assert (upload.state, Evidence.objects.count()) == (State.ENTERED, 3)


def test_the_dry_run_writes_nothing(school: Organisation, officer: User) -> None:
    tables.checked(table(school, officer), KIND, school, officer)
    assert not Evidence.objects.exists()
    assert not Entry.objects.filter(action="evidence.added_by_table").exists()


def test_entering_twice_enters_once(school: Organisation, officer: User) -> None:
    upload = confirmed(school, officer)
    enter_upload(upload_id=upload.pk)
    enter_upload(upload_id=upload.pk)
    check_upload(upload_id=upload.pk)
    assert Evidence.objects.count() == EnteredRow.objects.count() == 3
    assert Message.objects.get(user_id=officer.pk).subject["ru"] == "Таблица внесена"


def test_a_second_press_is_refused(school: Organisation, officer: User) -> None:
    upload = confirmed(school, officer)
    with pytest.raises(Refused) as refused:
        confirm_upload(upload=upload, by=officer.pk)
    assert refused.value.code == "state"
    assert OutboxItem.objects.filter(kind="bulk.enter").count() == 1


def test_a_worker_that_dies_leaves_nothing_and_the_work_is_done_again(
    school: Organisation, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirmed(school, officer)

    def dies(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bulk.services.entering._point_to_journal", dies)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        outbox.deliver_due()
    assert not Evidence.objects.exists()
    assert not Entry.objects.filter(action="evidence.added_by_table").exists()
    monkeypatch.undo()
    outbox.deliver_due()
    assert Evidence.objects.count() == 3


def test_what_turned_wrong_meanwhile_keeps_everything_out(
    school: Organisation, officer: User
) -> None:
    upload = confirmed(school, officer)
    left = teachers()[1].employments.get()
    left.until = date(2020, 1, 1)
    left.save()
    enter_upload(upload_id=upload.pk)
    upload.refresh_from_db()
    assert (upload.state, upload.right, upload.wrong) == (State.MISTAKES, 2, 1)
    assert set(tables.mistakes(upload)) == {"A3"}
    assert not Evidence.objects.exists()
    assert Message.objects.get(user_id=officer.pk).subject["ru"] == "Таблица не внесена"


def test_the_second_of_two_equal_tables_finds_everything_entered(
    school: Organisation, officer: User
) -> None:
    first, second = confirmed(school, officer), confirmed(school, officer)
    enter_upload(upload_id=first.pk)
    enter_upload(upload_id=second.pk)
    second.refresh_from_db()
    assert (second.state, second.right, second.known) == (State.CHECKED, 0, 3)
    assert Evidence.objects.count() == 3


def test_an_officer_whose_right_ended_enters_nothing(school: Organisation, officer: User) -> None:
    upload = confirmed(school, officer)
    revoke_role(grant=Grant.objects.get(user=officer), by=officer.pk)
    enter_upload(upload_id=upload.pk)
    assert not Evidence.objects.exists()


def test_the_officers_own_row_is_for_another_officer(school: Organisation, officer: User) -> None:
    own = teachers()[0]
    own.user = officer
    own.save()
    upload = tables.checked(table(school, officer), KIND, school, officer)
    assert set(tables.mistakes(upload)) == {"A2"}


def test_the_journal_tells_of_each_piece_and_forgets_a_person(
    school: Organisation, officer: User
) -> None:
    upload = tables.entered(table(school, officer), KIND, school, officer)
    pieces = list(Evidence.objects.all())
    whole = Entry.objects.get(action="table.entered")
    assert (whole.facts["sha256"], whole.facts["right"]) == (upload.file.sha256, 3)
    for piece in pieces:
        entry = EnteredRow.objects.get(object_id=piece.pk).entry
        assert entry.object_id == str(upload.pk)
        assert entry.facts["objects"][str(piece.pk)]["hours"] == 72
        assert str(piece.pk) in entry.commitments
        assert piece.title not in str(entry.facts)
    assert erase_disclosures(of=pieces[0]) == 1
    assert Disclosure.objects.filter(entry__action="evidence.added_by_table").count() == 2
    assert list(broken_entries()) == list(broken_disclosures()) == []


def test_what_a_table_brought_is_pointed_to_for_good(school: Organisation, officer: User) -> None:
    tables.entered(table(school, officer), KIND, school, officer)
    row = EnteredRow.objects.first()
    assert row is not None
    with pytest.raises(Exception, match="written once"):
        row.save()


def test_a_person_of_another_school_gets_a_post_and_keeps_everything(
    school: Organisation, officer: User
) -> None:
    other = registry.organisation(name="№ 2 мектеп")
    guest = registry.teacher(other, "Қонақбаева")
    row = tables.right_row(
        "people", guest, surname="Қонақбаева", given_name=guest.given_name, patronymic="Басқа"
    )
    tables.entered(tables.as_csv([row], "people", school, officer), "people", school, officer)
    guest.refresh_from_db()
    assert guest.patronymic == "Серікқызы"
    works = Employment.objects.filter(person=guest)
    assert {work.organisation for work in works} == {school, other}
    assert Employment.objects.get(person=guest, organisation=other).until is None


def test_two_posts_of_one_newcomer_are_one_person(school: Organisation, officer: User) -> None:
    new = Person(iin=registry.iin(4_000))
    rows = [
        tables.right_row("people", new),
        tables.right_row("people", new, post_kind=PostKind.METHODIST),
    ]
    upload = tables.entered(
        tables.as_csv(rows, "people", school, officer), "people", school, officer
    )
    assert Person.objects.get(iin=new.iin).employments.count() == 2
    assert upload.entered.count() == 3


def test_a_category_of_the_register_is_never_changed(school: Organisation, officer: User) -> None:
    who = teachers()[0]
    registry.hold(who, Category.EXPERT, date(2024, 9, 1), date(2029, 8, 31))
    upload = tables.checked(table(school, officer, "categories"), "categories", school, officer)
    assert set(tables.mistakes(upload)) == {"F2"}
    assert CategoryHeld.objects.get().ended_on is None


def test_a_diploma_number_is_one_persons(school: Organisation, officer: User) -> None:
    """The same number of two people is no mistake of the table: a human looks at such things."""
    tables.entered(table(school, officer, "education"), "education", school, officer)
    assert Education.objects.values("document_number").distinct().count() == 1
    assert Education.objects.count() == 3


@pytest.mark.parametrize("target", State.values)
@pytest.mark.parametrize("source", State.values)
def test_states_change_by_the_table_of_ways_alone(
    source: str, target: str, school: Organisation, officer: User
) -> None:
    upload = tables.received(table(school, officer), KIND, school, officer)
    Upload.objects.filter(pk=upload.pk).update(state=source)
    locked = lock_upload(UUID(str(upload.pk)))
    if target in WAYS[source]:
        change_state(upload=locked, target=target, by=officer.pk)
        assert Upload.objects.get(pk=upload.pk).state == target
    else:
        with pytest.raises(Refused):
            change_state(upload=locked, target=target, by=officer.pk)
    assert not Remark.objects.exists()


def test_many_are_judged_as_one_is(school: Organisation, officer: User) -> None:
    """`open_entering` says of many what `entering` says of each."""
    own = teachers()[0]
    own.user = officer
    own.save()
    head = registry.person("Басшыбаева")
    registry.employ(head, school, post_kind=PostKind.HEAD)
    left = registry.person("Кеткенова")
    registry.employ(left, school, until=date(2020, 1, 1))
    both = registry.teacher(registry.organisation(name="№ 2 мектеп"), "Қосбаева")
    registry.employ(both, school)
    foreign = registry.teacher(registry.organisation(name="№ 3 мектеп"), "Бөгдебаева")
    people = [*teachers(), head, left, both, foreign]
    together = open_entering(people, officer.pk)
    for person in people:
        try:
            alone = entering(person, officer.pk)
        except Refused as refusal:
            found = together[person.pk]
            assert isinstance(found, Refused)
            assert found.code == refusal.code
        else:
            assert together[person.pk] == alone
    assert sum(isinstance(one, Refused) for one in together.values()) == 4
