"""Which decisions of a commission give a certificate."""

import scoring
from attestation.models import Application
from commissions.models import AgendaItem
from commissions.states import Outcome


def gives_certificate(item: AgendaItem) -> bool:
    """Whether the category decided on has a term and is newly given.

    In early attestation a teacher who does not reach the category asked for keeps the present one
    until its own day: order-153-2024, p. 42.
    """
    application = item.application
    early = application.turn == Application.Turn.EARLY
    if early and item.outcome != Outcome.CONFORMS_TO_DECLARED:
        return False
    return scoring.term_years(application.ruleset, item.category) is not None


def lowers(item: AgendaItem) -> bool:
    """Whether the decision takes the present category away: early attestation never does."""
    early = item.application.turn == Application.Turn.EARLY
    return item.outcome == Outcome.LOWER_THAN_PRESENT and not early


def is_confirmed(item: AgendaItem) -> bool:
    """Whether the person held this very category: then it is confirmed, otherwise assigned."""
    return item.category == item.application.present_category
