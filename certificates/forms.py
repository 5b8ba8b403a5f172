"""Forms of the public page."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _


class DayField(forms.DateField):
    """The day for which the reader asks; empty means today."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self) -> None:
        super().__init__(
            label=_("Status on a day"),
            help_text=_("Leave empty to see the status today."),
            required=False,
        )

    def clean(self, value: object) -> date | None:
        day: date | None = super().clean(value)
        return day


class LookupForm(forms.Form):
    """Finds a certificate by what stands on the paper."""

    number = forms.CharField(
        label=_("Registration number or code"),
        help_text=_("It stands on the certificate, for example KST012-2026-000001."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    surname = forms.CharField(
        label=_("Surname of the holder"),
        help_text=_("As it stands on the certificate."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    day = DayField()


class HolderForm(forms.Form):
    """Shows the holder's name to a reader who knows the surname; asks the status on a day."""

    OTHER_SURNAME = _("The certificate was given to somebody with another surname.")

    surname = forms.CharField(
        label=_("Surname of the holder"),
        help_text=_("Type it to see the full name."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    day = DayField()
