"""What the application's form shows: the registry's facts, the offers, the answers."""

from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

import scoring
from attestation import offers as offering
from attestation.gaps import consent_of, gaps
from attestation.models import Application
from attestation.offers import Offer
from foundation.base import clock
from foundation.base.templatetags.look import with_hint
from foundation.base.words import count_words
from registry.selectors import category_on


def registry_facts(application: Application) -> dict[str, Any]:
    """What the form takes from the registry, as it is today."""
    person, today = application.person, clock.today()
    return {
        "name": person.full_name,
        "iin": person.iin,
        "post": application.employment.post,
        "workplace": application.employment.organisation.name,
        "year": application.cycle.academic_year,
        "held": category_on(person, today),
    }


def offers_of(application: Application) -> list[Offer]:
    today = clock.today()
    held = category_on(application.person, today)
    return offering.offers(application.employment, application.ruleset, held, day=today)


def offer_label(application: Application, offer: Offer, language: str) -> SafeString:
    """ "To assign «педагог-модератор»", and who decides on it."""
    ruleset, workplace = application.ruleset, application.employment.organisation
    level = offering.level_of(ruleset, offer.category, workplace)
    body = offering.receiving_body(ruleset, offer.category, workplace)
    decides = body.name[language] if body else level.name.in_language(language)
    note = _("Decides: %(body)s") % {"body": decides}
    if offer.turn == Application.Turn.EARLY:
        note += " · " + _("early attestation")
    return with_hint(sought_label(ruleset, offer.action, offer.category, language), note)


def sought_label(ruleset: scoring.Ruleset, action: str, category: str, language: str) -> str:
    name = ruleset.category_name(category).in_language(language)
    if action == Application.Action.CONFIRM:
        return _("To confirm the category «%(category)s»") % {"category": name}
    return _("To assign the category «%(category)s»") % {"category": name}


def details_initial(application: Application) -> dict[str, Any]:
    return {
        "employment": application.employment_id,
        "sought": f"{application.action}:{application.category}",
        "email": application.email,
        "phone": spaced_phone(application.phone),
        "is_familiar": application.is_familiar,
    }


def answers(application: Application, *, language: str) -> dict[str, Any]:
    """The whole application as it will be sent."""
    limits = scoring.essay_limits(application.ruleset)
    words = count_words(application.essay)
    return {
        "facts": registry_facts(application),
        "consent": consent_of(application),
        "familiar": familiar_words(application, language),
        "sought": _sought(application, language),
        "words": words,
        "words_fit": limits.holds(words),
        "lacking": [
            {
                "message": gap.message,
                "href": reverse(f"attestation:{gap.part}", args=[application.pk]),
            }
            for gap in gaps(application)
        ],
    }


def spaced_phone(number: str) -> str:
    """ "+77011234567" -> "+7 701 123 45 67" """
    if len(number) != len("+77011234567"):
        return number
    return " ".join([number[:2], number[2:5], number[5:8], number[8:10], number[10:]])


def familiar_words(application: Application, language: str) -> str:
    return application.ruleset.application.consent.familiar.text.in_language(language)


def consent_reference(application: Application, language: str) -> str:
    ruleset = application.ruleset
    return ruleset.reference(ruleset.application.consent.ref).label.in_language(language)


def _sought(application: Application, language: str) -> str:
    if not application.category:
        return ""
    return sought_label(application.ruleset, application.action, application.category, language)
