"""What the secretary sends when portfolios are taken or returned."""

from django import forms
from django.utils.translation import gettext_lazy as _

from attestation.models import HandOver
from foundation.base.forms import OnceForm


class TakingForm(OnceForm):
    """Portfolios to take."""

    given = forms.ModelMultipleChoiceField(
        label=_("Portfolios"),
        queryset=HandOver.objects.none(),
        error_messages={"required": _("Choose at least one portfolio.")},
    )


class ReturnForm(OnceForm):
    """What does not agree, a line for each."""

    discrepancies = forms.CharField(
        label=_("What does not agree"),
        help_text=_("One on each line, as the organisation and the teacher will understand it."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Name at least one thing that does not agree.")},
    )

    def lines(self) -> list[str]:
        return str(self.cleaned_data["discrepancies"]).splitlines()
