"""States of the commission's work."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Basis(TextChoices):
    """On what ground a person sits in a commission."""

    TEACHER = "teacher", _("Teacher with 10 years of work")
    METHODIST = "methodist", _("Methodist")
    PUBLIC = "public", _("Public organisation")
    TRADE_UNION = "trade_union", _("Trade union")
    GOVERNANCE = "governance", _("Specialist of a governance body")


class SheetState(TextChoices):
    DRAFT = "draft", _("Being filled")
    SENT = "sent", _("Sent")


class SittingState(TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("In session")
    CLOSED = "closed", _("Protocol is being signed")
    SIGNED = "signed", _("Protocol signed")


class Choice(TextChoices):
    FOR = "for", _("For")
    AGAINST = "against", _("Against")


class Outcome(TextChoices):
    """What a commission may conclude of a teacher."""

    CONFORMS_DECLARED = "conforms_declared", _("Conforms to the category applied for")
    CONFORMS_PRESENT = "conforms_present", _("Conforms to the present category")
    LOWER_THAN_PRESENT = "lower_than_present", _("Conforms to a category below the present one")
