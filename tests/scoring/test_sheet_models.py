"""What a score sheet must say of itself, and a mistake in it for each demand."""

import json
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from scoring.loader import RULESETS
from scoring.models.sheet import Sheet
from scoring.strict_yaml import read_yaml

TEACHER = RULESETS / "kz-2024-pilot/sheets/teacher.yaml"
REF = {"act": "order-153-2024", "annex": 8}


def validated(*path_and_value: Any) -> Sheet:
    """The teacher's sheet with one place written otherwise; None strikes it out."""
    *path, value = path_and_value
    content = here = read_yaml(TEACHER, "teacher.yaml")
    for part in path[:-1]:
        here = here[part]
    if value is None:
        del here[path[-1]]
    else:
        here[path[-1]] = value
    return Sheet.model_validate_json(json.dumps(content, default=date.isoformat))


def test_the_sheet_as_it_stands_is_valid() -> None:
    assert validated("ladder", "teacher").ladder == "teacher"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("rows", "2.1", "section", "9"), "stands in section 9"),
        (("rows", "2.1", "cells", "master", None), "names other categories than the totals"),
        (("rows", "2.1", "editions", {"altynsarin": {"points": 1}}), "either levels or editions"),
        (("rows", "2.1", "levels", {}), "either levels or editions"),
        (("rows", "3.5", "co_authors", "points", "district", None), "every level or edition"),
        (("rows", "3.5", "co_authors", "points", "galaxy", 1), "every level or edition"),
        (("rows", "2.1", "optional_for", {"ref": REF}), "this is for nobody"),
        (("rows", "1.1", "growth", []), "there are no steps"),
        (("rows", "1.1", "growth", 0, "from", "3"), "ascending order"),
        (("rows", "1.1", "growth", 0, "points", 5), "never lose points"),
        (("rows", "4.1", "steps", "hours", 0, "from", 80), "ascending order"),
        (("rows", "4.1", "reduced", "hours", 0, "from", 80), "ascending order"),
        (("thresholds", "optional_2_1", "for", None), "other lines say for whom"),
        (("thresholds", "all", "for", {"posts": ["teacher"]}), "`all` is for everybody"),
        (("thresholds", "optional_2_1", "without", ["9.9"]), "which are not there"),
        (("thresholds", "all", None), "no line of totals for everybody"),
        (("thresholds", "optional_2_1", "totals", "master", None), "names other categories"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_a_sheet_that_cannot_be_filled_in_is_refused(change: tuple[Any, ...], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        validated(*change)
