"""Exactly the lowest of each row for a moderator is 68; one point less anywhere is 67."""

import pytest

from portfolio.selectors import assess, frozen_inputs, portfolio_content
from tests.portfolio.builders import LOWEST, lowest_portfolio
from tests.registry.builders import officer, organisation, teacher

pytestmark = pytest.mark.django_db


def test_the_lowest_of_each_row_is_the_threshold() -> None:
    school = organisation()
    who = teacher(school)
    lowest_portfolio(who, officer(school))
    found = assess(who, category="moderator")
    assert found is not None
    assert (found.result.total, found.result.threshold) == (68, 68)
    assert found.result.conforms
    assert found.result.short_rows == ()


@pytest.mark.parametrize("row", LOWEST)
def test_one_row_empty_is_one_point_short_and_says_where(row: str) -> None:
    school = organisation()
    who = teacher(school)
    lowest_portfolio(who, officer(school), without=row)
    found = assess(who, category="moderator")
    assert found is not None
    assert (found.result.total, found.result.conforms) == (67, False)
    (finding,) = found.result.findings
    assert f"{row}-жол" in finding.text.kk
    assert finding.reference.label.kk in finding.text.kk
    assert finding.reference.label.ru in finding.text.ru


def test_one_point_less_in_the_mean_is_67() -> None:
    school = organisation()
    who = teacher(school)
    lowest_portfolio(who, officer(school), mean=60)
    found = assess(who, category="moderator")
    assert found is not None
    assert (found.result.total, found.result.conforms) == (67, False)
    assert [row.no for row in found.result.short_rows] == ["1.2"]


def test_a_frozen_portfolio_scores_the_same() -> None:
    school = organisation()
    who = teacher(school)
    lowest_portfolio(who, officer(school))
    found = assess(who, category="moderator")
    assert found is not None
    content = portfolio_content(who, found.since, found.until)
    evidence, observations = frozen_inputs(content)
    fresh = assess(who, category="moderator")
    assert fresh is not None
    assert {item.id for item in evidence} == {str(item.pk) for item in fresh.evidence}
    assert [sheet.total for sheet in observations] == [61] * 5
