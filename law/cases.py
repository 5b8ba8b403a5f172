"""From the answers of the form to the case that the engine is asked about."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from scoring.case import (
    Case,
    Claim,
    Education,
    Ground,
    HeldCategory,
    KnowledgeTest,
    LanguageCertificate,
    Person,
    Sanction,
)

Asked = Mapping[str, Any]


def case_of(asked: Asked, day: date) -> Case:
    """The case of what was asked on a day, without a portfolio; what was left empty is unknown."""
    return Case(
        date=day,
        person=_person(asked),
        claim=_claim(asked),
        grounds=tuple(
            Ground(code=code, since=asked["ground_since"], until=asked["ground_until"])
            for code in asked["ground"]
        ),
        knowledge_test=_test(asked),
        language_certificates=_certificates(asked),
        sanctions=_sanctions(asked),
        consent=asked["consent"],
        essay_words=asked["essay"],
        applied_this_year=asked["applied"],
    )


def _person(asked: Asked) -> Person:
    return Person(
        post=asked["post"],
        staff_group=asked["staff_group"],
        deputy_profile=asked["deputy_profile"],
        organisation=asked["organisation"],
        legal_entity=asked["legal_entity"],
        subordination=asked["subordination"],
        penitentiary=asked["penitentiary"],
        subject=asked["subject"],
        education=Education(
            level=asked["degree"],
            pedagogical=asked["pedagogical"],
            in_profile=asked["in_profile"],
            retraining=asked["retraining"],
        ),
        tenure_years=asked["tenure"],
        category=_held(asked),
        other_categories=_others(asked),
    )


def _held(asked: Asked) -> HeldCategory | None:
    if asked["held"] is None:
        return None
    return HeldCategory(
        code=asked["held"],
        granted=asked["granted"],
        valid_until=asked["valid_until"],
        granted_by=asked["granted_by"],
        confirmed_times_running=asked["confirmed"],
    )


def _others(asked: Asked) -> tuple[HeldCategory, ...]:
    code = asked["as_teacher"]
    return (HeldCategory(code=code),) if code else ()


def _claim(asked: Asked) -> Claim:
    """Whoever asks for the category held asks to confirm it."""
    purpose = "confirmation" if asked["wanted"] == asked["held"] else "assignment"
    return Claim(category=asked["wanted"], kind=asked["kind"], purpose=purpose)


def _test(asked: Asked) -> KnowledgeTest | None:
    if asked["test_percent"] is None and not asked["test_annulled"]:
        return None
    return KnowledgeTest(
        taken=asked["test_day"],
        percent=asked["test_percent"],
        annulled=asked["test_annulled"],
    )


def _certificates(asked: Asked) -> tuple[LanguageCertificate, ...]:
    if asked["certificate"] is None:
        return ()
    return (
        LanguageCertificate(
            name=asked["certificate"],
            score=asked["certificate_score"],
            level=asked["certificate_level"],
            valid_until=asked["certificate_until"],
        ),
    )


def _sanctions(asked: Asked) -> tuple[Sanction, ...]:
    if asked["sanction"] is None:
        return ()
    return (Sanction(kind=asked["sanction"], established=asked["sanction_day"]),)
