"""Exactly the lowest of each row for a moderator is 68; one point less anywhere is 67."""

import pytest

from portfolio.selectors import assess, portfolio_content, thawed
from tests.portfolio.builders import LOWEST, lowest_portfolio
from tests.registry.builders import officer, organisation, teacher

pytestmark = pytest.mark.django_db


def test_the_lowest_of_each_row_is_the_threshold() -> None:
    school = organisation()
    who = teacher(school)
    lowest_portfolio(who, officer(school))
    found = assess(who, category="moderator")
    assert found is not None
    assert (found.score.total, found.score.threshold) == (68, 68)
    assert found.score.conforms
    assert found.score.warnings == ()


@pytest.mark.parametrize("row", LOWEST)
def test_one_row_empty_is_one_point_short_and_says_where(row: str) -> None:
    school = organisation()
    who = teacher(school)
    lowest_portfolio(who, officer(school), without=row)
    found = assess(who, category="moderator")
    assert found is not None
    assert (found.score.total, found.score.conforms) == (67, False)
    (finding,) = found.score.warnings
    assert f"{row}-жол" in finding.text.kk
    assert finding.reference.label.kk in finding.text.kk
    assert finding.reference.label.ru in finding.text.ru


def test_one_point_less_in_the_mean_is_67() -> None:
    school = organisation()
    who = teacher(school)
    lowest_portfolio(who, officer(school), mean=60)
    found = assess(who, category="moderator")
    assert found is not None
    assert (found.score.total, found.score.conforms) == (67, False)
    assert [finding.facts["row"] for finding in found.score.warnings] == ["1.2"]


def test_a_frozen_portfolio_scores_the_same() -> None:
    school = organisation()
    who = teacher(school)
    lowest_portfolio(who, officer(school))
    found = assess(who, category="moderator")
    assert found is not None
    content = portfolio_content(who, found.since, found.day)
    evidence, observations = thawed(content)
    fresh = assess(who, category="moderator")
    assert fresh is not None
    assert {str(item.pk) for item in evidence} == {str(item.pk) for item in fresh.evidence}
    assert [sheet.total for sheet in observations] == [61] * 5
