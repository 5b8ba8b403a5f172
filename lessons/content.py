"""What an observer writes into a sheet: its shape, its limits, and what is missing to send it.

The shape of `Sheet.content`, the same on the phone and on the server:

    {"header": {"topic_and_aims": "…"},   what the form's head asks of the observer, by its key
     "levels": {"1": 2},                  number of a descriptor → its level
     "notes": {"1.1": "…"},               number of a criterion → the observer's note on it
     "conclusions": "…", "recommendations": "…",
     "photo": null}                       or the id of a kept file
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.base.errors import Refused
from scoring.models.observation import ObservationForm

# What the visit knows already: who, where, when. The form's other head is the observer's to write.
KNOWN = (
    "teacher_name", "observer_name", "teacher_post_and_category", "observer_post", "organisation",
    "observed_on",
)  # fmt: skip
TEXTS = ("conclusions", "recommendations")
LONGEST_LINE = 2_000  # characters of a part of the head or of a note
LONGEST_TEXT = 10_000  # characters of the conclusions or of the recommendations

Content = dict[str, Any]
Missing = tuple[str, str | Promise]


def empty() -> Content:
    return {
        "header": {},
        "levels": {},
        "notes": {},
        "conclusions": "",
        "recommendations": "",
        "photo": None,
    }


def asked_in_header(form: ObservationForm) -> list[str]:
    """Keys of the form's head that the observer writes."""
    return [key for key in form.header if key not in KNOWN]


def criteria_of(form: ObservationForm) -> list[str]:
    return [number for section in form.sections.values() for number in section.criteria]


def levels_of(content: Mapping[str, Any]) -> dict[int, int]:
    """Number of each descriptor that has a level → the level."""
    return {int(number): level for number, level in content["levels"].items()}


def total_of(content: Mapping[str, Any]) -> int:
    return sum(content["levels"].values())


def checked(given: Any, form: ObservationForm) -> Content:
    """The content that a device sent, in the one shape, without empty entries.

    Refused("content") for what the form does not have, for another shape, for a text too long.
    Incomplete content is right: it is a draft.
    """
    if not isinstance(given, Mapping) or set(given) != set(empty()):
        raise _wrong("")
    return {
        "header": _texts(given["header"], "header", asked_in_header(form)),
        "levels": _levels(given["levels"], form),
        "notes": _texts(given["notes"], "notes", criteria_of(form)),
        **{name: _text(given[name], name, LONGEST_TEXT) for name in TEXTS},
        "photo": _photo(given["photo"]),
    }


def missing_to_send(content: Mapping[str, Any], form: ObservationForm) -> list[Missing]:
    """Field (as "levels.12", "header.topic_and_aims", "recommendations") and what is asked of it.

    In the order of the form; empty when the sheet may be sent.
    """
    return list(_missing(content, form))


def _missing(content: Mapping[str, Any], form: ObservationForm) -> Iterator[Missing]:
    for key in asked_in_header(form):
        if not content["header"].get(key, "").strip():
            yield f"header.{key}", _("Fill this part of the header.")
    for number, _descriptor in form.descriptors():
        if number not in content["levels"]:
            yield f"levels.{number}", _("Choose a level.")
    for name in TEXTS:
        if not content[name].strip():
            yield name, _("Conclusions and recommendations are required.")


def _texts(given: Any, part: str, known: Collection[str]) -> dict[str, str]:
    if not isinstance(given, Mapping) or not set(given) <= set(known):
        raise _wrong(part)
    texts = {key: _text(value, f"{part}.{key}", LONGEST_LINE) for key, value in given.items()}
    return {key: text for key, text in texts.items() if text}


def _text(given: Any, field: str, longest: int) -> str:
    if not isinstance(given, str):
        raise _wrong(field)
    if len(given) > longest:
        message = _("Shorten this text: at most %(longest)s characters.") % {"longest": longest}
        raise Refused("too_long", message, field=field)
    return given.replace("\0", "")  # a character that the database cannot keep


def _levels(given: Any, form: ObservationForm) -> dict[str, int]:
    known = {number for number, _descriptor in form.descriptors()}
    if not isinstance(given, Mapping) or not set(given) <= known:
        raise _wrong("levels")
    for number, level in given.items():
        if type(level) is not int or level not in form.levels.values:
            raise _wrong(f"levels.{number}")
    return {number: given[number] for number in sorted(given, key=int)}


def _photo(given: Any) -> str | None:
    try:
        return None if given is None else str(UUID(given))
    except (ValueError, AttributeError, TypeError) as error:
        raise _wrong("photo") from error


def _wrong(field: str) -> Refused:
    message = _("This part of the sheet does not fit the form. What you wrote is kept.")
    return Refused("content", message, field=field)
