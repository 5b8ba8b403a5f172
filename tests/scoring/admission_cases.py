"""Cases for the tests of admission: one teacher in order, and what is changed in it."""

from datetime import date
from typing import Any

from scoring import Ruleset, admission
from scoring.case import Case
from scoring.findings import Finding

DAY = date(2026, 3, 20)
MODERATOR: dict[str, Any] = {
    "code": "moderator",
    "granted": date(2021, 8, 15),
    "valid_until": date(2026, 8, 15),
    "granted_by": "regular",
}


def held(code: str, **facts: Any) -> dict[str, Any]:
    """A category given in a regular attestation, its last day in the school year of DAY."""
    return {**MODERATOR, "code": code, **facts}


def case_of(
    *,
    claim: str = "expert",
    kind: str = "regular",
    purpose: str = "assignment",
    person: dict[str, Any] | None = None,
    **facts: Any,
) -> Case:
    """A teacher of physics, модератор, asking for сарапшы, changed by the arguments."""
    whole: dict[str, Any] = {
        "date": DAY,
        "region": "35",
        "person": {
            "post": "teacher",
            "organisation": "secondary",
            "sex": "female",
            "born": date(1985, 3, 1),
            "subject": "physics",
            "education": {
                "level": "higher",
                "pedagogical": True,
                "in_profile": True,
                "retraining": False,
            },
            "tenure_years": 7,
            "category": MODERATOR,
            **(person or {}),
        },
        "claim": {"category": claim, "kind": kind, "purpose": purpose},
        "consent": True,
        "essay_words": 270,
        "applied_this_year": False,
        **facts,
    }
    return Case.model_validate(tupled(whole))


def tupled(value: Any) -> Any:
    """Plain data as a case takes it: sequences are tuples."""
    if isinstance(value, dict):
        return {key: tupled(one) for key, one in value.items()}
    return tuple(tupled(one) for one in value) if isinstance(value, list | tuple) else value


def head_case(**changes: Any) -> Case:
    """A head of a school attested for the first time, asking for the third category."""
    person = {
        "post": "org_head",
        "category": {"code": "head", "granted": date(2023, 9, 1)},
        **changes.pop("person", {}),
    }
    return case_of(**{"claim": "head3", **changes}, person=person)


def found(case: Case, rules: Ruleset, code: str) -> Finding | None:
    """The only finding of a code; None where there is none."""
    said = [one for one in admission.check(case, rules) if one.code == code]
    assert len(said) <= 1
    return said[0] if said else None


def status(case: Case, rules: Ruleset, code: str) -> str | None:
    one = found(case, rules, code)
    return one.status if one else None


def earliest(case: Case, rules: Ruleset, code: str) -> date | None:
    one = found(case, rules, code)
    assert one is not None
    day: date | None = one.facts.get("earliest")
    return day
