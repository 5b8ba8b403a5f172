"""What the law says of a commission and of figures stands word for word, with clause and facts.

`answers/{composition,quorum,votes,dynamics}.json` hold it in Kazakh and in Russian. A change on
purpose: `python -m tests.scoring.test_words` writes them anew, and the difference is read.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import scoring
from scoring import ClassYear, MemberFacts, Vote
from scoring.models.rows import DynamicsRow

ANSWERS = Path(__file__).parent / "answers"
LAW = scoring.ruleset("kz-2025")
SEVEN = [
    MemberFacts(id=str(n), basis="teacher", category="expert", tenure_years=10) for n in range(7)
]
COMPOSITIONS: dict[str, dict[str, Any]] = {
    "lawful": {},
    "five": {"members": SEVEN[:5]},
    "eight": {"members": [*SEVEN, replace(SEVEN[0], id="7")]},
    "one twice": {"members": [*SEVEN, SEVEN[0]]},
    "chair from outside": {"chair": "x"},
    "no chair": {"chair": None},
    "secretary a member": {"secretary": "3"},
    "nine years": {"members": [*SEVEN[:6], replace(SEVEN[6], tenure_years=9)]},
    "a named one to be attested": {
        "members": [*SEVEN[:6], replace(SEVEN[6], to_be_attested=True, name="Омарова А. С.")]
    },
    "no category": {"members": [*SEVEN[:6], replace(SEVEN[6], category="moderator")]},
    "no ground": {"members": [*SEVEN[:6], replace(SEVEN[6], basis="friend")]},
    "everything": {
        "members": [replace(SEVEN[0], tenure_years=1, category="none", to_be_attested=True)] * 2,
        "chair": "y",
        "secretary": "0",
    },
}
VOTES = {
    "four to three": ("0123", "456"),
    "three to four": ("012", "3456"),
    "all": ("0123456", ""),
    "nobody": ("", ""),
    "equal, the chair for": ("012", "345"),
    "equal, the chair against": ("345", "012"),
    "equal, the chair silent": ("123", "456"),
}
FIGURES = {
    "growth": (1, 2, 3),
    "one level": (Fraction(1, 2), 0, Fraction(-1, 3)),
    "unstable": (5, -4, 0),
    "a fall": (-3, -2, -1),
    "two years": (1, 1),
}


def told(finding: scoring.Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "status": finding.status,
        "clause": finding.reference.label.as_dict(),
        "text": finding.text.as_dict(),
        "facts": {name: str(value) for name, value in finding.facts.items()},
    }


def compositions() -> dict[str, Any]:
    return {name: [told(one) for one in _composed(**said)] for name, said in COMPOSITIONS.items()}


def _composed(
    members: Iterable[MemberFacts] = SEVEN, chair: str | None = "0", secretary: str = "s"
) -> tuple[scoring.Finding, ...]:
    return scoring.check_composition(LAW, list(members), chair_id=chair, secretary_id=secretary)


def quorums() -> dict[str, Any]:
    asked = [(7, 5), (7, 4), (9, 6), (9, 5), (0, 0)]
    return {
        f"{present} of {members}": _open(scoring.quorum(LAW, members=members, present=present))
        for members, present in asked
    }


def votes() -> dict[str, Any]:
    return {name: _open(_counted(*split)) for name, split in VOTES.items()}


def _counted(votes_for: str, against: str) -> scoring.Tally:
    cast = [Vote(one, "for") for one in votes_for] + [Vote(one, "against") for one in against]
    return scoring.count_votes(LAW, members=7, votes=cast, chair_id="0")


def _open(result: Any) -> dict[str, Any]:
    """A result's own fields, its texts in both languages."""
    return {
        name: value.as_dict() if hasattr(value, "as_dict") else str(value)
        for name in result.__slots__
        if (value := getattr(result, name)) is not None and name != "reference"
    } | {"clause": result.reference.label.as_dict()}


def dynamics() -> dict[str, Any]:
    return {name: _over_years(changes) for name, changes in FIGURES.items()}


def _over_years(changes: tuple[Any, ...]) -> list[dict[str, Any]]:
    row = LAW.sheet("teacher").rows["1.1"]
    assert isinstance(row, DynamicsRow)
    classes = [
        ClassYear(2025 - back, 25, Fraction(50), 50 + Fraction(change))
        for back, change in enumerate(reversed(changes))
    ]
    found = scoring.dynamics_of(LAW, row, classes, last_year=2025)
    assert found is not None
    return [told(one) for one in found.findings]


STANDING: dict[str, Callable[[], dict[str, Any]]] = {
    "composition": compositions,
    "quorum": quorums,
    "votes": votes,
    "dynamics": dynamics,
}


@pytest.mark.parametrize("name", STANDING)
def test_the_words_stand(name: str) -> None:
    assert STANDING[name]() == json.loads((ANSWERS / f"{name}.json").read_text())


if __name__ == "__main__":
    for name, say in STANDING.items():
        written = json.dumps(say(), ensure_ascii=False, indent=1)
        (ANSWERS / f"{name}.json").write_text(written + "\n")
