"""What a report is narrowed to. The page and its XLSX read the same filter."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from commissions.states import Outcome
from foundation.accounts.models import User
from registry.states import Category
from reports.selectors import (
    SCHOOL,
    applications_in,
    cycles,
    districts_of,
    organisations_for_user,
    regions_of,
)


class DecisionFilter(django_filters.FilterSet):
    """Region, district, category applied for, outcome, academic year."""

    region = django_filters.ChoiceFilter(
        field_name=f"{SCHOOL}__region", label=_("Region"), empty_label=_("All regions")
    )
    district = django_filters.ChoiceFilter(
        field_name=f"{SCHOOL}__district", label=_("District"), empty_label=_("All districts")
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
    cycle = django_filters.ChoiceFilter(label=_("Academic year"), empty_label=_("All years"))

    class Meta:
        model = Application
        fields: list[str] = []

    def __init__(self, data: QueryDict, *, user: User) -> None:
        schools = organisations_for_user(user)
        super().__init__(data, queryset=applications_in(schools))
        language = get_language() or "kk"
        districts = districts_of(schools, language)
        if data.get("region"):
            districts = districts.filter(region=str(data["region"]))
        self._offer("region", regions_of(schools, language), "shown_name")
        self._offer("district", districts, "shown_name")
        self._offer("cycle", cycles(), "title")

    def _offer(self, name: str, found: Iterable[Any], label: str) -> None:
        """Read the choices once, for the control and for the check of what was chosen."""
        choices = [(str(one.pk), getattr(one, label)) for one in found]
        self.filters[name].extra["choices"] = choices

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
