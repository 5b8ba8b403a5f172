"""Finding rules by words, in Kazakh and in Russian."""

from collections.abc import Iterable, Iterator
from functools import cache

from foundation.base.texts import LANGUAGES
from law.leaves import Leaf, leaves
from law.words import Said, spoken
from scoring import Reference

PLACE = ("of", "annex", "sheet", "part", "row", "note", "paragraph")


def having(found: Iterable[Leaf], words: str) -> Iterator[Leaf]:
    """Rules that have every word of the question, whole or as a part, in one of the languages."""
    wanted = words.casefold().split()
    for leaf in found:
        if any(all(word in text for word in wanted) for text in _texts(leaf.ruleset.id, leaf.key)):
            yield leaf


@cache
def _texts(ruleset_id: str, key: str) -> tuple[str, ...]:
    leaf = leaves(ruleset_id)[key]
    return tuple(
        " ".join(spoken(part, language) for part in _parts(leaf)).casefold()
        for language in LANGUAGES
    )


def _parts(leaf: Leaf) -> Iterator[Said]:
    """All the words of a rule: where it stands, its name, its text, its values, its clause."""
    yield from leaf.parents
    yield leaf.name
    yield from filter(None, (leaf.text, leaf.rule.inferred, *leaf.remarks))
    for line in leaf.lines:
        yield from (*line.labels, *line.values)
    yield leaf.reference.label


def clause_key(reference: Reference) -> str:
    """A clause as an address names it: "order-153-2024;annex=8;sheet=1;row=2.1". A subparagraph
    goes with its paragraph.
    """
    parts = ((part, getattr(reference, part)) for part in PLACE)
    return ";".join([reference.act, *(f"{part}={value}" for part, value in parts if value)])


def of_clause(found: Iterable[Leaf], key: str) -> Iterator[Leaf]:
    return (leaf for leaf in found if clause_key(leaf.reference) == key)
