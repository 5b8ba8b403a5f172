"""The text of order 153, and how the rule files are held against it."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from scoring import Text
from scoring.loader import inside

ACT = (Path(__file__).parent / "order-153-2024.kk.txt").read_text(encoding="utf-8")


def texts_in(rules: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """Every text of rules with the keys that lead to it."""
    if isinstance(rules, Text):
        yield path, rules
    for key, value in inside(rules):
        yield from texts_in(value, f"{path}.{key}")


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))
