"""What an officer writes about a fact."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.base.forms import OnceForm


class KeepForm(OnceForm):
    reason = forms.CharField(
        label=_("Why the school keeps its own"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
