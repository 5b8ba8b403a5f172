"""One broken folder for each kind of mistake, and how rulesets lie over one another."""

from pathlib import Path

import pytest
import yaml

from scoring import BrokenRules
from scoring.layers import merge
from scoring.loader import RULESETS, load
from tests.scoring.builders import HERE

BROKEN = HERE / "broken"
EXPECTED = yaml.safe_load((BROKEN / "expected.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of rulesets: the pilot, and the broken ones that extend it."""
    for ruleset in (RULESETS / "kz-2024-pilot", *(BROKEN / name for name in EXPECTED)):
        (tmp_path / ruleset.name).symlink_to(ruleset, target_is_directory=True)
    return tmp_path


@pytest.mark.parametrize("name", list(EXPECTED))
def test_a_broken_ruleset_names_file_key_and_reason(name: str, folder: Path) -> None:
    expected = EXPECTED[name]
    with pytest.raises(BrokenRules) as refused:
        load(folder, name)
    assert refused.value.file == expected["file"]
    assert refused.value.key.startswith(expected["key"])
    assert expected["why"] in refused.value.why


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
