"""What a report is narrowed to. The page and its XLSX read the same filter."""

from typing import Any

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from attestation.models import Application, Cycle
from commissions.states import Outcome
from foundation.accounts.models import User
from registry.models import District, Region
from registry.states import Category
from reports.selectors import (
    SCHOOL,
    applications_for_user,
    cycles,
    districts_for_user,
    regions_for_user,
)


class PlaceField(django_filters.fields.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.shown_name)


class PlaceFilter(django_filters.ModelChoiceFilter):
    field_class = PlaceField


class YearField(django_filters.fields.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.title)


class YearFilter(django_filters.ModelChoiceFilter):
    field_class = YearField


class DecisionFilter(django_filters.FilterSet):
    """Region, district, category applied for, outcome, academic year."""

    region = PlaceFilter(
        field_name=f"{SCHOOL}__region",
        label=_("Region"),
        empty_label=_("All regions"),
        queryset=Region.objects.none(),
    )
    district = PlaceFilter(
        field_name=f"{SCHOOL}__district",
        label=_("District"),
        empty_label=_("All districts"),
        queryset=District.objects.none(),
    )
    category = django_filters.ChoiceFilter(
        label=_("Category applied for"), empty_label=_("All categories"), choices=Category.choices
    )
    outcome = django_filters.ChoiceFilter(
        field_name="items__outcome",
        label=_("Outcome"),
        empty_label=_("All outcomes"),
        choices=Outcome.choices,
    )
    cycle = YearFilter(
        label=_("Academic year"), empty_label=_("All years"), queryset=Cycle.objects.none()
    )

    class Meta:
        model = Application
        fields: list[str] = []

    def __init__(self, data: QueryDict, *, user: User) -> None:
        super().__init__(data, queryset=applications_for_user(user))
        language = get_language() or "kk"
        self.filters["region"].queryset = regions_for_user(user, language)
        self.filters["district"].queryset = _districts(data, user, language)
        self.filters["cycle"].queryset = cycles()

    def chosen(self) -> dict[str, str]:
        """The filter as the journal keeps it."""
        form = self.form
        names = form.fields if form.is_valid() else {}
        return {name: form.data[name] for name in names if form.data.get(name)}

    @property
    def hidden_form(self) -> forms.Form:
        """The same choices without their controls, to go with the button of the XLSX."""
        form = type(self.form)(self.data)
        form.fields = {
            name: forms.CharField(widget=forms.HiddenInput, required=False) for name in self.filters
        }
        return form


def _districts(data: QueryDict, user: User, language: str) -> Any:
    """Districts of the region chosen, or all that one oversees."""
    found = districts_for_user(user, language)
    return found.filter(region=str(data["region"])) if data.get("region") else found
