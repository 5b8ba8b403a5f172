"""Figures of quality and proofs of transmission beside the rows that they bring points in."""

from collections.abc import Iterator
from typing import Any

from foundation.base.texts import said
from portfolio.figures import ClassFigures, Figure, SubjectYear
from portfolio.selectors import thawed_quality
from portfolio.selectors.quality import figures_row
from portfolio.selectors.transmission import coverage_row
from scoring import Ruleset
from scoring.dynamics import year_title
from scoring.models.sheet import Sheet


def counted(
    content: dict[str, Any], rules: Ruleset, form: Sheet, number: str
) -> Iterator[dict[str, Any]]:
    """What stands beside a row: {"title", "note", "file", "link"} as evidence has them."""
    row = figures_row(form)
    if row and row[0] == number:
        for one in thawed_quality(content):
            yield from (_figures(one, line) for line in one.classes if one.is_summative)
    for category, law in rules.transmission.items():
        if coverage_row(form, law) == number:
            steps = {**law.steps, **law.of_each_place}
            for item in content.get("transmission", []):
                if item["category"] == category and item["step"] in steps:
                    yield _step(item, said(steps[item["step"]].name))


def _figures(one: SubjectYear, line: ClassFigures) -> dict[str, Any]:
    percents = " – ".join(_percent(part) for part in (line.start, line.end))
    title = f"{one.subject}, {line.class_group}, {year_title(one.year)}"
    return {"title": title, "note": percents, "file": None, "link": ""}


def _percent(figure: Figure) -> str:
    return "?" if figure is None else f"{figure.normalize():f} %".replace(".", ",")


def _step(item: dict[str, Any], step: str) -> dict[str, Any]:
    at = item["district"] or item["region"]
    note = f"{step}: {said(at['name'])}" if at else step
    return {"title": item["title"], "note": note, "file": item["file"], "link": item["link"]}
