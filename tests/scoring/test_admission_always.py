"""What holds for every case: no refusal to answer, sentences in both languages, plain facts."""

import json
import re
from datetime import date
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

import scoring
from scoring import admission
from scoring.case import Case, Organisation, Post
from tests.scoring.admission_cases import tupled

RULESETS = [scoring.ruleset(name) for name in ("kz-2024-pilot", "kz-2025", "kz-2026-draft")]
CATEGORIES = [*RULESETS[0].categories.categories, "wizard"]
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31)) | st.dates()
MAYBE_DAYS = st.none() | DAYS
TRUTHS = st.none() | st.booleans()
HELD = st.fixed_dictionaries(
    {
        "code": st.sampled_from(CATEGORIES),
        "granted": MAYBE_DAYS,
        "valid_until": MAYBE_DAYS,
        "granted_by": st.sampled_from(
            [None, "regular", "early", "special_programme", "without_procedure"]
        ),
    }
)
EDUCATION = st.fixed_dictionaries(
    {
        "level": st.sampled_from([None, "secondary_vocational", "higher", "postgraduate"]),
        "pedagogical": TRUTHS,
        "in_profile": TRUTHS,
        "retraining": TRUTHS,
    }
)
PERSON = st.fixed_dictionaries(
    {
        "post": st.none() | st.sampled_from(get_args(Post)),
        "organisation": st.none() | st.sampled_from(get_args(Organisation)),
        "legal_entity": TRUTHS,
        "sex": st.sampled_from([None, "female", "male"]),
        "born": MAYBE_DAYS,
        "subject": st.sampled_from([None, "physics", "artistic_labour", "graphics_and_design"]),
        "education": EDUCATION,
        "tenure_years": st.none() | st.integers(0, 50),
        "category": st.none() | HELD,
        "other_categories": st.lists(HELD, max_size=2),
    }
)
GROUNDS = st.fixed_dictionaries(
    {
        "code": st.sampled_from([*RULESETS[1].stated_grounds, "nonsense"]),
        "since": MAYBE_DAYS,
        "until": MAYBE_DAYS,
    }
)
CASES = st.fixed_dictionaries(
    {
        "date": DAYS,
        "person": PERSON,
        "claim": st.fixed_dictionaries(
            {
                "category": st.sampled_from(CATEGORIES),
                "kind": st.sampled_from(["regular", "early", "without_procedure", "retention"]),
                "purpose": st.sampled_from(["assignment", "confirmation"]),
            }
        ),
        "grounds": st.lists(GROUNDS, max_size=4),
        "sanctions": st.lists(
            st.fixed_dictionaries(
                {"kind": st.sampled_from(["test_breach", "false_data"]), "established": DAYS}
            ),
            max_size=3,
        ),
        "consent": TRUTHS,
        "essay_words": st.none() | st.integers(0, 400),
        "applied_this_year": TRUTHS,
    }
)


@settings(max_examples=300, deadline=None)
@given(facts=CASES, rules=st.sampled_from(RULESETS))
def test_every_case_is_answered_in_both_languages(facts: Any, rules: scoring.Ruleset) -> None:
    case = Case.model_validate(tupled(facts))
    for found in admission.check(case, rules):
        text = found.text
        assert not re.search(r"[{}]|None", text.kk + text.ru), text
        assert not re.search("[әғқңөұүһі]", re.sub("«Болашақ»|«Ұстаз»|wizard", "", text.ru).lower())
        json.dumps(dict(found.facts), default=date.isoformat)
    granted = admission.granted(case, rules)
    assert granted is None or granted.category == case.claim.category


@settings(max_examples=100, deadline=None)
@given(facts=CASES, rules=st.sampled_from(RULESETS))
def test_the_same_question_has_the_same_answer(facts: Any, rules: scoring.Ruleset) -> None:
    case = Case.model_validate(tupled(facts))
    assert admission.check(case, rules) == admission.check(case, rules)
