"""Small words of the room's pages."""

from datetime import date, datetime

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from attestation.pages.form import spaced_phone
from attestation.states import State
from foundation.base import clock
from foundation.documents import dates
from scoring import Ruleset

register = template.Library()

KINDS = {
    State.DRAFT: "grey",
    State.SUBMITTED: "gold",
    State.HANDED_OVER: "gold",
    State.REFUSED: "grey",
    State.WITHDRAWN: "grey",
    State.CERTIFIED: "green",
    State.CLOSED: "grey",
}


@register.filter
def pair(texts: dict[str, str] | None) -> str:
    """The text of the page's language of a pair {"kk": …, "ru": …}."""
    return (texts or {}).get(_language(), "")


@register.filter
def paragraphs(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for line in text.splitlines() if line.strip()]


@register.filter
def state_kind(state: str) -> str:
    """Colour of a state's tag; the word beside it says the same."""
    return KINDS.get(State(state), "")


@register.filter
def category_name(category: str, ruleset: Ruleset) -> str:
    """The category as the law calls it."""
    return ruleset.category_name(category).in_language(_language())


@register.filter
def day(value: date | datetime | None) -> str:
    """«2026 жылғы 20 қараша», «20 ноября 2026 года»."""
    return dates.long_date(_day_of(value), _language()) if value else ""


@register.filter
def until_day(value: date | None) -> str:
    """«2026 жылғы 20 қарашаға дейін», «до 20 ноября 2026 года»."""
    return dates.until_date(value, _language()) if value else ""


@register.filter
def of_day(value: date | None) -> str:
    """«2026 жылғы 20 қарашадағы», «от 20 ноября 2026 года»."""
    return dates.of_date(value, _language()) if value else ""


@register.filter
def short_day(value: date | None) -> str:
    return dates.short_date(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """«20.11.2026 10:30» by the clocks of the country."""
    return dates.moment(value) if value else ""


def _day_of(value: date | datetime) -> date:
    return clock.local(value).date() if isinstance(value, datetime) else value


def _language() -> dates.Language:
    return "ru" if get_language() == "ru" else "kk"


register.filter("phone", spaced_phone)


@register.filter
def language_name(code: str) -> str:
    return {"kk": _("Kazakh"), "ru": _("Russian")}.get(code, "")
