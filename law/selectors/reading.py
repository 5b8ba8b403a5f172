"""Rules as the pages list them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from law import search
from law.history import Change, Difference, differences
from law.key_names import CHAPTERS
from law.leaves import Leaf, leaves
from scoring import Ruleset, Text
from scoring.models.sheet import Sheet, Threshold
from scoring.models.standard import StandardRow

KNOWN: dict[str, Callable[[Leaf], bool]] = {
    "inferred": lambda leaf: leaf.inferred,
    "public": lambda leaf: leaf.public,
    "carried": lambda leaf: leaf.carried_over,
}


def rules_found(ruleset: Ruleset, asked: dict[str, Any]) -> list[Leaf]:
    """Rules narrowed by chapter, act, clause, where they are from and words."""
    found: Iterable[Leaf] = leaves(ruleset.id).values()
    if asked["chapter"]:
        found = [leaf for leaf in found if leaf.chapter == asked["chapter"]]
    if asked["act"]:
        found = [leaf for leaf in found if leaf.reference.act == asked["act"]]
    if asked["known"]:
        found = filter(KNOWN[asked["known"]], found)
    if asked["clause"]:
        found = search.of_clause(found, asked["clause"])
    return list(search.having(found, asked["words"]))


def rules_inside(leaf: Leaf) -> list[Leaf]:
    """Rules that stand in a rule, not those in them in turn."""
    found = [one for key, one in leaves(leaf.ruleset.id).items() if key.startswith(f"{leaf.key}/")]
    keys = {one.key for one in found}
    return [one for one in found if not any(one.key.startswith(f"{key}/") for key in keys)]


def known_as(ruleset: Ruleset, known: str) -> int:
    """How many rules are read into the law, from public material or carried over."""
    return sum(map(KNOWN[known], leaves(ruleset.id).values()))


@dataclass(frozen=True)
class RowOfStandard:
    """One number of the standard: its own sentences, listed things and the rules taken from it."""

    number: str
    title: Text
    paragraphs: list[Text]
    items: list[Text]
    rules: list[Leaf]


def standard_rows(ruleset: Ruleset) -> list[RowOfStandard]:
    listed = _listed(ruleset)
    return [
        RowOfStandard(
            number=number,
            title=row.title,
            paragraphs=paragraphs(row.text) if row.text else [],
            items=listed.get(number, []),
            rules=_taken_from(ruleset, row),
        )
        for number, row in ruleset.standard.rows.items()
    ]


def _listed(ruleset: Ruleset) -> dict[str, list[Text]]:
    """Documents and grounds of refusal, by the number of the standard they stand under."""
    rules = ruleset.application
    grounds = list(rules.refusal_grounds.values())
    return {
        str(rules.documents.ref.row): [item.text for item in rules.documents.items.values()],
        str(grounds[0].ref.row): [ground.text for ground in grounds],
    }


def _taken_from(ruleset: Ruleset, row: StandardRow) -> list[Leaf]:
    """Rules of the same number, but for those whose whole content is listed."""
    listed = ("application/documents", "application/refusal_grounds/")
    return [
        leaf
        for key, leaf in leaves(ruleset.id).items()
        if leaf.rule.ref == row.ref and leaf.rule is not row and not key.startswith(listed)
    ]


def paragraphs(text: Text) -> list[Text]:
    """The paragraphs of a text, which are as many in both languages."""
    return [
        Text(kk=kk, ru=ru)
        for kk, ru in zip(text.kk.splitlines(), text.ru.splitlines(), strict=True)
    ]


@dataclass(frozen=True)
class ChapterOfChanges:
    key: str
    title: str | Promise
    differences: list[Difference] = field(default_factory=list)


def changes_by_chapter(before: Ruleset, after: Ruleset) -> list[ChapterOfChanges]:
    """What differs, under the parts of the law that have something to show."""
    found: dict[str, ChapterOfChanges] = {}
    for difference in differences(before, after):
        key = difference.leaf.chapter
        chapter = found.setdefault(key, ChapterOfChanges(key, CHAPTERS[key]))
        chapter.differences.append(difference)
    return list(found.values())


def counted(chapters: Iterable[ChapterOfChanges]) -> Counter[Change]:
    return Counter(one.change for chapter in chapters for one in chapter.differences)


def discrepancies(ruleset: Ruleset) -> list[Leaf]:
    found = leaves(ruleset.id)
    return [found[f"discrepancies/{name}"] for name in ruleset.discrepancies]


def remarks(ruleset: Ruleset, sheet: str = "") -> list[Leaf]:
    """Where a printed sheet, or any of them, disagrees with itself."""
    found = [leaf for leaf in leaves(ruleset.id).values() if "remarks" in leaf.path]
    return [leaf for leaf in found if sheet in ("", leaf.path[1])]


@dataclass(frozen=True)
class TotalApart:
    """A printed total that is not the sum of the printed rows it counts: at the least, and at the
    most in brackets, as the act prints it.
    """

    sheet: Text
    group: Text
    category: Text
    printed: str
    summed: str


def totals_apart(ruleset: Ruleset) -> Iterator[TotalApart]:
    """Every such total; lines of totals that serve nobody count no rows."""
    for sheet in ruleset.sheets.values():
        for line in sheet.thresholds.values():
            if line.serves_nobody or line.label is None:
                continue
            for category, total in line.totals.items():
                least, most = _sums(sheet, line, category)
                if (least, most) != (total.base, total.maximum):
                    name = ruleset.category_name(category)
                    summed = f"{least} ({most})" if most != least else str(least)
                    yield TotalApart(sheet.title, line.label, name, total.printed, summed)


def _sums(sheet: Sheet, line: Threshold, category: str) -> tuple[int, int]:
    """The base points of the rows a line of totals counts, and their greatest."""
    cells = [row.cells[category] for no, row in sheet.rows.items() if no not in line.without]
    least = sum(cell.base or 0 for cell in cells)
    return least, sum(cell.maximum or cell.base or 0 for cell in cells)
