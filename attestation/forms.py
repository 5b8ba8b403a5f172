"""Forms of the teacher's application and of its acceptance."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from attestation.models import Application, EssayTopic
from attestation.offers import Offer
from attestation.services.drafting import tidy_phone
from foundation.base.errors import Refused
from foundation.base.forms import OnceForm
from foundation.base.templatetags.look import with_hint
from registry.models import Employment

CHOICE = {"class": "at-choice"}
MOST_DOCUMENTS = 10  # rows of the refusal's form


class TopicField(forms.ModelChoiceField):
    def label_from_instance(self, topic: EssayTopic) -> str:
        return topic.text[get_language() or "kk"]


class EmploymentField(forms.ModelChoiceField):
    def label_from_instance(self, employment: Employment) -> str:
        language = get_language() or "kk"
        return with_hint(employment.post[language], employment.organisation.name[language])


class DetailsForm(forms.Form):
    """The application's own words; everything else on the form comes from the registry."""

    employment = EmploymentField(
        label=_("Place of work"),
        queryset=Employment.objects.none(),
        widget=forms.RadioSelect(attrs=CHOICE),
        empty_label=None,
    )
    sought = forms.ChoiceField(
        label=_("I ask for attestation"),
        widget=forms.RadioSelect(attrs=CHOICE),
        error_messages={"required": _("Choose the category you ask for.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The notice and the extract from the protocol go to this address."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter your e-mail address."),
            "invalid": _("Enter an e-mail address like name@example.kz."),
        },
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        widget=forms.TextInput(
            attrs={"autocomplete": "tel", "class": "govuk-input--width-20", "inputmode": "tel"}
        ),
        error_messages={"required": _("Enter your telephone number.")},
    )
    is_familiar = forms.BooleanField(
        label=_("Order of assigning the category"),
        error_messages={
            "required": _("Confirm that you know the order of assigning the category.")
        },
    )

    def __init__(
        self,
        *args: Any,
        employments: Iterable[Employment],
        offers: list[Offer],
        familiar: str,
        label_of: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sought"].choices = [(offer.key, label_of(offer)) for offer in offers]
        self.fields["is_familiar"].label = familiar
        field = self.fields["employment"]
        found = list(employments)
        field.queryset = Employment.objects.filter(
            pk__in=[employment.pk for employment in found]
        ).select_related("organisation")
        if len(found) == 1:
            field.widget = forms.HiddenInput()
            field.initial = found[0].pk

    def clean_phone(self) -> str:
        try:
            return tidy_phone(self.cleaned_data["phone"])
        except Refused as refusal:
            raise forms.ValidationError(refusal.message, code=refusal.code) from refusal


class EssayForm(forms.Form):
    """A draft may be saved as it is; only sending asks for everything."""

    topic = TopicField(
        label=_("Topic"),
        queryset=EssayTopic.objects.none(),
        required=False,
        widget=forms.RadioSelect(attrs=CHOICE),
        empty_label=None,
    )
    language = forms.ChoiceField(
        label=_("Language of the essay"),
        choices=[("kk", _("Kazakh")), ("ru", _("Russian"))],
        required=False,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}),
    )
    text = forms.CharField(
        label=_("Text of the essay"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, application: Application, hint: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = application.cycle.topics.order_by("pk")
        self.fields["text"].help_text = hint


class ConsentForm(OnceForm):
    agree = forms.BooleanField(
        label=_("I agree"),
        error_messages={
            "required": _("Without the consent the application cannot be sent: tick the box.")
        },
    )


class RefusalForm(OnceForm):
    """The ground and the documents, one to ten rows; empty rows do not count."""

    ground = forms.ChoiceField(
        label=_("Ground of the refusal"),
        widget=forms.RadioSelect(attrs=CHOICE),
        error_messages={"required": _("Choose the ground of the refusal.")},
    )

    def __init__(
        self, *args: Any, grounds: list[tuple[str, str | Promise]], rows: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = grounds
        for number in range(1, min(rows, MOST_DOCUMENTS) + 1):
            self.fields[f"document_{number}"] = forms.CharField(
                label=_("Document %(number)d") % {"number": number},
                max_length=300,
                required=False,
            )

    @property
    def document_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith("document_")]

    def documents(self) -> list[str]:
        return [self.cleaned_data.get(field.name, "") for field in self.document_fields]

    def clean(self) -> dict[str, Any] | None:
        if not any(name.strip() for name in self.documents()):
            message = _("Name at least one document that is missing or does not conform.")
            self.add_error("document_1", message)
        return self.cleaned_data
