"""What an officer fills in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from foundation.base.forms import DayInput, OnceForm
from foundation.base.texts import said
from portfolio.observed import asked_besides
from portfolio.sheet_fields import fields_of, levels_of
from portfolio.states import ObserverKind, Place, Source
from scoring.models.observation import Criterion, ObservationForm
from scoring.models.sheet import Row, Sheet

NARROW = {"class": "govuk-input--width-5", "inputmode": "numeric"}
CARDS = {"class": "at-choice"}


class SearchForm(forms.Form):
    name = forms.CharField(label=_("Name"), required=False, max_length=80)


class SuggestingInput(forms.TextInput):
    """A text field that offers what was written before."""

    template_name = "portfolio/widgets/suggesting.html"
    suggestions: Iterable[str] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        given = {**(attrs or {}), "list": f"id_{name}_list", "autocomplete": "off"}
        return {**super().get_context(name, value, given), "suggestions": self.suggestions}


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

    def __init__(
        self, *args: Any, sheet: Sheet, row: Row, works: Iterable[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        asked = fields_of(row)
        for name in ("work", "level", "place", "covered", "hours", "authors", "author_programme"):
            if name not in asked:
                del self.fields[name]
        if "level" in asked:
            self.fields["level"].choices = levels_of(sheet, row)  # type: ignore[attr-defined]
        if "work" in asked:
            self.fields["work"].widget.suggestions = list(works)


class WithdrawForm(OnceForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


@dataclass(frozen=True)
class DescriptorLine:
    number: str
    text: str
    field: forms.BoundField

    @property
    def error(self) -> str:
        return " ".join(str(error) for error in self.field.errors)


@dataclass(frozen=True)
class CriterionPart:
    number: str
    title: str
    lines: list[DescriptorLine]


@dataclass(frozen=True)
class SectionPart:
    number: str
    title: str
    criteria: list[CriterionPart]

    @property
    def lines(self) -> list[DescriptorLine]:
        return [line for part in self.criteria for line in part.lines]


class ObservationSheetForm(OnceForm):
    """The observation form of the ruleset: its header, its lines, conclusions."""

    observed_on = forms.DateField(widget=DayInput)
    observer_name = forms.CharField(max_length=200)
    observer_kind = forms.ChoiceField(label=_("Who observes"), choices=ObserverKind.choices)
    observer_post = forms.CharField(max_length=200)
    subject = forms.CharField(max_length=120)
    class_group = forms.CharField(max_length=60)
    learning_aims = forms.CharField(
        label=_("Learning aims"), widget=forms.Textarea(attrs={"rows": 2})
    )
    topic = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}))
    conclusions = forms.CharField(label=_("Conclusions"), widget=forms.Textarea(attrs={"rows": 4}))
    recommendations = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}))

    PRINTED = {
        "observed_on": "observed_on",
        "observer_name": "observer_name",
        "observer_post": "observer_post",
        "subject": "subject",
        "class_group": "class_or_group",
        "topic": "topic_and_aims",
    }
    HEADER = (
        "observed_on", "subject", "class_group", "observer_name", "observer_kind",
        "observer_post", "learning_aims", "topic",
    )  # fmt: skip

    OBSERVER = ("observer_name", "observer_kind", "observer_post")

    def __init__(
        self, *args: Any, form: ObservationForm, by_holder: bool = False, **kwargs: Any
    ) -> None:
        """by_holder: the holder of the portfolio observed, so the form asks whom."""
        super().__init__(*args, **kwargs)
        self.printed = form
        self.besides = asked_besides(form, by_holder=by_holder)
        for name, printed in self.PRINTED.items():
            self.fields[name].label = said(form.header[printed])
        self.fields["learning_aims"].help_text = said(form.header["learning_aims"])
        self.fields["recommendations"].label = said(form.footer["recommendations"])
        for name in self.OBSERVER if by_holder else ():
            del self.fields[name]
        for key in self.besides:
            label = said(form.header[key])
            self.fields[f"header-{key}"] = forms.CharField(label=label, max_length=300)
        for number, _descriptor in form.descriptors():
            self.fields[f"level-{number}"] = self._level(form)

    @staticmethod
    def _level(form: ObservationForm) -> forms.TypedChoiceField:
        return forms.TypedChoiceField(
            choices=[(value, value) for value in form.levels.values],
            coerce=int,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose a level.")},
        )

    def header(self) -> list[forms.BoundField]:
        own = [self[name] for name in self.HEADER if name in self.fields]
        return [*(self[f"header-{key}"] for key in self.besides), *own]

    def written(self) -> dict[str, Any]:
        """Everything but the levels, as the service takes it."""
        names = (*self.HEADER, "conclusions", "recommendations")
        found = {name: self.cleaned_data[name] for name in names if name in self.fields}
        besides = {key: self.cleaned_data[f"header-{key}"] for key in self.besides}
        return {**found, "particulars": besides}

    def sections(self) -> list[SectionPart]:
        """The form's sections with the field of every line."""
        return [
            SectionPart(number, said(section.title), self._criteria(section.criteria))
            for number, section in self.printed.sections.items()
        ]

    def levels(self) -> dict[int, int]:
        """Number of each line → the level chosen."""
        return {int(no): self.cleaned_data[f"level-{no}"] for no, _ in self.printed.descriptors()}

    def chosen(self) -> list[int]:
        """Levels chosen so far, whether or not the rest is right."""
        values = [self[f"level-{number}"].value() for number, _ in self.printed.descriptors()]
        return [int(value) for value in values if str(value).isdigit()]

    def _criteria(self, criteria: Mapping[str, Criterion]) -> list[CriterionPart]:
        return [
            CriterionPart(number, said(criterion.title), self._lines(criterion))
            for number, criterion in criteria.items()
        ]

    def _lines(self, criterion: Criterion) -> list[DescriptorLine]:
        return [
            DescriptorLine(number, said(line.text), self[f"level-{number}"])
            for number, line in criterion.descriptors.items()
        ]
