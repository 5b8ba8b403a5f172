"""What a draft still lacks before it may be sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import scoring
from attestation.models import Application, Consent
from attestation.offers import offers
from foundation.base import clock
from foundation.base.words import count_words
from registry.selectors import category_on

DETAILS, CONSENT, ESSAY = "details", "consent", "essay"
PARTS = (DETAILS, CONSENT, ESSAY)


@dataclass(frozen=True)
class Gap:
    """`part` is the step that mends it."""

    code: str
    part: str
    message: str | Promise


def gaps(application: Application) -> list[Gap]:
    return [*_details(application), *_consent(application), *_essay(application)]


def consent_of(application: Application) -> Consent | None:
    return Consent.objects.filter(application=application).first()


def is_offered(application: Application) -> bool:
    """Whether what the application asks for may be asked for today."""
    today = clock.today()
    held = category_on(application.person, today)
    found = offers(application.employment, application.ruleset, held, day=today)
    asked = (application.action, application.category)
    return asked in [(offer.action, offer.category) for offer in found]


def _details(application: Application) -> Iterator[Gap]:
    if not application.category:
        yield Gap("category", DETAILS, _("Choose the category you ask for."))
    elif not is_offered(application):
        yield Gap("category", DETAILS, _("This category cannot be asked for now. Choose again."))
    if not application.email:
        yield Gap("email", DETAILS, _("Enter your e-mail address."))
    if not application.phone:
        yield Gap("phone", DETAILS, _("Enter your telephone number."))
    if not application.is_familiar:
        message = _("Confirm that you know the order of assigning the category.")
        yield Gap("familiar", DETAILS, message)


def _consent(application: Application) -> Iterator[Gap]:
    if consent_of(application) is None:
        message = _("Give your consent to the processing of personal data.")
        yield Gap("consent", CONSENT, message)


def _essay(application: Application) -> Iterator[Gap]:
    if not application.essay_topic_id:
        yield Gap("topic", ESSAY, _("Choose the topic of the essay."))
    if not application.essay_language:
        yield Gap("language", ESSAY, _("Choose the language of the essay."))
    limits = scoring.essay_limits(application.ruleset)
    words = count_words(application.essay)
    if not limits.holds(words):
        message = _("The essay must have %(from)d to %(to)d words; now it has %(words)d.")
        numbers = {"from": limits.words_from, "to": limits.words_to, "words": words}
        yield Gap("words", ESSAY, message % numbers)
