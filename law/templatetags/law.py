"""Small words of the pages of the law."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from foundation.documents import dates
from law.search import clause_key
from law.words import Said, spoken
from scoring import Reference, Ruleset

register = template.Library()
register.filter("spoken", spoken)


@register.filter
def names(said: Iterable[Said]) -> str:
    return " · ".join(spoken(each) for each in said)


@register.filter
def day(value: date | None) -> str:
    """«2026 жылғы 20 қараша», «20 ноября 2026 года»."""
    return dates.long_date(value, "ru" if get_language() == "ru" else "kk") if value else ""


@register.filter
def short_day(value: date | None) -> str:
    return dates.short_date(value) if value else ""


@register.simple_tag
def clause_url(reference: Reference, ruleset: Ruleset) -> str:
    """The rules of a clause."""
    asked = urlencode({"rules": ruleset.id, "clause": clause_key(reference)})
    return f"{reverse('law:rules')}?{asked}"
