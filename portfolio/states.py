"""Fixed lists of the portfolio."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EvidenceLevel(TextChoices):
    """Level of a piece of evidence; what each is worth stands in the ruleset's sheet."""

    ORGANISATION = "organisation", _("Organisation")
    DISTRICT = "district", _("District, town")
    REGION = "region", _("Region, city of republican significance")
    REPUBLIC = "republic", _("Republic")
    INTERNATIONAL = "international", _("International")
    UNSTABLE = "unstable", _("Unstable dynamics over 3 years")
    STEADY = "steady", _("The same level over 3 years")
    GROWTH_1_2 = "growth_1_2", _("Growth of 1–2 %")
    GROWTH_3 = "growth_3", _("Growth of 3 % and more")


class Place(TextChoices):
    PARTICIPANT = "participant", _("Participant")
    PRIZE = "prize", _("Prize-winner")
    WINNER = "winner", _("Winner")


class Source(TextChoices):
    """Where a fact comes from."""

    REGISTER = "register", _("State register")
    OFFICER = "officer", _("Organisation's officer")
    OWN_WORD = "own_word", _("The teacher's own word")


class ObserverKind(TextChoices):
    HEAD = "head", _("Head of the organisation")
    DEPUTY = "deputy", _("Deputy head")
    METHODIST = "methodist", _("Methodist of the organisation")
    TEACHER = "teacher", _("Teacher of the organisation")
    CABINET_METHODIST = "cabinet_methodist", _("Methodist of the method cabinet")
    COMMISSION_MEMBER = "commission_member", _("Commission member")
