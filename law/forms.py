"""The question «What would I need?», the search among rules, and the choice of two rulesets."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

import scoring
from foundation.base import clock
from law import choices, key_names
from law.fields import WIDE, DayField, ExactField, KnownField, NumberField, YesNoField
from scoring import Ruleset


@dataclass(frozen=True)
class Group:
    """Fields that are asked together; those of the first group are shown at once."""

    key: str
    title: str | Promise
    fields: tuple[str, ...]
    hint: str | Promise = ""


GROUPS = (
    Group(
        "work",
        _("Post and category"),
        ("post", "organisation", "held", "wanted", "kind"),
    ),
    Group(
        "category",
        _("Your present category"),
        ("granted", "valid_until", "granted_by", "confirmed", "as_teacher"),
        _("Its term decides whether you apply in the usual order or early"),
    ),
    Group(
        "education",
        _("Education and years of teaching"),
        ("degree", "pedagogical", "in_profile", "retraining", "tenure"),
    ),
    Group(
        "place",
        _("More about your work"),
        ("subordination", "legal_entity", "staff_group", "deputy_profile", "penitentiary"),
        _("It decides which commission is yours and which rows of the sheet"),
    ),
    Group(
        "test",
        _("Knowledge test and language certificate"),
        (
            "test_percent",
            "test_day",
            "test_annulled",
            "subject",
            "certificate",
            "certificate_score",
            "certificate_level",
            "certificate_until",
        ),
        _("A language certificate of the right level frees from the test"),
    ),
    Group(
        "application",
        _("Application"),
        ("consent", "essay", "applied", "sanction", "sanction_day"),
        _("Consent, essay, violations"),
    ),
    Group(
        "grounds",
        _("Grounds"),
        ("ground", "ground_since", "ground_until"),
        _("For early attestation, for a category without attestation, for keeping it longer"),
    ),
    Group(
        "rules",
        _("Day and rules"),
        ("day", "rules"),
        _("Left empty: today, by the rules in force today"),
    ),
)


CHOOSE = ("", _("choose"))


class QuestionForm(forms.Form):
    """The facts of a case, each of them optional but the post and the category asked for.

    It is sent by address, so that an answer can be shared: nothing in it names a person. `names`
    is the ruleset that names what may be chosen; the one that answers is `ruleset`, once cleaned.
    """

    post = forms.ChoiceField(
        label=_("Your post"),
        widget=forms.Select(attrs=WIDE),
        error_messages={"required": _("Choose your post.")},
    )
    organisation = KnownField(label=_("Where you work"))
    held = KnownField(label=_("Category you hold today"))
    wanted = forms.ChoiceField(
        label=_("Category you want"),
        widget=forms.Select(attrs=WIDE),
        error_messages={"required": _("Choose the category you want.")},
    )
    kind = forms.ChoiceField(
        label=_("How"),
        help_text=_("Early is before the term of your category ends. The last two need a ground."),
        required=False,
        widget=forms.Select(attrs=WIDE),
        choices=choices.KINDS,
    )

    granted = DayField(label=_("Given on"))
    valid_until = DayField(label=_("Valid until"))
    granted_by = KnownField(label=_("How it was given"), options=choices.GRANTED_BY)
    confirmed = NumberField(label=_("Times it was confirmed, running"), most=20)
    as_teacher = KnownField(
        label=_("Category held as a teacher"),
        help_text=_("For heads and deputies, beside the category of the post."),
    )

    degree = KnownField(label=_("Education"), options=choices.DEGREES)
    pedagogical = YesNoField(label=_("Is it pedagogical?"))
    in_profile = YesNoField(label=_("Is it in the profile of your work?"))
    retraining = YesNoField(label=_("Do you have a retraining document?"))
    tenure = NumberField(label=_("Whole years of teaching"), most=80)

    subordination = KnownField(
        label=_("To whom your organisation belongs"), options=choices.SUBORDINATION
    )
    legal_entity = YesNoField(
        label=_("Is it a legal entity of its own?"), help_text=_("For method cabinets.")
    )
    staff_group = KnownField(label=_("Your work is also"), unknown=("", _("none of these")))
    deputy_profile = KnownField(label=_("You are the deputy"))
    penitentiary = forms.BooleanField(
        label=_("My school is in a penitentiary institution"), required=False
    )

    test_percent = ExactField(
        label=_("Result of the knowledge test, percent"),
        help_text=_("Not taken yet: leave it empty."),
        most=100,
    )
    test_day = DayField(label=_("Day of the test"))
    test_annulled = forms.BooleanField(label=_("The result was annulled"), required=False)
    subject = KnownField(
        label=_("Subject you teach, if it is one of these"), unknown=("", _("another"))
    )
    certificate = KnownField(label=_("Language certificate"), unknown=("", _("none")))
    certificate_score = ExactField(label=_("Score on the certificate"), most=1000)
    certificate_level = KnownField(label=_("Level on the certificate"))
    certificate_until = DayField(label=_("The certificate is valid until"))

    consent = YesNoField(label=_("Do you agree to the processing of your data?"))
    essay = NumberField(label=_("Words in the essay"), most=5000)
    applied = YesNoField(label=_("Have you applied this school year already?"))
    sanction = KnownField(
        label=_("Was there a violation?"), unknown=("", _("no")), options=choices.SANCTIONS
    )
    sanction_day = DayField(label=_("Day on which it was established"))

    ground = forms.MultipleChoiceField(
        label=_("Which of these do you have?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    ground_since = DayField(label=_("Since when"))
    ground_until = DayField(label=_("Until when"))

    day = DayField(label=_("Day"))
    rules = KnownField(label=_("Rules"), unknown=("", _("those in force on the day")))

    def __init__(self, *args: Any, names: Ruleset, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ruleset: Ruleset | None = None
        for name, options in choices.of_rules(names).items():
            self.fields[name].choices = [*self.fields[name].choices[:1], *options]
        for name in ("post", "wanted"):
            self.fields[name].choices = [CHOOSE, *self.fields[name].choices]
        self.fields["ground"].choices = self._grounds(names)

    @property
    def groups(self) -> Iterator["FieldsTogether"]:
        for group in GROUPS:
            if group.key != "grounds" or self.fields["ground"].choices:
                fields = [self[name] for name in group.fields]
                yield FieldsTogether(group, fields, awaited=self._awaits(group))

    def _grounds(self, names: Ruleset) -> list[choices.Choice]:
        """What the claim may rest on, and what was ticked for another claim before."""
        kind, wanted = self["kind"].value() or "regular", self["wanted"].value() or ""
        offered = choices.grounds(names, kind, wanted)
        ticked = set(self["ground"].value() or ()) - {code for code, _name in offered}
        return [*offered, *(one for one in choices.every_ground(names) if one[0] in ticked)]

    def _awaits(self, group: Group) -> bool:
        on_a_ground = (self["kind"].value() or "regular") != "regular"
        return group.key == "grounds" and on_a_ground and not self["ground"].value()

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or "regular"

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        if (
            asked.get("sanction")
            and not asked.get("sanction_day")
            and self.is_clean("sanction_day")
        ):
            self.add_error("sanction_day", _("Give the day: a bar runs from it."))
        if self.is_clean("day") and self.is_clean("rules"):
            self._choose_ruleset(asked)
        return asked

    def is_clean(self, field: str) -> bool:
        return field not in self.errors

    def _choose_ruleset(self, asked: dict[str, Any]) -> None:
        asked["day"] = asked["day"] or clock.today()
        if asked["rules"]:
            self.ruleset = scoring.ruleset(asked["rules"])
            return
        try:
            self.ruleset = scoring.ruleset_on(asked["day"])
        except scoring.NoRulesetInForce:
            message = _("No rules were in force in the whole country on this day: choose them.")
            self.add_error("rules", message)


@dataclass(frozen=True)
class FieldsTogether:
    """A group with its fields; open once there is something in it to see or to mend."""

    group: Group
    fields: list[forms.BoundField]
    awaited: bool = False

    @property
    def lists(self) -> list[forms.BoundField]:
        """Fields that are long lists of boxes to tick."""
        return [field for field in self.fields if field.use_fieldset]

    @property
    def singles(self) -> list[forms.BoundField]:
        return [field for field in self.fields if not field.use_fieldset]

    @property
    def open(self) -> bool:
        """Something in it is to be mended, or the claim rests on what nobody has ticked yet."""
        return any(field.errors for field in self.fields) or self.awaited

    @property
    def note(self) -> str:
        """What the group is for, or how much of it is filled in."""
        filled = sum(bool(field.data) for field in self.fields)
        if not filled:
            return str(self.group.hint)
        return ngettext("%(number)d answer", "%(number)d answers", filled) % {"number": filled}


class RuleFilter(forms.Form):
    """Words to look for among the rules, and what the list is narrowed to."""

    words = forms.CharField(label=_("Words"), required=False, max_length=120)
    chapter = forms.ChoiceField(label=_("About"), required=False)
    act = forms.ChoiceField(label=_("Act"), required=False)
    known = forms.ChoiceField(label=_("Where it is from"), required=False, choices=choices.KNOWN)
    rules = forms.ChoiceField(choices=choices.rulesets, widget=forms.HiddenInput)
    clause = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)

    def __init__(self, *args: Any, ruleset: Ruleset, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chapter"].choices = [("", _("everything")), *key_names.CHAPTERS.items()]
        self.fields["act"].choices = [("", _("all acts")), *choices.acts(ruleset)]


class TwoRulesets(forms.Form):
    """What is compared with what."""

    before = forms.ChoiceField(
        label=_("These rules"), choices=choices.rulesets, widget=forms.Select(attrs=WIDE)
    )
    after = forms.ChoiceField(
        label=_("With these"), choices=choices.rulesets, widget=forms.Select(attrs=WIDE)
    )
