"""The cases of the law, file by file; each is named so that a lawyer can judge it."""

from collections import defaultdict
from typing import Any

import pytest

import scoring
from scoring import NoRulesetInForce
from scoring.as_json import as_json
from scoring.assess import assess
from tests.scoring.case_files import CaseFile, case_files, differences
from tests.scoring.working_days import calendar

# Findings that by their meaning have one status alone.
ONE_SIDED = {
    "test_passed": {"met"},
    "test_below": {"not_met"},
    "test_annulled": {"not_met"},
    "test_missing": {"not_met"},
    "old_format": {"met"},
}


def answer_to(file: CaseFile) -> dict[str, Any]:
    """What the engine says of a case, as JSON. Raises NoRulesetInForce."""
    case = file.case
    rules = scoring.ruleset(file.ruleset) if file.ruleset else None
    rules = rules or scoring.ruleset_on(case.date, case.region)
    return as_json(assess(case, rules, calendar()))


@pytest.mark.parametrize("file", case_files(), ids=lambda file: file.id)
def test_case(file: CaseFile) -> None:
    if "error" in file.expect:
        assert file.expect == {"error": "NoRulesetInForce"}
        with pytest.raises(NoRulesetInForce):
            answer_to(file)
        return
    found = differences(file.expect, answer_to(file))
    assert not found, "\n".join([file.name, file.clause, *found])


def test_there_are_enough_cases_and_each_says_what_it_shows() -> None:
    files = case_files()
    assert len(files) >= 250
    names = [file.name for file in files]
    assert len(set(names)) == len(names)
    assert all(file.name.endswith(".") and file.clause for file in files)


def test_every_rule_is_met_in_one_case_and_not_met_in_another() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for file in case_files():
        if "error" not in file.expect:
            for found in answer_to(file)["findings"]:
                seen[found["code"]].add(found["status"])
    lacking = {
        code: ONE_SIDED.get(code, {"met", "not_met"}) - statuses for code, statuses in seen.items()
    }
    assert {code: missing for code, missing in lacking.items() if missing} == {}
    assert set(seen) >= set(ONE_SIDED)
