"""The page that shows every component of the design, with made-up content."""

from datetime import date

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from foundation.base.templatetags.look import with_hint

hinted = lazy(with_hint, SafeString)


class ShowcaseForm(forms.Form):
    """Each kind of field once."""

    surname = forms.CharField(label=_("Family name"), help_text=_("As in the identity card."))
    born = forms.DateField(
        label=_("Date of the order"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    category = forms.ChoiceField(
        label=_("Category applied for"),
        choices=[("moderator", _("teacher-moderator")), ("expert", _("teacher-expert"))],
    )
    direction = forms.ChoiceField(
        label=_("Subject of the essay"),
        help_text=_("Choose one."),
        widget=forms.RadioSelect(attrs={"class": "at-choice"}),
        choices=[
            ("method", hinted(_("My method of teaching"), _("What I do and what it gives"))),
            ("pupils", hinted(_("How my pupils grow"), _("Results and figures"))),
        ],
    )
    levels = forms.MultipleChoiceField(
        label=_("Levels of the evidence"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("district", _("district")), ("region", _("region"))],
    )
    scan = forms.FileField(label=_("Document"), help_text=_("PDF, up to 10 MB."), required=False)
    consent = forms.BooleanField(label=_("I agree to the use of my personal data"))


class ShowcaseFilters(forms.Form):
    """What a list may be narrowed by."""

    region = forms.ChoiceField(label=_("Region"), choices=[("", _("All regions"))], required=False)
    year = forms.ChoiceField(label=_("School year"), choices=[("2026", "2026–2027")])


CONTENT = {
    "levels": [("0", _("Not shown")), ("1", _("Partly")), ("2", _("Enough")), ("3", _("Fully"))],
    "votes": [("for", _("For"), "for"), ("against", _("Against"), "against")],
    "options": [
        ("own", _("My own school"), _("School's commission")),
        ("other", _("Another school"), ""),
    ],
    "steps": [
        {"label": _("About you"), "url": "#fields", "state": "done"},
        {"label": _("Education and service"), "url": "#fields", "state": "done"},
        {"label": _("Essay"), "url": "#fields", "state": "now"},
        {"label": _("Check and send"), "url": "", "state": ""},
    ],
    "jumps": [
        {"label": _("Planning"), "url": "#observation", "done": True},
        {"label": _("Teaching"), "url": "#observation", "current": True},
        {"label": _("Reflection"), "url": "#observation"},
    ],
    "personas": [
        {"name": "Нұрланова Айгүл Серікқызы", "role": _("Teacher"), "enter_url": "#", "tone": ""},
        {"name": "Ким Сергей Викторович", "role": _("Secretary"), "enter_url": "#", "tone": "gold"},
    ],
    "legend": [_("awarded"), _("under way"), _("refused")],
    "bars": [
        {"label": _("teacher-moderator"), "parts": [640, 410, 120], "total": 1170},
        {"label": _("teacher-expert"), "parts": [480, 370, 65], "total": 915},
    ],
    "day": date(2026, 12, 18),
}


def components_page(request: HttpRequest) -> HttpResponse:
    """All components on one page: the measure for every new screen."""
    form = ShowcaseForm({"surname": "", "category": "moderator"})
    page = Paginator(range(60), 20).page(2)
    return render(
        request,
        "base/components.html",
        {**CONTENT, "form": form, "filters": ShowcaseFilters(), "page": page},
    )
