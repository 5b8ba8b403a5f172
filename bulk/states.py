"""States of a table that was sent, and the ways between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    CHECKING = "checking", _("Being checked")
    MISTAKES = "mistakes", _("Has mistakes")
    CHECKED = "checked", pgettext_lazy("table", "Checked")
    ENTERING = "entering", _("Being entered")
    ENTERED = "entered", pgettext_lazy("table", "Entered")

    @classmethod
    def at_work(cls) -> set[str]:
        """The worker has it; the page waits."""
        return {cls.CHECKING, cls.ENTERING}


# What stood right at the check may be wrong when it is entered: the facts are asked again.
WAYS: dict[str, set[str]] = {
    State.CHECKING: {State.CHECKED, State.MISTAKES},
    State.MISTAKES: set(),
    State.CHECKED: {State.ENTERING},
    State.ENTERING: {State.ENTERED, State.CHECKED, State.MISTAKES},
    State.ENTERED: set(),
}


class RemarkKind(TextChoices):
    WRONG = "wrong", _("Mistake")
    KNOWN = "known", _("Already entered")
