"""Several workers and officers at once: a table goes in once."""

from threading import Barrier

import pytest
from django.db import transaction

from bulk.models import Upload
from bulk.progress import Counter
from bulk.selectors import done_rows
from bulk.services import confirm_upload, enter_upload
from bulk.services.change import change_state, lock_upload
from bulk.states import State
from foundation.accounts.models import User
from foundation.base.errors import Refused
from portfolio.models import Evidence
from registry.models import Organisation, Person
from tests.bulk import builders as tables
from tests.registry import builders as registry
from tests.threads import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
THREADS = 4
KIND = "courses"


@pytest.fixture
def school() -> Organisation:
    return tables.school_of(2)


@pytest.fixture
def officer(school: Organisation) -> User:
    return registry.officer(school)


def checked(school: Organisation, officer: User) -> Upload:
    rows = [tables.right_row(KIND, one) for one in Person.objects.filter(surname__startswith="М")]
    return tables.checked(tables.as_csv(rows, KIND, school, officer), KIND, school, officer)


def test_several_workers_enter_once(school: Organisation, officer: User) -> None:
    upload = confirm_upload(upload=checked(school, officer), by=officer.pk)
    answers = at_once(*[lambda: enter_upload(upload_id=upload.pk)] * THREADS)
    assert answers == [None] * THREADS
    assert Evidence.objects.count() == 2


def test_several_presses_are_one(school: Organisation, officer: User) -> None:
    upload = checked(school, officer)
    answers = at_once(*[lambda: confirm_upload(upload=upload, by=officer.pk)] * THREADS)
    assert sum(isinstance(one, Upload) for one in answers) == 1
    assert sum(isinstance(one, Refused) for one in answers) == THREADS - 1


def test_equal_tables_entered_at_once_bring_everything_once(
    school: Organisation, officer: User
) -> None:
    sent = [
        confirm_upload(upload=checked(school, officer), by=officer.pk) for _turn in range(THREADS)
    ]
    works = [lambda pk=upload.pk: enter_upload(upload_id=pk) for upload in sent]
    assert at_once(*works) == [None] * THREADS
    assert Evidence.objects.count() == 2
    assert Upload.objects.filter(state=State.ENTERED).count() == 1


def test_control_without_the_lock_several_presses_go_through(
    school: Organisation, officer: User
) -> None:
    upload = checked(school, officer)
    all_have_read = Barrier(THREADS)

    def press_without_lock() -> bool:
        with transaction.atomic():
            found = Upload.objects.select_related("file").get(pk=upload.pk)
            all_have_read.wait()
            change_state(upload=found, target=State.ENTERING, by=officer.pk)
            return True

    assert at_once(*[press_without_lock] * THREADS) == [True] * THREADS


def test_progress_is_seen_before_the_work_is_committed(school: Organisation, officer: User) -> None:
    upload = checked(school, officer)

    def seen_from_outside() -> int:
        return done_rows(upload)

    with transaction.atomic(), Counter(lock_upload(upload.pk)) as count:
        count(upload.rows)
        assert at_once(seen_from_outside) == [2]
