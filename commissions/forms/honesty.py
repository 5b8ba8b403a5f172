"""An answer to a question of honesty."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.base.forms import OnceForm
from honesty.states import Verdict


class FlagAnswerForm(OnceForm):
    """What a person found out about something the portal noticed."""

    verdict = forms.ChoiceField(
        label=_("What you found out"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}))
