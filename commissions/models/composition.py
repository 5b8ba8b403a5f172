"""Who sits in a commission, and by which order."""

from django.db import models
from django.db.models import F, Q

from commissions.states import Basis
from foundation.base.models import UUIDModel
from law.models import PinnedToRuleset
from registry.models import Organisation, Person
from registry.states import Level


class Commission(UUIDModel, PinnedToRuleset):
    """A commission created by an order for one year. Written by `services.form_commission`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    level = models.CharField(max_length=20, choices=Level)
    name = models.JSONField()
    order_number = models.CharField(max_length=40)
    order_date = models.DateField()
    since = models.DateField()
    until = models.DateField()
    secretary = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="commission_has_a_term"),
        ]


class Member(UUIDModel):
    """A member of a commission; exactly one is its chair.

    Triggers refuse the secretary as a member, and a commission that commits without a chair.
    """

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    basis = models.CharField(max_length=30, choices=Basis)
    is_chair = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commission", "person"], name="member_once"),
            models.UniqueConstraint(
                fields=["commission"], condition=Q(is_chair=True), name="one_chair"
            ),
        ]
