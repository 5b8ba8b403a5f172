"""The page of one case for those who accept it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from attestation.due import add_due
from attestation.models import Application
from attestation.pages.form import familiar_words, sought_label
from attestation.pages.papers import documents, refusal
from attestation.timeline import timeline
from foundation.base import clock
from foundation.base.words import count_words
from portfolio.selectors import assess, progress_of
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
    }


def readiness_page(application: Application) -> dict[str, Any]:
    """What is frozen when the case goes to the commission, and what still lacks."""
    return {"application": application, "readiness": _readiness(application)}


def _educations(application: Application) -> list[Education]:
    return list(application.person.educations.order_by("-issued_on"))


def _held(application: Application) -> CategoryHeld | None:
    return category_on(application.person, clock.today())


@dataclass(frozen=True)
class Readiness:
    """What the portfolio holds before it goes to the commission; `warnings` say what lacks."""

    rows: int
    rows_needed: int
    observations: int
    observations_needed: int
    has_test: bool
    warnings: list[str]


def _readiness(application: Application) -> Readiness | None:
    """None for somebody who no longer teaches."""
    prefetch_related_objects([application.person], "categories")
    found = assess(application.person, category=application.category)
    if found is None:
        return None
    progress = progress_of(found)
    has_test = found.test is not None
    lacking = [
        (progress.rows < progress.rows_needed, _("Not every row of the score sheet has evidence.")),
        (
            progress.observations < progress.observations_needed,
            _("There are fewer observation sheets than the sheet asks for."),
        ),
        (not has_test, _("There is no result of the knowledge test.")),
    ]
    return Readiness(
        progress.rows,
        progress.rows_needed,
        progress.observations,
        progress.observations_needed,
        has_test,
        [words for lacks, words in lacking if lacks],
    )
