"""One broken folder for each kind of mistake, and how rulesets lie over one another."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from scoring import UnknownRuleset, ruleset
from scoring.errors import BrokenRules
from scoring.layers import merge, read_layers
from scoring.loader import RULESETS, known_codes, load, references
from scoring.since import since_of

BROKEN = Path(__file__).parent / "broken"
EXPECTED = yaml.safe_load((BROKEN / "expected.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of rulesets: the pilot, and the broken ones that extend it."""
    tmp_path = tmp_path_factory.mktemp("rulesets")
    for home in (RULESETS / "kz-2024-pilot", *(BROKEN / name for name in EXPECTED)):
        (tmp_path / home.name).symlink_to(home, target_is_directory=True)
    return tmp_path


@pytest.mark.parametrize("name", list(EXPECTED))
def test_a_broken_ruleset_names_file_key_and_reason(name: str, folder: Path) -> None:
    expected = EXPECTED[name]
    with pytest.raises(BrokenRules) as refused:
        load(folder, name)
    place = expected["key"] or "the whole file"
    assert str(refused.value) == f"{expected['file']}: {place}: {expected['why']}"


def test_the_grounds_that_a_rule_may_name_are_those_a_case_may_state() -> None:
    content: dict[str, Any] = {}
    for layer in reversed(read_layers(RULESETS, "kz-2025")):
        content = merge(content, layer.content)
    assert known_codes(content)["ground"] == set(ruleset("kz-2025").stated_grounds)


def test_every_broken_folder_is_tried() -> None:
    assert {path.name for path in BROKEN.iterdir() if path.is_dir()} == set(EXPECTED)


def test_the_pilot_alone_is_whole(folder: Path) -> None:
    assert load(folder, "kz-2024-pilot").id == "kz-2024-pilot"


def test_a_rule_with_a_reference_replaces_the_whole_rule() -> None:
    base = {"period": {"opens": "09-01", "ref": 1}, "essay": {"ref": 2}}
    over = {"period": {"determined_by": "bodies", "ref": 3}}
    assert merge(base, over) == {
        "period": {"determined_by": "bodies", "ref": 3},
        "essay": {"ref": 2},
    }


def test_a_block_without_a_reference_is_laid_over_key_by_key() -> None:
    base = {"terms": {"extract": {"count": 3, "ref": 1}, "answer": {"count": 1, "ref": 1}}}
    over = {"terms": {"answer": {"count": 2, "ref": 2}, "extract": None}}
    assert merge(base, over) == {"terms": {"answer": {"count": 2, "ref": 2}}}


def test_merging_changes_neither_side() -> None:
    base, over = {"a": {"b": 1}}, {"a": {"b": 2}}
    merge(base, over)
    assert (base, over) == ({"a": {"b": 1}}, {"a": {"b": 2}})


def test_a_ruleset_nobody_wrote_is_an_error_of_its_own(folder: Path) -> None:
    with pytest.raises(UnknownRuleset, match="kz-1999"):
        load(folder, "kz-1999")


def test_a_rule_is_in_force_from_the_first_day_of_the_ruleset_that_states_it() -> None:
    today = ruleset("kz-2025")
    assert since_of(today, ("deadlines", "terms", "intake_answer")) == date(2025, 3, 10)
    assert since_of(today, ("commission", "quorum")) == date(2024, 6, 20)


def test_what_a_ruleset_reckons_from_its_rules_is_no_rule_of_its_own() -> None:
    law = ruleset("kz-2025")
    assert law.stated_grounds
    assert "stated_grounds" not in {path[0] for path, _ in references(law)}
