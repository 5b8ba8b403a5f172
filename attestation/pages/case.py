"""The page of one case for those who accept it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from attestation.due import add_due
from attestation.gaps import consent_of
from attestation.models import Application
from attestation.pages.form import sought_label
from attestation.pages.papers import documents, refusal
from attestation.pages.tasks import test_result
from attestation.states import State
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
        "consent": consent_of(application),
        "familiar": application.ruleset.application.consent.familiar.text.in_language(language),
        "words": count_words(application.essay),
        "educations": _educations(application),
        "held": _held(application),
        "timeline": timeline(application),
        "documents": documents(application),
        "refusal": refusal(application, language),
        "readiness": _readiness(application),
    }


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
    """None unless the portfolio is being gathered."""
    if application.state != State.ACCEPTED:
        return None
    found = assess(application.person, category=application.category)
    if found is None:
        return None
    progress = progress_of(found)
    has_test = test_result(application) is not None
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
