"""What an officer fills in for one step of transmission."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.base.forms import DayInput, OnceForm
from foundation.base.texts import said
from portfolio.transmission_pages import sealers
from registry.models import District, Region
from scoring.models.transmission import TransmissionStep


class ProofForm(OnceForm):
    """The proof of a step: in which district or region, where the step is taken in each; who sealed
    it, where the step asks for it.
    """

    at = forms.ChoiceField(label=_("District or region"))
    title = forms.CharField(
        label=_("Document"),
        max_length=300,
        help_text=_("As the document names itself: protocol, order, programme, certificate."),
    )
    number = forms.CharField(label=_("Number of the document"), max_length=60, required=False)
    day = forms.DateField(label=_("Day"), widget=DayInput)
    venue = forms.CharField(
        label=_("Where it took place"),
        max_length=200,
        required=False,
        help_text=_("The organisation or the hall, or the address of the broadcast."),
    )
    sealed_by = forms.ChoiceField(
        label=_("Signed and sealed by"), widget=forms.RadioSelect(attrs={"class": "at-choice"})
    )
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("PDF, JPEG or PNG, at most 10 MB.")
    )
    link = forms.URLField(
        label=_("Or a link"), required=False, max_length=500, assume_scheme="https"
    )
    kept = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        step: TransmissionStep,
        places: Iterable[District | Region] | None,
        **kwargs: Any,
    ) -> None:
        """places: the districts or regions to choose from; None for a step taken once."""
        super().__init__(*args, **kwargs)
        self.places = {str(one.pk): one for one in places or ()}
        if places is None:
            del self.fields["at"]
        else:
            named = [(key, said(one.name)) for key, one in self.places.items()]
            self.fields["at"].choices = [("", ""), *named]  # type: ignore[attr-defined]
        if step.sealed_by:
            self.fields["sealed_by"].choices = sealers(step)  # type: ignore[attr-defined]
        else:
            del self.fields["sealed_by"]

    def proof(self) -> dict[str, Any]:
        """What was typed, as the service takes it; the file stands apart."""
        typed = self.facts("file", "kept", "at")
        at = self.places.get(self.cleaned_data.get("at", ""))
        if isinstance(at, District):
            return {**typed, "district": at}
        return {**typed, "region": at}
