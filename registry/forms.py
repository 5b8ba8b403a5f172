"""Forms of the registry."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from foundation.base.forms import DayInput, OnceForm
from foundation.base.tables import LARGEST_TABLE
from registry.appointments import APPOINTED_BY_HEAD
from registry.models import Organisation, Person
from registry.selectors import employees_of


class PersonChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Person) -> str:
        return obj.full_name


class AppointmentForm(OnceForm):
    """An order of the head that gives an employee a right."""

    person = PersonChoice(
        label=_("Employee"),
        queryset=Person.objects.none(),
        help_text=_("Employees who have an account in the portal."),
        empty_label=_("Choose"),
    )
    role = forms.ChoiceField(
        label=_("What the employee will do"), widget=forms.RadioSelect(attrs={"class": "at-choice"})
    )
    order_number = forms.CharField(
        label=_("Number of the order"),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    order_date = forms.DateField(label=_("Date of the order"), widget=DayInput)
    since = forms.DateField(label=_("The right begins on"), widget=DayInput)
    until = forms.DateField(
        label=_("The right ends on"),
        widget=DayInput,
        required=False,
        help_text=_("Empty: until it is ended."),
    )

    def __init__(self, *args: object, organisation: Organisation, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        people = employees_of(organisation).filter(user__isnull=False)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["role"].choices = [(role.value, role.label) for role in APPOINTED_BY_HEAD]  # type: ignore[attr-defined]


class TableForm(OnceForm):
    """A file of the testing centre, to be checked before anything is written."""

    file = forms.FileField(
        label=_("File with results"),
        help_text=_("XLSX or CSV, made by the template."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )

    def clean_file(self) -> UploadedFile:
        upload: UploadedFile = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST_TABLE:
            raise forms.ValidationError(_("The file is larger than 10 MB."))
        return upload


class ImportForm(OnceForm):
    """The checked file, confirmed."""

    file_id = forms.UUIDField(widget=forms.HiddenInput)
