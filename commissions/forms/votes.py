"""Motions and votes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.base.forms import OnceForm


class MotionForm(OnceForm):
    """Another outcome, once what the facts propose was rejected: "outcome:category"."""

    choice = forms.ChoiceField(
        label=_("Put to the vote"),
        widget=forms.RadioSelect(attrs={"class": "at-choice"}),
        error_messages={"required": _("Choose what to put to the vote.")},
    )

    def __init__(self, left: Iterable[tuple[str, str, str]], data: Any = None) -> None:
        super().__init__(data)
        self.fields["choice"].choices = [
            (f"{outcome}:{category}", words) for outcome, category, words in left
        ]

    def asked(self) -> dict[str, str]:
        outcome, category = self.cleaned_data["choice"].split(":")
        return {"outcome": outcome, "category": category}


class VoteForm(OnceForm):
    vote = forms.ChoiceField(
        choices=[("for", _("For")), ("against", _("Against"))],
        error_messages={"required": _("Choose how you vote.")},
    )
    reason = forms.CharField(
        label=_("Why you are against"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
