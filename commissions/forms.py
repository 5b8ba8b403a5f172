"""What people type in this room."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any
from uuid import UUID

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from commissions.models import AgendaItem, Attendance
from commissions.services import Given, NewMember, Presence
from commissions.states import Basis
from foundation.base.forms import OnceForm
from foundation.base.numbers import in_decimals
from honesty.states import Verdict
from registry.iin import is_valid
from registry.models import Organisation, Person
from registry.selectors import employees_of

DAY = {"type": "date"}
MOMENT = {"type": "datetime-local", "class": "govuk-input--width-20"}
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


class FlagAnswerForm(OnceForm):
    """What a person found out about something the portal noticed."""

    verdict = forms.ChoiceField(
        label=_("What you found out"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}))


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


@dataclass(frozen=True)
class RowState:
    """A row of the sheet as it stands before anything is typed."""

    number: str
    proposed: Fraction
    given: Fraction
    reason: str
    highest: int

    @property
    def name(self) -> str:
        return f"points_{self.number.replace('.', '_')}"

    @property
    def most(self) -> Fraction:
        return max(Fraction(self.highest), self.proposed)


def typed(points: Fraction) -> str:
    """Points as they stand in the field: exact, or two decimals of what has no end."""
    return f"{in_decimals(points):f}"


class ScoreForm(forms.Form):
    """A member's points, row by row, and why they differ."""

    def __init__(self, rows: Iterable[RowState], data: Any = None) -> None:
        super().__init__(data, auto_id="%s")
        self.rows = list(rows)
        for row in self.rows:
            self.fields[row.name] = forms.CharField(
                label="", required=False, initial=typed(row.given)
            )
            self.fields[f"{row.name}-reason"] = forms.CharField(
                label="", required=False, max_length=500, initial=row.reason
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.given: dict[str, Given] = {}
        self.points: dict[str, Fraction] = {}
        for row in self.rows:
            self._read(row, cleaned)
        return cleaned

    def _read(self, row: RowState, cleaned: dict[str, Any]) -> None:
        """Keep a row that is right; put what is wrong beside it."""
        points = self._points(row, cleaned.get(row.name) or "")
        reason = (cleaned.get(f"{row.name}-reason") or "").strip()
        if points is not None:
            self.points[row.number] = points
        if points is None:
            message = _("Row %(number)s: enter points from 0 to %(most)s.")
            self.add_error(row.name, message % {"number": row.number, "most": typed(row.most)})
        elif points != row.proposed and not reason:
            message = _("Row %(number)s: write why your points differ from the proposed ones.")
            self.add_error(f"{row.name}-reason", message % {"number": row.number})
        elif not self.has_error(f"{row.name}-reason"):
            self.given[row.number] = Given(points, reason)

    def _points(self, row: RowState, text: str) -> Fraction | None:
        for known in (row.given, row.proposed):
            if text == typed(known):
                return known
        try:
            points = Fraction(Decimal(text.strip().replace(",", ".")))
        except (InvalidOperation, ValueError, OverflowError):
            return None
        return points if 0 <= points <= row.most else None

    def points_now(self) -> list[Fraction]:
        """Points of every row as typed; where that is no number, as they stood."""
        typed_points = getattr(self, "points", {})
        return [typed_points.get(row.number, row.given) for row in self.rows]

    def error_of(self, row: RowState) -> str:
        found = [*self.errors.get(row.name, []), *self.errors.get(f"{row.name}-reason", [])]
        return str(found[0]) if self.is_bound and found else ""


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


class PostponeForm(OnceForm):
    reason = forms.CharField(
        label=_("Why the case is put off"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write why the case is put off.")},
    )


class SignForm(OnceForm):
    cms = forms.CharField(widget=forms.HiddenInput)
