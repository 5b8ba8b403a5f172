"""The page on which the organisation gives a portfolio to the commission."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from attestation.comparison import content_of, files_of, obstacle
from attestation.models import Application
from portfolio.selectors import assess, certified_of, progress_of, with_portfolio
from registry.models import Person


@dataclass(frozen=True)
class Readiness:
    """What the portfolio holds before it goes to the commission; `warnings` say what lacks."""

    rows: int
    rows_needed: int
    observations: int
    observations_needed: int
    has_test: bool
    warnings: list[str]


def handing_page(application: Application) -> dict[str, Any]:
    """What is given, with its list of files, what still lacks, and what stands in the way."""
    application.person = with_portfolio(Person.objects.filter(pk=application.person_id)).get()
    content = content_of(application)
    state = certified_of(application.person, content)
    stands_in_way = obstacle(state)
    return {
        "application": application,
        "readiness": _readiness(application),
        "state": state,
        "obstacle": stands_in_way.message if stands_in_way else "",
        "files": files_of(content),
        "reads": application.organisation_id == application.employment.organisation_id,
    }


def _readiness(application: Application) -> Readiness | None:
    """None for somebody who no longer teaches."""
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
