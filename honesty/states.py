"""Fixed lists of the questions of honesty."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What the portal noticed. It decides nothing: a person answers each."""

    SAME_FILE = "same_file", _("The same file stands in another person's portfolio")
    SAME_NUMBER = "same_number", _("The same number of the same issuer is another person's")
    BEFORE_WORK = "before_work", _("The day is before the person began to teach")
    LESSON_ON_DAY_OFF = "lesson_on_day_off", _("A lesson was observed on a day without lessons")
    UNLISTED_EVENT = "unlisted_event", _("The event is not in an approved list")
    SIMILAR_ESSAY = "similar_essay", _("The essay is close to another person's")


class Verdict(TextChoices):
    EXPLAINED = "explained", _("It is explained")
    CONFIRMED = "confirmed", _("The doubt is confirmed")
