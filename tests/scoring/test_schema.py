"""The schemas for editors say what the models say, of every file there is."""

from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from scoring.loader import RULESETS
from scoring.schema import ROOT, SCHEMAS, SETTINGS, files
from tests.scoring.test_reading import WHOLE

BROKEN = Path(__file__).parent / "broken"
PATTERNS = yaml.safe_load(files()[SETTINGS])["yaml.schemas"]
RULE_FILES = sorted(RULESETS.rglob("*.yaml"))


def schema_of(name: str) -> dict[str, Any]:
    return yaml.safe_load((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))


def as_words(content: Any) -> Any:
    """What an editor reads: to it a day is a word."""
    if isinstance(content, dict):
        return {key: as_words(value) for key, value in content.items()}
    if isinstance(content, list):
        return [as_words(item) for item in content]
    return content.isoformat() if isinstance(content, date) else content


def mistakes(name: str, text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema_of(name))
    return [str(error.message) for error in validator.iter_errors(as_words(yaml.safe_load(text)))]


def schema_for(path: Path) -> str:
    place = path.relative_to(ROOT)
    found = [Path(schema).stem for schema, pattern in PATTERNS.items() if place.match(pattern)]
    assert len(found) == 1, (place, found)
    return found[0]


def test_the_schemas_are_written_anew_after_a_change_of_the_models() -> None:
    for path, text in files().items():
        assert path.read_text(encoding="utf-8") == text, "run: python -m scoring.schema"
    assert set(SCHEMAS.iterdir()) == set(files()) - {SETTINGS}


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: str(path.relative_to(RULESETS)))
def test_every_rule_file_has_one_schema_and_holds_to_it(path: Path) -> None:
    assert mistakes(schema_for(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "name", ["unknown-key", "missing-russian", "missing-text", "unknown-unit", "wrong-language"]
)
def test_an_editor_sees_a_mistake_while_it_is_made(name: str) -> None:
    text = (BROKEN / name / "deadlines.yaml").read_text(encoding="utf-8")
    assert mistakes("deadlines", text)


def test_an_editor_knows_a_case() -> None:
    assert mistakes("case", WHOLE) == []
    assert mistakes("case", WHOLE.replace("post: teacher", "post: techer"))
