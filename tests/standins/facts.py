"""Facts as registers send them, made up."""

from datetime import date, timedelta
from typing import Any

from foundation.base import clock
from registry.models import Employment


def recently(days: int = 30) -> str:
    return (clock.today() - timedelta(days=days)).isoformat()


def work(employment: Employment, **other: Any) -> dict[str, Any]:
    """Just what the school typed, unless it is said otherwise."""
    return {
        "kind": "employment",
        "key": "work-1",
        "bin": employment.organisation.bin,
        "organisation": employment.organisation.name,
        "post_kind": employment.post_kind,
        "post": employment.post,
        "since": employment.since.isoformat(),
        "until": employment.until.isoformat() if employment.until else None,
        "teaching_since": employment.teaching_since.isoformat(),
        **other,
    }


def diploma(**other: Any) -> dict[str, Any]:
    return {
        "kind": "education",
        "key": "diploma-1",
        "grade": "higher",
        "is_pedagogical": True,
        "speciality": {"kk": "Математика", "ru": "Математика"},
        "institution": {"kk": "Педагогикалық университет", "ru": "Педагогический университет"},
        "number": "ЖБ-Б № 000123",
        "issued_on": "2012-06-20",
        **other,
    }


def course(**other: Any) -> dict[str, Any]:
    return {
        "kind": "course",
        "key": "course-1",
        "title": "Критериалды бағалау",
        "issuer": "«Өрлеу» орталығы",
        "number": "БАК 100200",
        "hours": 80,
        "issued_on": recently(),
        **other,
    }


def contest(**other: Any) -> dict[str, Any]:
    return {
        "kind": "contest",
        "key": "contest-1",
        "event": {"kk": "Үздік педагог", "ru": "Лучший педагог"},
        "level": "district",
        "place": "winner",
        "issuer": "Дарын",
        "number": "Д-77",
        "day": recently(),
        **other,
    }


def result(**other: Any) -> dict[str, Any]:
    return {
        "kind": "test_result",
        "key": "result-1",
        "category": "moderator",
        "subject": "математика",
        "points": 41,
        "maximum": 50,
        "number": "ПББ-2026-1",
        "taken_on": recently(),
        **other,
    }


def day(text: str) -> date:
    return date.fromisoformat(text)
