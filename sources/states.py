"""Fixed lists of what registers told: outcomes of asking, decisions, how facts compare."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Outcome(TextChoices):
    """How an asking ended."""

    KNOWN = "known", pgettext_lazy("register", "answered")
    UNKNOWN = "unknown", pgettext_lazy("register", "answered: it does not know this person")
    NOT_AVAILABLE = "not_available", pgettext_lazy("register", "not available")

    @classmethod
    def answered(cls) -> set[str]:
        return {cls.KNOWN, cls.UNKNOWN}


class State(TextChoices):
    """What the school decided about a fact."""

    WAITING = "waiting", pgettext_lazy("register", "not decided")
    TAKEN = "taken", pgettext_lazy("register", "taken from the register")
    KEPT = "kept", pgettext_lazy("register", "the school keeps its own")


# A fact taken and then withdrawn in its own room may be taken again; a register that changes what
# it tells puts the question anew.
TRANSITIONS: dict[str, frozenset[str]] = {
    State.WAITING: frozenset({State.TAKEN, State.KEPT}),
    State.TAKEN: frozenset({State.TAKEN, State.KEPT, State.WAITING}),
    State.KEPT: frozenset({State.TAKEN, State.KEPT, State.WAITING}),
}


class Group(TextChoices):
    """How what the register tells stands to what the school typed."""

    NEW = "new", pgettext_lazy("register", "New")
    DIFFERS = "differs", pgettext_lazy("register", "Differs")
    UNKNOWN = "unknown", pgettext_lazy("register", "The register does not know it")
    UNVERIFIED = "unverified", pgettext_lazy("register", "Not verified")
    SAME = "same", pgettext_lazy("register", "Confirmed")
