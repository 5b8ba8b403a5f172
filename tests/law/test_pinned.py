"""A case stays under its ruleset; a correction of the rules is told, not passed over."""

import pytest
from structlog.testing import capture_logs

import scoring
from attestation.models import Application
from law import models

RULES = scoring.ruleset("kz-2025")


@pytest.fixture(autouse=True)
def told_anew() -> None:
    models._tell_correction.cache_clear()


def pinned(digest: str) -> Application:
    return Application(ruleset_id=RULES.id, ruleset_digest=digest)


def test_the_rules_of_the_first_day_are_named_alone() -> None:
    with capture_logs() as logs:
        judged_by = pinned(RULES.digest).judged_by
    assert judged_by == {"ruleset": RULES.id, "ruleset_digest": RULES.digest}
    assert logs == []


def test_corrected_rules_judge_and_both_digests_are_named() -> None:
    case = pinned("0" * 64)
    with capture_logs() as logs:
        assert case.ruleset == RULES
        assert case.judged_by["ruleset_digest"] == "0" * 64
        assert case.judged_by["ruleset_corrected_digest"] == RULES.digest
    said = {"event": "ruleset_corrected", "pinned": "0" * 64, "loaded": RULES.digest}
    assert [log.items() >= said.items() for log in logs] == [True]


def test_a_ruleset_that_is_gone_is_an_error() -> None:
    with pytest.raises(scoring.UnknownRuleset):
        assert Application(ruleset_id="kz-1999", ruleset_digest="0" * 64).ruleset
