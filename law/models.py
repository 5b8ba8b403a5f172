"""Pinning: a case is judged by the ruleset it began under."""

from django.db import models

import scoring


class PinnedToRuleset(models.Model):
    """A row that keeps the ruleset it is judged by, and that ruleset's digest on the first day."""

    ruleset_id = models.CharField(max_length=40)
    ruleset_digest = models.CharField(max_length=64)

    class Meta:
        abstract = True

    @property
    def ruleset(self) -> "scoring.Ruleset":
        return scoring.ruleset(self.ruleset_id)
