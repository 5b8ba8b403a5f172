"""Several officers at once: one withdrawal, one import, one appointment."""

from collections.abc import Callable
from datetime import date
from threading import Barrier

import pytest
from django.db import transaction

from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from portfolio.models import Evidence
from portfolio.services import check_evidence, withdraw_evidence
from registry.appointments import appoint_officer
from registry.models import Grant
from registry.result_import import import_test_results, keep_table
from registry.states import Role
from tests.portfolio.builders import evidence
from tests.registry.builders import appoint, officer, organisation, person, teacher
from tests.registry.test_result_import import as_csv, row
from tests.threads import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
THREADS = 4


def test_several_withdrawals_are_one() -> None:
    school = organisation()
    by = officer(school)
    added = evidence(teacher(school), by)

    def withdraw() -> Evidence:
        return withdraw_evidence(evidence=added, reason="қате", by=by.pk)

    answers = at_once(*[withdraw] * THREADS)
    assert sum(isinstance(answer, Evidence) for answer in answers) == 1
    assert sum(isinstance(answer, Refused) for answer in answers) == THREADS - 1
    assert Entry.objects.filter(action="evidence.withdrawn").count() == 1


def test_control_without_the_lock_several_withdraw() -> None:
    school = organisation()
    by = officer(school)
    added = evidence(teacher(school), by)
    all_have_read = Barrier(THREADS)

    def withdraw_without_lock() -> bool:
        with transaction.atomic():
            item = Evidence.objects.get(pk=added.pk)
            is_live = item.withdrawn_at is None
            all_have_read.wait()
            item.withdrawn_at, item.withdrawn_by_id = clock.now(), by.pk
            item.save(update_fields=["withdrawn_at", "withdrawn_by_id"])
            return is_live

    assert at_once(*[withdraw_without_lock] * THREADS) == [True] * THREADS


def test_several_checks_of_one_piece_are_one() -> None:
    school = organisation()
    added = evidence(teacher(school), officer(school))
    checkers = [appoint(Role.DATA_ENTRY, school).user for _ in range(THREADS)]

    def check_as(checker: User) -> Callable[[], Evidence]:
        return lambda: check_evidence(evidence=added, by=checker.pk)

    answers = at_once(*map(check_as, checkers))
    assert sum(isinstance(answer, Evidence) for answer in answers) == 1
    assert sum(isinstance(answer, Refused) for answer in answers) == THREADS - 1
    assert Entry.objects.filter(action="evidence.checked").count() == 1


def test_one_file_imported_several_times_at_once_is_written_once() -> None:
    by = appoint(Role.TESTING_CENTRE, organisation()).user
    who = [person() for _ in range(20)]
    file = keep_table(content=as_csv(*[row(one) for one in who]), name="a.csv", by=by.pk)
    answers = at_once(*[lambda: import_test_results(file=file, by=by.pk)] * THREADS)
    assert sum(isinstance(answer, Refused) for answer in answers) == THREADS - 1
    assert [one.test_results.count() for one in who] == [1] * 20
    assert Entry.objects.filter(action="test_results.imported").count() == 1


def test_one_officer_appointed_several_times_at_once_has_one_right() -> None:
    school = organisation()
    head, who = appoint(Role.HEAD, school).user, teacher(school)

    def give() -> Grant:
        return appoint_officer(
            organisation=school,
            person=who,
            role=Role.DATA_ENTRY,
            order_number="1",
            order_date=date(2026, 9, 1),
            since=date(2026, 9, 1),
            by=head.pk,
        )

    answers = at_once(*[give] * THREADS)
    assert sum(isinstance(answer, Refused) for answer in answers) == THREADS - 1
    assert Grant.objects.filter(user=who.user).count() == 1
