"""What the papers' templates need to write out: days, moments, a QR code."""

from datetime import date, datetime

from django import template

from foundation.documents import dates, qr

register = template.Library()


@register.filter
def long_date(day: date, language: dates.Language) -> str:
    return dates.long_date(day, language)


@register.filter
def on_date(day: date, language: dates.Language) -> str:
    return dates.on_date(day, language)


@register.filter
def of_date(day: date, language: dates.Language) -> str:
    return dates.of_date(day, language)


@register.filter
def until_date(day: date, language: dates.Language) -> str:
    return dates.until_date(day, language)


@register.filter
def short_date(day: date) -> str:
    return dates.short_date(day)


@register.filter
def moment(at: datetime) -> str:
    return dates.moment(at)


@register.filter
def qr_code(text: str) -> str:
    return qr.qr_data_uri(text)
