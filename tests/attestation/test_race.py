"""Many tabs at once: one live application, one number. The control is removed to see it bite."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, connections, transaction

from attestation import services
from attestation.models import Application, Cycle, StateChange
from attestation.services.drafting import _begin
from foundation.base.errors import Refused
from registry.models import Person
from tests.attestation import builders
from tests.attestation.builders import by

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
TABS = 8
LIVE = "one_live_application_a_cycle"


def at_once(action: Callable[[], str]) -> list[str]:
    """What each of the tabs was answered when all pressed the button together."""
    barrier = Barrier(TABS)

    def tab(_number: int) -> str:
        try:
            barrier.wait()
            return action()
        except (Refused, IntegrityError) as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TABS) as tabs:
        return list(tabs.map(tab, range(TABS)))


@pytest.fixture
def who(transactional_db: None) -> Person:
    builders.cycle()
    return builders.teacher(builders.town().school)


@pytest.fixture
def without_the_constraint(transactional_db: None) -> Iterator[None]:
    constraint = next(c for c in Application._meta.constraints if c.name == LIVE)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Application, constraint)
    yield
    Application.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(Application, constraint)


def test_starting_from_many_tabs_makes_one_draft(who: Person) -> None:
    answers = at_once(lambda: str(builders.draft(who).pk))
    assert len(set(answers)) == 1
    assert Application.objects.count() == 1


def test_without_the_lock_the_constraint_still_holds(who: Person) -> None:
    answers = Counter(at_once(start_without_the_lock(who)))
    assert answers == {"begun": 1, "IntegrityError": TABS - 1}
    assert Application.objects.count() == 1


@pytest.mark.usefixtures("without_the_constraint")
def test_without_lock_and_constraint_every_tab_makes_one(who: Person) -> None:
    assert Counter(at_once(start_without_the_lock(who))) == {"begun": TABS}
    assert Application.objects.count() == TABS


def start_without_the_lock(who: Person) -> Callable[[], str]:
    """What starting would be if it only looked first: all tabs look before one begins."""
    looked = Barrier(TABS)

    def start() -> str:
        with transaction.atomic():
            found = Application.objects.filter(person=who).exists()
            looked.wait()
            if found:
                return "found"
            _begin(who, Cycle.objects.get(), by(who))
            return "begun"

    return start


def test_sending_from_many_tabs_gives_one_number(who: Person) -> None:
    application = builders.fill(builders.draft(who))
    answers = at_once(
        lambda: services.submit_application(application=application, by=by(who)).number
    )
    assert set(answers) == {"2026-000001"}
    assert StateChange.objects.count() == 1


def test_accepting_and_refusing_at_once_gives_one_answer(who: Person) -> None:
    officer = builders.officer(who.employments.get().organisation)
    application = builders.submitted(who)
    turns = iter(range(TABS))

    def answer() -> str:
        if next(turns) % 2:
            services.accept_application(application=application, by=officer.pk)
            return "accepted"
        services.refuse_application(
            application=application, ground="untrue", documents=["диплом"], by=officer.pk
        )
        return "refused"

    answers = Counter(at_once(answer))
    assert answers["Refused"] == TABS - 1
    application.refresh_from_db()
    assert answers[application.state] == 1
