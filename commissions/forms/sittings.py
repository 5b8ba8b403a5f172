"""Planning and leading a sitting."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from commissions.models import AgendaItem, Attendance
from commissions.services import Presence
from foundation.base.forms import OnceForm

MOMENT = {"type": "datetime-local", "class": "govuk-input--width-20"}


class SittingForm(OnceForm):
    held_at = forms.DateTimeField(
        label=_("Day and time"),
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs=MOMENT),
    )


class CaseChoiceField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, application: Application) -> str:
        return application.person.full_name


class AgendaForm(OnceForm):
    """Cases to put on the agenda."""

    applications = CaseChoiceField(
        label=_("Cases"),
        queryset=Application.objects.none(),
        error_messages={"required": _("Choose at least one case.")},
    )


class OrderForm(OnceForm):
    """The agenda's order: a number beside each case."""

    def __init__(self, items: Iterable[AgendaItem], data: Any = None) -> None:
        super().__init__(data)
        self.items = list(items)
        for item in self.items:
            self.fields[f"place_{item.pk}"] = forms.IntegerField(
                label=item.application.person.full_name,
                min_value=1,
                initial=item.position,
                widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
            )

    def ordered(self) -> list[UUID]:
        """Ids in the order asked for; a case that was moved stands before one that was not."""
        places = {item.pk: self.cleaned_data[f"place_{item.pk}"] for item in self.items}
        moved = {item.pk: places[item.pk] == item.position for item in self.items}
        return sorted(places, key=lambda pk: (places[pk], moved[pk]))


class AttendanceForm(OnceForm):
    """Who is there, and why others are not."""

    def __init__(self, rows: Iterable[Attendance], data: Any = None) -> None:
        super().__init__(data)
        self.rows = list(rows)
        for row in self.rows:
            self.fields[f"present_{row.member_id}"] = forms.BooleanField(
                label=row.member.person.full_name, required=False, initial=row.is_present
            )
            self.fields[f"reason_{row.member_id}"] = forms.CharField(
                label=_("Reason of absence"),
                required=False,
                max_length=200,
                initial=row.absence_reason,
                widget=forms.TextInput(attrs={"aria-label": f"{row.member.person.full_name}"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for row in self.rows:
            absent = not cleaned.get(f"present_{row.member_id}")
            if absent and not (cleaned.get(f"reason_{row.member_id}") or "").strip():
                message = _("%(name)s: write why the member is absent.")
                name = row.member.person.short_name
                self.add_error(f"reason_{row.member_id}", message % {"name": name})
        return cleaned

    def presence(self) -> dict[UUID, Presence]:
        return {
            row.member_id: Presence(
                self.cleaned_data[f"present_{row.member_id}"],
                self.cleaned_data[f"reason_{row.member_id}"],
            )
            for row in self.rows
        }

    def lines(self) -> list[tuple[Attendance, Any, Any]]:
        """Each member with the two fields beside the name."""
        return [
            (row, self[f"present_{row.member_id}"], self[f"reason_{row.member_id}"])
            for row in self.rows
        ]


class PostponeForm(OnceForm):
    reason = forms.CharField(
        label=_("Why the case is put off"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write why the case is put off.")},
    )
