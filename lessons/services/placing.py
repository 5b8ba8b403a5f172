"""Who may be in a lesson, and whether they are free then."""

from collections.abc import Collection, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

import scoring
from foundation.base import calendar, clock
from foundation.base.errors import Refused
from lessons.models import LONGEST_LESSON, Visit
from lessons.selectors.missing import observations_row
from lessons.selectors.observers import observers_of
from lessons.selectors.visits import busy_with
from registry.models import Employment, Person

Observer = tuple[Person, str]  # and as whom: an `ObserverKind`


def check_observed(work: Employment, day: date, prior_request: str) -> None:
    """Whether the post's lessons are observed at all, and the institution was asked before."""
    row = observations_row(scoring.ruleset_on(day, work.organisation.region_id), work)
    if row is None:
        message = _("Lessons in this post are not observed for attestation.")
        raise Refused("not_observed", message)
    at_one = work.organisation.at_penitentiary and row.penitentiary is not None
    if at_one and not prior_request.strip():
        message = _("Write the number and day of the request to the institution.")
        raise Refused("no_request", message, field="prior_request")


def check_observers(visit: Visit, observers: Sequence[Observer], *, besides: int = 0) -> None:
    """besides: how many already observe."""
    if not observers:
        raise Refused("no_observer", _("Choose who observes."), field="observer")
    if len({person for person, _kind in observers}) < len(observers):
        message = _("One person is chosen twice.")
        raise Refused("already_observes", message, field="observer")
    if len(observers) + besides > 1 and not visit.is_shared:
        message = _("Two observers in one lesson: say that it is meant.")
        raise Refused("several_observers", message, field="is_shared")
    for person, kind in observers:
        _check_observer(visit, person, kind)


def _check_observer(visit: Visit, person: Person, kind: str) -> None:
    if person == visit.person:
        raise Refused("own_lesson", _("Nobody observes the own lesson."), field="observer")
    if not observers_of(visit.organisation, kind).filter(pk=person.pk).exists():
        message = _("This person may not observe here in this capacity.")
        raise Refused("not_observer", message, field="observer")


def place(visit: Visit, observers: Collection[Person]) -> None:
    """Check the time of a visit. Everybody in it is locked: two planners come one after another."""
    _check_time(visit)
    ids = {visit.person_id, *(person.pk for person in observers)}
    list(Person.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    for person in [visit.person, *observers]:
        others = busy_with(person, visit.begins_at, visit.ends_at)
        if any(other.pk != visit.pk for other in others):
            raise _taken(person, is_teacher=person == visit.person)


def _taken(person: Person, *, is_teacher: bool) -> Refused:
    if is_teacher:
        message = _("This lesson already has a visit, or the teacher observes another then.")
        return Refused("lesson_taken", message, field="time")
    words = _("%(name)s is in another lesson then.") % {"name": person.short_name}
    return Refused("busy", words, field="observer")


def _check_time(visit: Visit) -> None:
    day = clock.local(visit.begins_at).date()
    if not 0 < visit.minutes <= LONGEST_LESSON:
        raise Refused("minutes", _("A lesson is not as long as that."), field="minutes")
    if day < clock.today():
        raise Refused("past", _("This day has passed."), field="day")
    if not calendar.is_working_day(day):
        raise Refused("not_working_day", _("This is not a working day."), field="day")
