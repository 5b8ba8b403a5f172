"""Orders of the attesting body and the certificates that follow from them."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from attestation.models import Application
from certificates.states import CertificateState, OrderState
from commissions.models import Protocol
from foundation.base.models import UUIDModel
from registry.models import Organisation, Person
from registry.states import Category


class Order(UUIDModel):
    """The attesting body's order on assigning (confirming) categories, after one protocol.

    Drafted by `services.draft_order`, signed by `services.sign_order`; both texts are fixed then.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    protocol = models.OneToOneField(Protocol, on_delete=models.PROTECT, related_name="order")
    state = models.CharField(max_length=10, choices=OrderState, default=OrderState.DRAFT)
    number = models.CharField(max_length=40, blank=True)
    signed_on = models.DateField(null=True)
    signed_by_id = models.UUIDField(null=True)
    drafted_at = models.DateTimeField()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", signed_on=None, number="")
                | (
                    Q(state="signed", signed_on__isnull=False, signed_by_id__isnull=False)
                    & ~Q(number="")
                ),
                name="signed_order_has_number_and_day",
            ),
            models.UniqueConstraint(
                fields=["organisation", "number"], condition=~Q(number=""), name="order_number_once"
            ),
        ]


class OrderItem(UUIDModel):
    """One person of an order."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="items")
    application = models.OneToOneField(Application, on_delete=models.PROTECT)
    category = models.CharField(max_length=20, choices=Category)
    is_confirmed = models.BooleanField()
    position = models.PositiveSmallIntegerField()


class Certificate(UUIDModel):
    """A certificate of a qualification category. Written by `services.issue_certificate`.

    `code` is 128 random bits and stands in the QR; the row is kept for ever. What the paper prints
    is copied here, so that the public page says the same after a school is renamed.
    """

    number = models.CharField(max_length=40, unique=True)
    code = models.CharField(max_length=22, unique=True)
    item = models.OneToOneField(OrderItem, on_delete=models.PROTECT, related_name="certificate")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="certificates")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    holder = models.CharField(max_length=250)
    surname = models.CharField(max_length=80)
    post = models.JSONField()
    category = models.CharField(max_length=20, choices=Category)
    category_name = models.JSONField()
    is_confirmed = models.BooleanField()
    organisation_name = models.JSONField()
    head_name = models.CharField(max_length=250)
    decided_on = models.DateField()
    order_number = models.CharField(max_length=40)
    order_date = models.DateField()
    issued_on = models.DateField()
    valid_until = models.DateField()
    state = models.CharField(
        max_length=10, choices=CertificateState, default=CertificateState.VALID
    )
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="valid", ended_on=None)
                | (~Q(state="valid") & Q(ended_on__isnull=False)),
                name="ended_certificate_has_day",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("issued_on")), name="certificate_has_a_term"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-issued_on"], name="certificate_by_school"),
        ]


class PublicLookup(models.Model):
    """How often one address asked the public pages within a minute. Written by `limits.within`.

    `key` is a keyed hash: the address itself is not kept.
    """

    key = models.CharField(max_length=64)
    minute = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "minute"], name="one_count_a_minute"),
        ]
