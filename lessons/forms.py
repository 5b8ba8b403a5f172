"""What planners, observers and teachers fill in."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.base import clock
from foundation.base.forms import DayInput, OnceForm
from lessons.models import LESSON, LONGEST_LESSON, Visit
from lessons.selectors.observers import observers_of, own_staff
from lessons.services.placing import Observer
from portfolio.states import ObserverKind
from registry.models import Organisation, Person

NARROW = {"class": "govuk-input--width-5", "inputmode": "numeric"}


class TimeOfDay(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M", attrs={"class": "govuk-input--width-10"})


class MomentForm(OnceForm):
    """When a lesson is, and how long."""

    day = forms.DateField(label=_("Day of the lesson"), widget=DayInput)
    time = forms.TimeField(label=_("It begins at"), widget=TimeOfDay)
    minutes = forms.IntegerField(
        label=_("Minutes it lasts"),
        min_value=1,
        max_value=LONGEST_LESSON,
        initial=LESSON,
        widget=forms.NumberInput(attrs=NARROW),
    )

    def moment(self) -> datetime:
        """The day and the time by the country's clocks."""
        day, time = self.cleaned_data["day"], self.cleaned_data["time"]
        return timezone.make_aware(datetime.combine(day, time))

    @staticmethod
    def of(visit: Visit) -> dict[str, Any]:
        """The first values of a form that moves a visit."""
        moment = clock.local(visit.begins_at)
        return {"day": moment.date(), "time": moment.time(), "minutes": visit.minutes}


class ObserverField(forms.ChoiceField):
    """People who may observe in an organisation, grouped by the capacity in which they would."""

    def offer(self, organisation: Organisation, without: Iterable[Person]) -> None:
        left_out = {person.pk for person in without}
        staff = own_staff(organisation)
        groups = [
            (kind.label, _choices(kind, staff[kind], left_out))
            if kind in staff
            else (kind.label, _choices(kind, observers_of(organisation, kind), left_out))
            for kind in ObserverKind
        ]
        self.choices = [("", "–"), *((name, found) for name, found in groups if found)]


def _choices(
    kind: ObserverKind, people: Iterable[Person], left_out: set[UUID]
) -> list[tuple[str, str]]:
    return [
        (f"{kind}:{person.pk}", person.full_name) for person in people if person.pk not in left_out
    ]


def observer_in(value: str) -> Observer:
    """The person and the capacity that a choice names."""
    kind, _colon, person_id = value.partition(":")
    return Person.objects.select_related("user").get(pk=person_id), kind


class SharedForm(forms.Form):
    """Whether several observers in one lesson are meant."""

    is_shared = forms.BooleanField(
        label=_("Several observers in one lesson are meant"), required=False
    )


class PlanForm(MomentForm, SharedForm):
    """A visit to a teacher's lesson."""

    subject = forms.CharField(label=_("Subject (organised activity)"), max_length=120)
    class_group = forms.CharField(label=_("Class (group)"), max_length=60)
    prior_request = forms.CharField(
        label=_("Request to the institution"),
        max_length=200,
        help_text=_(
            "Its number and day. Lessons at a penitentiary institution are observed by prior "
            "request to it (algorithm 2025, paragraph 3.2)."
        ),
    )
    observer = ObserverField(label=_("Who observes"))
    observer_2 = ObserverField(label=_("Second observer"), required=False)
    observer_3 = ObserverField(label=_("Third observer"), required=False)

    OBSERVERS = ("observer", "observer_2", "observer_3")
    field_order = (
        "day", "time", "minutes", "subject", "class_group", "prior_request", *OBSERVERS,
        "is_shared",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        organisation: Organisation,
        person: Person,
        asks_before: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = self.fields["observer"]
        offered.offer(organisation, [person])  # type: ignore[attr-defined]
        for name in self.OBSERVERS[1:]:
            self.fields[name].choices = offered.choices  # type: ignore[attr-defined]
        if not asks_before:
            del self.fields["prior_request"]

    def observers(self) -> list[Observer]:
        chosen = (self.cleaned_data[name] for name in self.OBSERVERS)
        return [observer_in(value) for value in chosen if value]

    def plan(self) -> dict[str, Any]:
        """Everything typed, as the service takes it."""
        facts = self.facts("day", "time", *self.OBSERVERS)
        return {**facts, "begins_at": self.moment(), "observers": self.observers()}


class AddObserverForm(OnceForm, SharedForm):
    observer = ObserverField(label=_("Who observes"))

    field_order = ("observer", "is_shared")

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = [sheet.observer for sheet in visit.sheets.select_related("observer")]
        field = self.fields["observer"]
        field.offer(visit.organisation, [visit.person, *there])  # type: ignore[attr-defined]


class ReasonForm(OnceForm):
    """A reason: for cancelling, objecting, correcting, taking an observer out."""

    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class SignForm(OnceForm):
    """A signature; the signing form puts the message there."""

    cms = forms.CharField(widget=forms.HiddenInput)
