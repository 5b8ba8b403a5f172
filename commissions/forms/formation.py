"""An order that forms a commission."""

from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from commissions.services import NewMember
from commissions.states import Basis
from foundation.base.forms import OnceForm
from registry.iin import is_valid
from registry.models import Organisation, Person
from registry.selectors import employees_of

DAY = {"type": "date"}
SEATS = 9  # lines of the empty form; more are added by asking for them
MOST_SEATS = 60


People = dict[str, Person]


class CommissionForm(OnceForm):
    """The order that creates a commission."""

    name_kk = forms.CharField(label=_("Full name of the commission in Kazakh"), max_length=300)
    name_ru = forms.CharField(label=_("Full name of the commission in Russian"), max_length=300)
    order_number = forms.CharField(
        label=_("Number of the order"),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    order_date = forms.DateField(
        label=_("Date of the order"),
        help_text=_("The powers of the commission begin on this day."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY),
    )
    secretary_person = forms.ChoiceField(label=_("Secretary"), required=False)
    secretary_iin = forms.CharField(
        label=_("Secretary's IIN, if from another organisation"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "numeric"}),
    )

    def __init__(
        self,
        *args: Any,
        organisation: Organisation,
        people: People,
        initial: dict[str, Any],
        **kwargs: Any,
    ) -> None:
        usual = {
            "name_kk": f"{organisation.name['kk']}: аттестаттау комиссиясы",
            "name_ru": f"{organisation.name['ru']}: аттестационная комиссия",
        }
        super().__init__(*args, initial={**usual, **initial}, **kwargs)
        self.people = people
        self.fields["secretary_person"].choices = _choices(people)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        secretary = _chosen(self, cleaned, "secretary_person", "secretary_iin")
        if secretary is None and not self.has_error("secretary_iin"):
            self.add_error("secretary_person", _("Choose the secretary."))
        return {**cleaned, "secretary": secretary}


class MemberForm(forms.Form):
    """One line of the composition; an empty one does not count."""

    person = forms.ChoiceField(label=_("Member"), required=False)
    iin = forms.CharField(
        label=_("IIN, if from another organisation"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "numeric"}),
    )
    basis = forms.ChoiceField(label=_("Ground of membership"), choices=Basis.choices)

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["person"].choices = _choices(people)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        return {**cleaned, "member": _chosen(self, cleaned, "person", "iin")}


class MemberFormSet(BaseFormSet):
    """The lines of the composition and who of them is the chair."""

    def members(self) -> list[NewMember]:
        return [
            NewMember(form.cleaned_data["member"], form.cleaned_data["basis"])
            for form in self.forms
            if form.cleaned_data.get("member")
        ]

    def person_at(self, place: str) -> Person | None:
        """The person of a line, by its number as the page sends it."""
        if not place.isdigit() or int(place) >= len(self.forms):
            return None
        return self.forms[int(place)].cleaned_data.get("member")


def member_formset(people: People, data: Any = None) -> Any:
    made = formset_factory(
        MemberForm, formset=MemberFormSet, extra=SEATS, max_num=MOST_SEATS, absolute_max=MOST_SEATS
    )
    return made(data, prefix="member", form_kwargs={"people": people})


def people_of(organisation: Organisation) -> People:
    """Those of the organisation who can log in, read once for the whole page."""
    found = employees_of(organisation).filter(user__isnull=False)
    return {str(person.pk): person for person in found}


def _choices(people: People) -> list[tuple[str, Any]]:
    named = [(pk, person.full_name) for pk, person in people.items()]
    return [("", _("not from this organisation")), *named]


def _chosen(form: Any, cleaned: dict[str, Any], person: str, iin: str) -> Person | None:
    """The person picked from the list, or found by the number typed."""
    number = (cleaned.get(iin) or "").strip()
    if not number:
        return form.people.get(cleaned.get(person))
    found = Person.objects.filter(iin=number).first() if is_valid(number) else None
    if found is None:
        form.add_error(iin, _("The portal knows nobody with this IIN."))
    return found
