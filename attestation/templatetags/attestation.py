"""Small words of the room's pages."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from attestation.states import State

register = template.Library()

KINDS = {
    State.DRAFT: "grey",
    State.SUBMITTED: "gold",
    State.REFUSED: "grey",
    State.WITHDRAWN: "grey",
    State.CERTIFIED: "green",
    State.CLOSED: "grey",
}


@register.filter
def pair(texts: dict[str, str] | None) -> str:
    """The text of the page's language of a pair {"kk": …, "ru": …}."""
    return (texts or {}).get(get_language() or "kk", "")


@register.filter
def paragraphs(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for line in text.splitlines() if line.strip()]


@register.filter
def state_kind(state: str) -> str:
    """Colour of a state's tag; the word beside it says the same."""
    return KINDS.get(State(state), "")


@register.filter
def phone(number: str) -> str:
    """ "+77011234567" -> "+7 701 123 45 67" """
    if len(number) != 12:
        return number
    return " ".join([number[:2], number[2:5], number[5:8], number[8:10], number[10:]])


@register.filter
def language_name(code: str) -> str:
    return {"kk": _("Kazakh"), "ru": _("Russian")}.get(code, "")
