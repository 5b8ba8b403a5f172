"""Forms that every room's pages are made of."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django import forms

from foundation.base.errors import Refused
from foundation.base.idempotency import answer_once


class OnceForm(forms.Form):
    """A form that a second press of the button, or a second tab, does not send twice."""

    form_token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def answer(self, *, user_id: UUID, action: Callable[[], str]) -> str | None:
        """The action's answer (an address); None where it was refused and the form now says why."""
        try:
            token = self.cleaned_data["form_token"]
            return answer_once(user_id=user_id, token=token, action=action)
        except Refused as refusal:
            add_refusal(self, refusal)
            return None

    def facts(self, *without: str) -> dict[str, Any]:
        """What was typed, for the service: the cleaned fields but the token and those named."""
        left_out = {"form_token", *without}
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out}


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"class": "govuk-input--width-10"})


def add_refusal(form: forms.Form, refusal: Refused) -> None:
    """Put a service's reason beside the field it is about."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.message))
