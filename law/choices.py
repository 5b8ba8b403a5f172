"""What the fields of the question offer: the law's own names where it has them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.base.texts import said
from law.key_names import LANGUAGES
from law.selectors.rulesets import all_rulesets
from scoring import Ruleset
from scoring.models.eligibility import Ground

Choice = tuple[str, str | Promise]
Group = tuple[str, list[Choice]]

KINDS: list[Choice] = [
    ("regular", _("in the usual order")),
    ("early", _("early")),
    ("without_procedure", _("without attestation")),
    ("retention", _("keep the present category longer")),
]
SUBORDINATION: list[Choice] = [
    ("district", _("to a district or town")),
    ("region", _("to a region or a big city")),
    ("ministry", _("to the Ministry of Enlightenment")),
    ("sectoral", _("to another ministry or agency")),
]
GRANTED_BY: list[Choice] = [
    ("regular", _("by regular attestation")),
    ("early", _("by early attestation")),
    ("special_programme", _("by the special programme")),
    ("without_procedure", _("without attestation")),
]
DEGREES: list[Choice] = [
    ("secondary_vocational", _("college")),
    ("higher", _("higher")),
    ("postgraduate", _("postgraduate")),
]
SANCTIONS: list[Choice] = [
    ("test_breach", _("rules of the knowledge test were broken")),
    ("false_data", _("false data were given")),
]
OTHER_CERTIFICATE = "other"
KNOWN: list[Choice] = [
    ("", _("from everywhere")),
    ("inferred", _("read into the law")),
    ("public", _("from public material")),
    ("carried", _("carried over from an earlier act")),
]
# Nobody asks for the lowest steps of a ladder.
NOT_ASKED_FOR = frozenset({"none", "trainee", "head", "deputy"})


def of_rules(rules: Ruleset) -> dict[str, list[Choice | Group]]:
    """Field → what it offers by a ruleset, beside not saying."""
    return {
        "post": _named(rules.posts.posts),
        "organisation": _named(rules.posts.organisations),
        "staff_group": _named(rules.posts.staff_groups),
        "deputy_profile": _named(rules.posts.deputy_profiles),
        "held": _named(rules.categories.categories),
        "as_teacher": _steps(rules, rules.categories.ladders["teacher"].order),
        "wanted": [
            (said(ladder.name), _steps(rules, ladder.order))
            for ladder in rules.categories.ladders.values()
        ],
        "subject": _subjects(rules),
        "certificate": _certificates(rules),
        "certificate_level": [(code, code.upper()) for code in rules.languages.levels],
        "rules": rulesets(),
    }


def rulesets() -> list[Choice]:
    """Every ruleset by its title, the newest first."""
    return [(ruleset.id, title_of(ruleset)) for ruleset in all_rulesets()]


def title_of(ruleset: Ruleset) -> str:
    return said(ruleset.ruleset.title)


def acts(rules: Ruleset) -> list[Choice]:
    return [(code, said(act.short)) for code, act in rules.acts.items()]


def grounds(rules: Ruleset, kind: str, category: str) -> list[Choice]:
    """What a claim of a kind for a category may rest on, beside the other fields."""
    return [(code, said(ground.text)) for code, ground in _relevant(rules, kind, category).items()]


def every_ground(rules: Ruleset) -> list[Choice]:
    return [(code, said(ground.text)) for code, ground in rules.stated_grounds.items()]


def _relevant(rules: Ruleset, kind: str, category: str) -> Mapping[str, Ground]:
    if kind == "early":
        return _criteria(rules, category)
    if kind == "retention":
        return {**rules.retention.grounds, **rules.retention.moves}
    if kind == "without_procedure":
        return {**rules.without_procedure.grounds, **rules.eligibility.by_test.grounds}
    found = rules.eligibility
    return {**found.diplomas, **found.untaught_subject, **found.by_test.grounds}


def _criteria(rules: Ruleset, category: str) -> Mapping[str, Ground]:
    """Criteria of early attestation; none for a category that is not given early."""
    heads = rules.early.heads
    ladders = (rules.categories.ladders[code] for code in heads.ladders)
    if any(category in ladder.order for ladder in ladders):
        return heads.criteria
    listed = rules.early.lists.get(category)
    return listed.criteria if listed else {}


def _named(codes: Mapping[str, Any]) -> list[Choice]:
    return [(code, said(rule.name)) for code, rule in codes.items()]


def _steps(rules: Ruleset, codes: Iterable[str]) -> list[Choice]:
    asked_for = [code for code in codes if code not in NOT_ASKED_FOR]
    return [(code, said(rules.category_name(code))) for code in asked_for]


def _subjects(rules: Ruleset) -> list[Choice]:
    """Subjects that the law treats in a way of their own."""
    special = rules.eligibility.subject_diplomas.values()
    named = [(code, said(name)) for rule in special for code, name in rule.subjects.items()]
    return [*LANGUAGES.items(), *named]


def _certificates(rules: Ruleset) -> list[Choice]:
    other = (OTHER_CERTIFICATE, _("another recognised certificate"))
    named = rules.languages.certificates.values()
    return [*((rule.codes[0], said(rule.name)) for rule in named), other]
