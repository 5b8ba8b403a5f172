"""Days and moments as the papers write them out, in Kazakh and in Russian."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from django.utils import timezone

Language = Literal["kk", "ru"]

# Each month plain, where something is done, and up to when.
MONTHS_KK = (
    ("қаңтар", "қаңтарда", "қаңтарға"),
    ("ақпан", "ақпанда", "ақпанға"),
    ("наурыз", "наурызда", "наурызға"),
    ("сәуір", "сәуірде", "сәуірге"),
    ("мамыр", "мамырда", "мамырға"),
    ("маусым", "маусымда", "маусымға"),
    ("шілде", "шілдеде", "шілдеге"),
    ("тамыз", "тамызда", "тамызға"),
    ("қыркүйек", "қыркүйекте", "қыркүйекке"),
    ("қазан", "қазанда", "қазанға"),
    ("қараша", "қарашада", "қарашаға"),
    ("желтоқсан", "желтоқсанда", "желтоқсанға"),
)
PLAIN, IN, UP_TO = range(3)
OF_MONTHS_RU = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)


def long_date(day: date, language: Language) -> str:
    """«2026 жылғы 20 қараша», «20 ноября 2026 года»."""
    if language == "kk":
        return _kk(day, PLAIN)
    return f"{day.day} {OF_MONTHS_RU[day.month - 1]} {day.year} года"


def on_date(day: date, language: Language) -> str:
    """When something is done: «2026 жылғы 20 қарашада», «20 ноября 2026 года»."""
    return _kk(day, IN) if language == "kk" else long_date(day, language)


def of_date(day: date, language: Language) -> str:
    """Which paper is meant: «2026 жылғы 20 қарашадағы», «от 20 ноября 2026 года»."""
    if language == "ru":
        return f"от {long_date(day, language)}"
    written = _kk(day, IN)
    return written + ("ғы" if written.endswith("а") else "гі")


def until_date(day: date, language: Language) -> str:
    """Up to when: «2026 жылғы 20 қарашаға дейін», «до 20 ноября 2026 года»."""
    if language == "kk":
        return f"{_kk(day, UP_TO)} дейін"
    return f"до {long_date(day, language)}"


def short_date(day: date) -> str:
    """«20.11.2026» in both languages."""
    return f"{day:%d.%m.%Y}"


def moment(at: datetime) -> str:
    """«20.11.2026 10:30» by the clocks of the country; `at` is aware."""
    return f"{timezone.localtime(at):%d.%m.%Y %H:%M}"


def _kk(day: date, ending: int) -> str:
    return f"{day.year} жылғы {day.day} {MONTHS_KK[day.month - 1][ending]}"
