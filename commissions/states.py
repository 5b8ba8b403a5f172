"""States of the commission's work."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Basis(TextChoices):
    """On what ground a person sits in a commission: the keys of the ruleset's member bases."""

    TEACHER = "teacher", _("Teacher")
    METHODIST = "methodist", _("Methodist")
    PUBLIC = "public_representative", _("Representative of a public organisation")
    NGO = "ngo_representative", _("Representative of a non-governmental organisation")
    TRADE_UNION = "union_representative", _("Representative of a trade union")
    AUTHORITY = "authority_specialist", _("Specialist of an education governance body")
    SUBORDINATE = "subordinate_specialist", _("Specialist of a subordinate organisation")


class SheetState(TextChoices):
    DRAFT = "draft", _("Being filled")
    SENT = "sent", _("Sent")


class SittingState(TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("In session")
    CLOSED = "closed", _("Protocol is being signed")
    SIGNED = "signed", _("Protocol signed")


SITTING_TRANSITIONS = {
    (SittingState.PLANNED, SittingState.OPEN),
    (SittingState.OPEN, SittingState.CLOSED),
    (SittingState.CLOSED, SittingState.SIGNED),
}


class Choice(TextChoices):
    FOR = "for", _("For")
    AGAINST = "against", _("Against")


class Outcome(TextChoices):
    """What a commission may conclude: the keys of the ruleset's outcomes."""

    CONFORMS_TO_DECLARED = "conforms_to_declared", _("Conforms to the category applied for")
    CONFORMS_TO_PRESENT = "conforms_to_present", _("Conforms to the present category")
    LOWER_THAN_PRESENT = "lower_than_present", _("Conforms to a category below the present one")
    LOWER_THAN_DECLARED = (
        "lower_than_declared",
        _("Conforms to a category below the one applied for"),
    )
    DOES_NOT_CONFORM = "does_not_conform", _("Does not conform to the category applied for")

    @classmethod
    def _missing_(cls, value: object) -> "Outcome | None":
        """The first codes, which stand in signed protocols: those are never rewritten."""
        code = FIRST_CODES.get(str(value))
        return cls(code) if code else None


FIRST_CODES = {
    "conforms_declared": "conforms_to_declared",
    "conforms_present": "conforms_to_present",
    "not_declared": "does_not_conform",
}
