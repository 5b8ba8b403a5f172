"""The form of a piece of evidence: only the facts that the row asks for."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Event
from events.selectors import named
from foundation.base import clock
from foundation.base.forms import DayInput, OnceForm
from foundation.base.texts import said
from portfolio.sheet_fields import council_rule, fields_of, levels_of
from portfolio.states import Place, Source
from scoring.models.rows import Row, WorksRow
from scoring.models.sheet import Sheet

NARROW = {"class": "govuk-input--width-5", "inputmode": "numeric"}
MOST_EVENTS = 8  # shown at once
CARDS = {"class": "at-choice"}


class SuggestingInput(forms.TextInput):
    """A text field that offers what was written before."""

    template_name = "portfolio/widgets/suggesting.html"
    suggestions: Iterable[str] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        given = {**(attrs or {}), "list": f"id_{name}_list", "autocomplete": "off"}
        return {**super().get_context(name, value, given), "suggestions": self.suggestions}


class EventChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Event) -> str:
        return label_of(obj)


class EvidenceForm(OnceForm):
    """Evidence for one row: only the facts that the row asks for.

    `kept` is a file already accepted, so that a mistake elsewhere does not lose it.
    """

    title = forms.CharField(
        label=pgettext_lazy("evidence", "What is shown"),
        max_length=300,
        help_text=_("As the document names it: contest, publication, course."),
    )
    work = forms.CharField(
        label=_("Kind of work"),
        max_length=120,
        widget=SuggestingInput,
        help_text=_(
            "Stages of one olympiad are one kind of work: only the highest level counts. "
            "Write the same name for them."
        ),
    )
    level = forms.ChoiceField(label=_("Level"), widget=forms.RadioSelect(attrs=CARDS))
    event_words = forms.CharField(
        label=_("Find the event in the approved lists"),
        required=False,
        max_length=80,
        help_text=_("A part of its name is enough."),
    )
    event = EventChoice(
        label=_("Event of an approved list"),
        queryset=Event.objects.none(),
        required=False,
        blank=True,
        widget=forms.RadioSelect(attrs=CARDS),
        empty_label=_("None of these"),
        error_messages={
            "invalid_choice": _("No list had this event in the school year of this day.")
        },
    )
    event_reason = forms.CharField(
        label=_("If no list has it: why"),
        required=False,
        max_length=300,
        help_text=_("It is kept in the portfolio, but brings no points."),
    )
    place = forms.ChoiceField(
        label=_("Result"),
        choices=Place.choices,
        initial=Place.PARTICIPANT,
        widget=forms.RadioSelect(attrs=CARDS),
    )
    covered = forms.IntegerField(
        label=_("Number of districts or regions covered"),
        min_value=1,
        max_value=500,
        widget=forms.NumberInput(attrs=NARROW),
    )
    hours = forms.IntegerField(
        label=_("Hours of the course"),
        min_value=1,
        max_value=5000,
        widget=forms.NumberInput(attrs=NARROW),
    )
    authors = forms.IntegerField(
        label=_("Number of authors, the teacher included"),
        min_value=1,
        max_value=100,
        initial=1,
        widget=forms.NumberInput(attrs=NARROW),
    )
    author_programme = forms.BooleanField(label=_("An author's programme"), required=False)
    issuer = forms.CharField(label=_("Who issued the document"), required=False, max_length=200)
    number = forms.CharField(
        label=_("Number of the document"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    day = forms.DateField(label=_("Date of the document"), widget=DayInput)
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("PDF, JPEG or PNG, at most 10 MB.")
    )
    link = forms.URLField(
        label=_("Or a link"), required=False, max_length=500, assume_scheme="https"
    )
    source = forms.ChoiceField(
        label=_("Where it comes from"), choices=Source.choices, initial=Source.OFFICER
    )
    kept = forms.UUIDField(widget=forms.HiddenInput, required=False)

    OF_SOME_ROWS = (
        "work", "level", "event", "event_reason", "place", "covered", "hours", "authors",
        "author_programme",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        sheet: Sheet,
        row: Row,
        works: Iterable[str] = (),
        events: Callable[[date], QuerySet[Event]] | None = None,
        order: str = "",
        **kwargs: Any,
    ) -> None:
        """events: those of the lists for a day; order: under which the officer enters."""
        super().__init__(*args, **kwargs)
        asked = fields_of(row)
        for name in (*self.OF_SOME_ROWS, "event_words"):
            if name.replace("_words", "") not in asked:
                del self.fields[name]
        if "level" in asked:
            self.fields["level"].choices = levels_of(sheet, row)  # type: ignore[attr-defined]
            self.fields["level"].label = _label_of_level(row)
        if "work" in asked:
            self.fields["work"].widget.suggestions = list(works)
        if "event" in asked and events is not None:
            self._offer(events)
        self.fields["source"].help_text = order

    def typed(self) -> dict[str, Any]:
        """What is filled in rightly so far."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if name in self.fields}

    def _offer(self, events: Callable[[date], QuerySet[Event]]) -> None:
        """The events that the words find, and the one chosen before; any of the day is right."""
        field = self.fields["event"]
        held = events(self._day())
        field.queryset = held  # type: ignore[attr-defined]
        words, chosen = self["event_words"].value() or "", self["event"].value()
        found = list(named(held, words)[: MOST_EVENTS + 1])
        if len(found) > MOST_EVENTS:
            field.help_text = _("There are more: write more of the name.")
        shown = found[:MOST_EVENTS]
        if chosen and str(chosen) not in {str(event.pk) for event in shown}:
            shown = [*held.filter(pk=uuid_or_none(chosen)), *shown]
        options = [(event.pk, label_of(event)) for event in shown]
        field.widget.choices = [*options, ("", field.empty_label)]  # type: ignore[attr-defined]

    def _day(self) -> date:
        try:
            return self.fields["day"].clean(self["day"].value())
        except forms.ValidationError:
            return clock.today()


def label_of(event: Event) -> str:
    """The name and whose list has it."""
    return f"{said(event.name)} · {event.get_kind_display()}"


def uuid_or_none(text: Any) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None


def _label_of_level(row: Row) -> str:
    if isinstance(row, WorksRow) and row.editions:
        return _("Edition")
    return _("Council that recommended it") if council_rule(row) else _("Level")
