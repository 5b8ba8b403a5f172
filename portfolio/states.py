"""Fixed lists of the portfolio. Levels of evidence are the ruleset's, not here."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
    """Who observed. The sheet's row says which of them are needed."""

    HEAD = "head", _("Head of the organisation")
    DEPUTY = "deputy", _("Deputy head")
    METHODIST = "methodist", _("Methodist of the organisation")
    TEACHER = "teacher", _("Teacher of the organisation")
    CABINET_METHODIST = "method_cabinet_methodist", _("Methodist of the method cabinet")
    COMMISSION_MEMBER = "commission_member", _("Commission member")


class Act(TextChoices):
    """What is said of a portfolio as it stands, in this order."""

    OFFERED = "offered", _("Gathering")
    CERTIFIED = "certified", _("Certification by the school")
    CONFIRMED = "confirmed", _("Confirmation by the teacher")


class Division(TextChoices):
    """How a school year is divided for its marks."""

    YEAR = "year", _("The whole year")
    HALVES = "halves", _("Half-years")
    QUARTERS = "quarters", _("Quarters")

    @property
    def parts(self) -> int:
        return {"year": 1, "halves": 2, "quarters": 4}[self.value]
