"""Django's own forms come out in the portal's markup, with the error beside its field."""

from django import forms

from foundation.base.showcase import ShowcaseForm
from tests.look.pages import Page


class NameForm(forms.Form):
    name = forms.CharField(help_text="hint", widget=forms.TextInput(attrs={"class": "wide"}))


def test_field_without_error_names_its_hint():
    page = Page(str(NameForm()))
    field = page.all("input")[0]
    assert field["class"] == "govuk-input wide"
    assert field["aria-describedby"] == "id_name_helptext"
    assert "govuk-form-group--error" not in page.text


def test_field_with_error_keeps_what_was_typed_and_points_to_the_error():
    class Strict(NameForm):
        def clean_name(self):
            raise forms.ValidationError("wrong <name>")

    page = Page(str(Strict({"name": "Айгүл"})))
    field = page.all("input")[0]
    assert field["value"] == "Айгүл"
    assert field["aria-invalid"] == "true"
    assert "id_name_error" in field["aria-describedby"]
    assert "wrong &lt;name&gt;" in page.text


def test_group_of_choices_is_a_fieldset_described_by_its_error():
    page = Page(ShowcaseForm({})["direction"].as_field_group())
    assert "id_direction_error" in page.all("fieldset")[0]["aria-describedby"]
    assert "at-choice" in page.text


def test_checkbox_stands_before_its_label():
    page = Page(ShowcaseForm()["consent"].as_field_group())
    assert page.all("input")[0]["class"] == "govuk-checkboxes__input"
    assert [label["for"] for label in page.all("label")] == ["id_consent"]


def test_date_is_one_native_field():
    assert Page(str(ShowcaseForm()["born"])).all("input")[0]["type"] == "date"


def test_hidden_field_carries_no_class():
    page = Page(str(forms.HiddenInput().render("token", "1")))
    assert page.all("input") == [{"type": "hidden", "name": "token", "value": "1"}]
