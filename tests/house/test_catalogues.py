"""The rooms' catalogues are one at run time: the same words cannot be said in two ways."""

from collections import defaultdict
from pathlib import Path

import polib
import pytest

LOCALE = Path(__file__).parents[2] / "locale"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_two_rooms_translate_the_same_words_differently(language: str) -> None:
    """Of two translations Django takes one for both pages; a context (msgctxt) keeps them apart."""
    said: dict[tuple[str | None, str], dict[str, str]] = defaultdict(dict)
    for path in sorted(LOCALE.glob(f"*/{language}/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(path)):
            if not entry.obsolete:
                words = entry.msgstr or str(entry.msgstr_plural)
                said[entry.msgctxt, entry.msgid][path.parts[-4]] = words
    differing = {words: rooms for words, rooms in said.items() if len(set(rooms.values())) > 1}
    assert differing == {}
