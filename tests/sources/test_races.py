"""Several officers at once: one taking."""

from threading import Barrier

import pytest
from django.db import transaction

from foundation.base.errors import Refused
from foundation.journal.models import Entry
from portfolio.models import Evidence
from registry.models import Person
from sources.about import About
from sources.comparing import line_of
from sources.models import Fact
from sources.selectors import with_sources
from sources.services import take_fact
from sources.taking import take
from tests.registry.builders import officer, organisation, teacher
from tests.sources.builders import new_course
from tests.threads import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
THREADS = 4


def test_one_fact_taken_by_several_at_once_is_one() -> None:
    school = organisation()
    by, person = officer(school), teacher(school)
    fact = new_course(person, by)
    answers = at_once(*[lambda: take_fact(fact=fact, by=by.pk)] * THREADS)
    assert sum(isinstance(answer, Fact) for answer in answers) == 1
    assert sum(isinstance(answer, Refused) for answer in answers) == THREADS - 1
    assert Evidence.objects.filter(person=person).count() == 1
    assert Entry.objects.filter(action="fact.taken").count() == 1


def test_control_without_the_lock_several_take() -> None:
    school = organisation()
    by, person = officer(school), teacher(school)
    fact = new_course(person, by)
    all_have_read = Barrier(THREADS)

    def take_without_lock() -> None:
        with transaction.atomic():
            about = About(with_sources(Person.objects.filter(pk=person.pk)).get())
            line = line_of(about, fact)
            assert line is not None
            all_have_read.wait()
            take(line, about, row="", by=by.pk)

    assert at_once(*[take_without_lock] * THREADS) == [None] * THREADS
    assert Evidence.objects.filter(person=person).count() == THREADS
