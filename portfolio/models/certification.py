"""What was said of a portfolio as it stood."""

from django.db import models

from foundation.base.models import AppendOnlyModel, UUIDModel
from portfolio.states import Act
from registry.models import Organisation, Person


class Certification(UUIDModel, AppendOnlyModel):
    """An act on a portfolio as it stood at a moment. Written by `services.certify_portfolio` and
    its like.

    By algorithm-2025, p. 3.1, the administration answers for the gathering, the teacher for
    completeness and truth: each says so here with a name of one's own. `pieces` maps the id of each
    piece of evidence and each observation sheet to its hash, `sha256` is theirs together. No flag
    says whether the act holds: it does while the portfolio has the same hash. `signer` is name,
    post and body of who acted, as they were then.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="certifications")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=10, choices=Act)
    since = models.DateField()
    until = models.DateField()
    pieces = models.JSONField()
    sha256 = models.CharField(max_length=64)
    signer = models.JSONField()
    at = models.DateTimeField()
    by_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "act", "sha256"], name="portfolio_act_once_as_it_stands"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "act"], name="certification_by_school"),
        ]
