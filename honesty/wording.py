"""What a flag says, in a sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from honesty.flags import Flag
from honesty.states import Kind

SENTENCES: dict[str, str | Promise] = {
    Kind.SAME_FILE: _(
        "The file of “%(title)s” is, byte for byte, the file of “%(other_title)s” of %(day)s in"
        " the portfolio of %(person)s (%(organisation)s)."
    ),
    Kind.SAME_NUMBER: _(
        "Document No. %(number)s of “%(issuer)s” also proves “%(other_title)s” of %(day)s in the"
        " portfolio of %(person)s (%(organisation)s)."
    ),
    Kind.BEFORE_WORK: _(
        "“%(title)s” is dated %(day)s; the person has been teaching since %(began)s."
    ),
    Kind.LESSON_ON_DAY_OFF: _(
        "A lesson of %(subject)s was observed on %(day)s, a day without lessons."
    ),
    Kind.UNLISTED_EVENT: _(
        "“%(title)s” of %(day)s names no event of an approved list. The reason given: %(reason)s"
    ),
    Kind.SIMILAR_ESSAY: _(
        "%(percent)s %% of the word groups of this essay and of the essay in application"
        " No. %(number)s of %(person)s (%(organisation)s) are the same."
    ),
}
DAYS: dict[str, Callable[[str], str]] = dict.fromkeys(
    ("day", "began"), lambda day: date_format(date.fromisoformat(day), "SHORT_DATE_FORMAT")
)


def sentence_of(flag: Flag) -> str:
    """What was noticed, in the page's language."""
    facts: dict[str, Any] = {
        name: DAYS[name](value) if name in DAYS else value for name, value in flag.facts.items()
    }
    return str(SENTENCES[flag.kind]) % facts
