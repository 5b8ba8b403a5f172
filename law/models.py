"""Pinning: a case is judged by the ruleset it began under."""

from functools import cache

import structlog
from django.db import models

import scoring

log = structlog.get_logger(__name__)


class PinnedToRuleset(models.Model):
    """A row that keeps the ruleset it is judged by, and that ruleset's digest on the first day.

    The rules of a ruleset in force may be corrected, and then the digest differs: the case is
    judged by the corrected ones, the log says so, and what is decided names both digests.
    """

    ruleset_id = models.CharField(max_length=40)
    ruleset_digest = models.CharField(max_length=64)

    class Meta:
        abstract = True

    @property
    def ruleset(self) -> "scoring.Ruleset":
        rules = scoring.ruleset(self.ruleset_id)
        if rules.digest != self.ruleset_digest:
            _tell_correction(rules.id, pinned=self.ruleset_digest, loaded=rules.digest)
        return rules

    @property
    def judged_by(self) -> dict[str, str]:
        """The ruleset as signed content and the journal name it: pinned, and as it is today."""
        found = {"ruleset": self.ruleset_id, "ruleset_digest": self.ruleset_digest}
        if self.ruleset.digest != self.ruleset_digest:
            found["ruleset_corrected_digest"] = self.ruleset.digest
        return found


@cache
def _tell_correction(ruleset_id: str, *, pinned: str, loaded: str) -> None:
    """Once a process: a page of cases would say it of every row."""
    log.warning("ruleset_corrected", ruleset=ruleset_id, pinned=pinned, loaded=loaded)
