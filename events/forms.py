"""What the register is asked, and what a keeper of a list fills in."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Event
from events.selectors import KeptList, event_levels, present_year
from events.states import ListKind
from foundation.base.forms import DayInput, OnceForm
from foundation.base.texts import said
from registry.models import Region
from scoring import Ruleset

FIRST_YEAR = 2011  # of the order that made the list; nothing was approved before
YEAR = {"class": "govuk-input--width-5", "inputmode": "numeric"}


class SearchForm(forms.Form):
    """Words of the name, a list, a region, a school year."""

    words = forms.CharField(label=pgettext_lazy("event", "Name"), required=False, max_length=80)
    kind = forms.ChoiceField(
        label=_("Approved list"), required=False, choices=[("", _("All lists")), *ListKind.choices]
    )
    region = forms.ChoiceField(label=_("Region"), required=False)
    year = forms.TypedChoiceField(
        label=_("School year"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = [(region.pk, said(region.name)) for region in Region.objects.all()]
        self.fields["region"].choices = [("", _("All regions")), *regions]  # type: ignore[attr-defined]
        years = range(present_year() + 1, present_year() - 6, -1)
        titles = [(year, f"{year}/{(year + 1) % 100:02d}") for year in years]
        self.fields["year"].choices = [("", _("All years")), *titles]  # type: ignore[attr-defined]


class EventForm(OnceForm):
    """An entry of a list. `kept`: the lists of whoever fills it; none where it has its list."""

    kept = forms.ChoiceField(label=_("Approved list"))
    name_kk = forms.CharField(
        label=_("Name in Kazakh"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    name_ru = forms.CharField(
        label=_("Name in Russian"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    level = forms.ChoiceField(
        label=_("Level"), widget=forms.RadioSelect(attrs={"class": "at-choice"})
    )
    first_year = forms.IntegerField(
        label=_("First school year"),
        min_value=FIRST_YEAR,
        max_value=2100,
        widget=forms.NumberInput(attrs=YEAR),
        help_text=_("The year in which it begins: 2025 for 2025/26."),
    )
    last_year = forms.IntegerField(
        label=_("Last school year"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=2100,
        widget=forms.NumberInput(attrs=YEAR),
        help_text=_("Empty while the list has it."),
    )
    order_number = forms.CharField(
        label=_("Number of the order"),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    order_date = forms.DateField(label=_("Date of the order"), widget=DayInput)

    def __init__(
        self, *args: Any, rules: Ruleset, kept: list[KeptList] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lists = {one.key: one for one in kept or []}
        levels = [(code, said(name)) for code, name in event_levels(rules).items()]
        self.fields["level"].choices = levels  # type: ignore[attr-defined]
        if kept is None:
            del self.fields["kept"]
        else:
            self.fields["kept"].choices = [(one.key, title_of(one)) for one in kept]  # type: ignore[attr-defined]

    def written(self) -> dict[str, Any]:
        """The entry as the services take it, without its list."""
        facts = self.facts("kept", "name_kk", "name_ru")
        names = {"kk": self.cleaned_data["name_kk"], "ru": self.cleaned_data["name_ru"]}
        return {**facts, "name": names}

    @property
    def chosen(self) -> KeptList:
        return self.lists[self.cleaned_data["kept"]]


class EndForm(OnceForm):
    last_year = forms.IntegerField(
        label=_("Last school year"),
        min_value=FIRST_YEAR,
        max_value=2100,
        widget=forms.NumberInput(attrs=YEAR),
        help_text=_("The year in which it begins: 2025 for 2025/26."),
    )


def title_of(one: KeptList) -> str:
    """The name of a list, with the region of a regional one."""
    label = str(ListKind(one.kind).label)
    return f"{label}: {said(one.region.name)}" if one.region else label


def as_written(event: Event) -> Mapping[str, Any]:
    """What a form of correction begins with."""
    kept = ("level", "first_year", "last_year", "order_number", "order_date")
    names = {f"name_{language}": event.name[language] for language in ("kk", "ru")}
    return {**names, **{name: getattr(event, name) for name in kept}}
