"""Every transition of the table, and every one that is not in it."""

from itertools import product

import pytest

from attestation.models import Application, StateChange
from attestation.services import change_state
from attestation.states import TRANSITIONS, Actor, State, Transition, transition
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from tests.attestation.builders import by

WAYS = {(way.source, way.target): way.by for way in TRANSITIONS}


def put_into(application: Application, state: State) -> Application:
    """Set the scene past the services: every state must be reachable for these tests."""
    Application.objects.filter(pk=application.pk).update(state=state, submitted_at=clock.now())
    return Application.objects.get(pk=application.pk)


@pytest.mark.parametrize("way", TRANSITIONS, ids=lambda way: f"{way.source}-{way.target}")
def test_each_way_of_the_table_can_be_gone_by_its_actor(
    draft: Application, way: Transition
) -> None:
    application = put_into(draft, way.source)
    changed = go(application, way.target, way.by)
    assert changed.state == way.target
    assert changed.state_changed_at == clock.now()
    step = StateChange.objects.get(application=application)
    assert (step.source, step.target) == (way.source, way.target)
    assert Entry.objects.filter(action=f"application.{way.target.value}").count() == 1


@pytest.mark.parametrize("source", State)
def test_no_other_way_can_be_gone_by_anybody(draft: Application, source: State) -> None:
    application = put_into(draft, source)
    for target, actor in product(State, Actor):
        if WAYS.get((source, target)) != actor:
            with pytest.raises(Refused, match="state"):
                go(application, target, actor)
    assert Application.objects.get(pk=draft.pk).state == source
    assert not StateChange.objects.exists()


def go(application: Application, target: State, actor: Actor) -> Application:
    return change_state(
        application_id=application.pk, target=target, actor=actor, by=by(application.person)
    )


def test_every_state_is_reached_and_ends_somewhere() -> None:
    reached = {way.target for way in TRANSITIONS}
    assert reached == set(State) - {State.DRAFT}
    ends = set(State) - {way.source for way in TRANSITIONS}
    assert ends == {State.REFUSED, State.WITHDRAWN, State.CERTIFIED, State.CLOSED}


def test_live_and_ended_states_are_all_states() -> None:
    assert State.live() | State.ended() == set(State)
    assert not State.live() & State.ended()


def test_a_way_has_words_for_staff_and_for_the_teacher() -> None:
    assert all(way.staff_label and way.applicant_label for way in TRANSITIONS)
    assert transition(State.DRAFT, State.CERTIFIED) is None
