"""Which ruleset a page is about."""

from django.http import Http404

import scoring
from foundation.base import clock
from scoring import Ruleset


def all_rulesets() -> list[Ruleset]:
    """Every ruleset, the newest first; drafts stand last."""
    return [*reversed(scoring.rulesets()), *scoring.drafts()]


def ruleset_or_404(ruleset_id: str) -> Ruleset:
    try:
        return scoring.ruleset(ruleset_id)
    except scoring.UnknownRuleset as error:
        raise Http404 from error


def in_force_today() -> Ruleset:
    """The ruleset of the whole country today; where there is none, the newest that was."""
    try:
        return scoring.ruleset_on(clock.today())
    except scoring.NoRulesetInForce:
        return scoring.rulesets()[-1]


def asked_ruleset(ruleset_id: str | None) -> Ruleset:
    """The one named in an address, or that of today."""
    known = {ruleset.id: ruleset for ruleset in all_rulesets()}
    return known.get(ruleset_id or "") or in_force_today()


def asked_pair(before: str | None, after: str | None) -> tuple[Ruleset, Ruleset]:
    """Two rulesets to compare: by default those of today with what they extend."""
    newer = asked_ruleset(after)
    older = before or newer.ruleset.extends
    return asked_ruleset(older), newer
