"""The page of one case for those who accept it."""

from typing import Any

from attestation.due import add_due
from attestation.models import Application
from attestation.pages.form import familiar_words, sought_label
from attestation.pages.papers import documents, refusal
from attestation.selectors import given_last, returned_last
from attestation.timeline import timeline
from foundation.base import clock
from foundation.base.words import count_words
from registry.models import CategoryHeld, Education
from registry.selectors import category_on


def case_page(application: Application, *, language: str) -> dict[str, Any]:
    add_due([application])
    return {
        "application": application,
        "sought": sought_label(
            application.ruleset, application.action, application.category, language
        ),
        "consent": getattr(application, "consent", None),
        "familiar": familiar_words(application, language),
        "words": count_words(application.essay),
        "educations": _educations(application),
        "held": _held(application),
        "timeline": timeline(application),
        "documents": documents(application),
        "refusal": refusal(application, language),
        "given": given_last(application),
        "returned": returned_last(application),
    }


def _educations(application: Application) -> list[Education]:
    return list(application.person.educations.order_by("-issued_on"))


def _held(application: Application) -> CategoryHeld | None:
    return category_on(application.person, clock.today())
