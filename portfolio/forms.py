"""What an officer fills in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.base.forms import DayInput, OnceForm
from foundation.base.texts import said
from portfolio.observed import asked_besides
from portfolio.states import ObserverKind
from scoring.models.observation import Criterion, ObservationForm


class SearchForm(forms.Form):
    name = forms.CharField(label=_("Name"), required=False, max_length=80)


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
