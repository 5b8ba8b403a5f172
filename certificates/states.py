"""States of orders and certificates, and what a certificate is worth on a day."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrderState(TextChoices):
    DRAFT = "draft", pgettext_lazy("order", "Draft")
    SIGNED = "signed", _("Signed")


class CertificateState(TextChoices):
    VALID = "valid", _("Valid")
    REPLACED = "replaced", _("Replaced")
    REVOKED = "revoked", _("Revoked")


class Standing(TextChoices):
    """What a certificate is worth on a given day; only VALID has force."""

    VALID = "valid", _("Valid")
    NOT_YET = "not_yet", _("Not yet in force")
    EXPIRED = "expired", _("Expired")
    REPLACED = "replaced", _("Replaced")
    REVOKED = "revoked", _("Revoked")
