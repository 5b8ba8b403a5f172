"""How words are counted, on the server and (the same way) under the reader's hands.

A word is a run of letters or digits; a hyphen or an apostrophe between two runs joins them.
`static/js/word-count.js` applies the same rule in the browser.
"""

import re

WORD = re.compile(r"[\w]+(?:[-’'][\w]+)*")


def count_words(text: str) -> int:
    """Number of words in a text; line breaks and punctuation do not count."""
    return sum(1 for _ in WORD.finditer(text))
