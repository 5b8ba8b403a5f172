"""Every point has its reason, and so has every piece of evidence that brings none."""

from dataclasses import replace

import pytest

from scoring import (
    Evidence,
    NoSuchRule,
    Ruleset,
    conformity,
    ruleset,
    score_sheet,
    short_rows,
    total_of,
)
from tests.scoring.builders import facts_of, observations_from

LOWEST = {"category": "moderator", "from": "lowest_moderator"}


def codes(law: Ruleset, row: str, *evidence: Evidence, category: str = "moderator") -> list[str]:
    result = score_sheet(law, category=category, evidence=evidence)
    return [finding.code for finding in result.row(row).findings]


def test_the_lower_of_two_levels_of_one_work_says_why_it_brings_nothing(today: Ruleset) -> None:
    low = Evidence(id="low", row="2.1", level="organisation", work="olympiad", title="Олимпиада")
    result = score_sheet(
        today, category="moderator", evidence=[low, replace(low, id="high", level="district")]
    )
    row = result.row("2.1")
    assert row.evidence_ids == ("high",)
    refused = next(finding for finding in row.findings if finding.evidence_ids == ("low",))
    assert refused.points == 0
    assert refused.code == "same_work"
    assert "түсініктеменің 2-тармағы" in refused.text.kk
    assert "пункт 2 пояснения" in refused.text.ru


def test_evidence_of_a_level_the_row_does_not_have_brings_nothing(today: Ruleset) -> None:
    assert codes(today, "3.5", Evidence(id="a", row="3.5", level="international")) == [
        "unknown_level"
    ]


def test_a_row_with_a_dash_says_that_it_is_not_for_the_category(today: Ruleset) -> None:
    result = score_sheet(today, category="moderator")
    assert [row.no for row in result.rows if not row.scored] == ["3.1", "3.3", "4.4"]
    assert result.row("3.1").findings[0].code == "not_for_category"
    assert result.row("4.4").findings[0].code == "never_scored"


def test_an_excluded_post_is_told_so(today: Ruleset) -> None:
    result = score_sheet(today, category="moderator", post_kind="psychologist")
    assert result.row("1.1").findings[0].code == "not_for_post"
    assert "психолог" in result.row("1.1").findings[0].text.ru
    assert result.row("2.1").optional


def test_a_level_read_by_analogy_carries_a_note(today: Ruleset) -> None:
    shown = Evidence(id="a", row="3.4", level="district")
    (finding,) = score_sheet(today, category="moderator", evidence=[shown]).row("3.4").findings
    assert finding.note is not None
    assert "деңгейлер басылмаған" in finding.note.kk


def test_unfinished_observation_sheets_do_not_count(today: Ruleset) -> None:
    sheets = observations_from([61] * 5)
    sheets[0] = replace(sheets[0], complete=False)
    row = score_sheet(today, category="moderator", observations=sheets).row("1.2")
    assert row.points == 0
    assert [finding.code for finding in row.findings] == ["too_few_sheets", "unfinished_sheets"]


def test_since_2025_sheets_of_two_observers_are_asked_for() -> None:
    def observers(law: Ruleset, *roles: str) -> list[str]:
        sheets = [
            replace(sheet, observer=role)
            for sheet, role in zip(observations_from([61] * 5), roles, strict=True)
        ]
        row = score_sheet(law, category="moderator", observations=sheets).row("1.2")
        return [finding.code for finding in row.findings]

    both = ("head", "head", "teacher", "method_cabinet_methodist", "commission_member")
    assert observers(ruleset("kz-2025"), *both) == ["mean"]
    assert observers(ruleset("kz-2025"), *["head"] * 5) == ["mean", "observers_missing"]
    assert observers(ruleset("kz-2024-pilot"), *["head"] * 5) == ["mean"]


def test_only_the_2025_algorithm_limits_the_authors_of_a_publication() -> None:
    four = Evidence(id="a", row="3.3", level="institute_edition", authors=4)
    assert codes(ruleset("kz-2025"), "3.3", four, category="researcher") == ["too_many_authors"]
    assert codes(ruleset("kz-2024-pilot"), "3.3", four, category="researcher") == ["co_authored"]


def test_the_printed_maximum_caps_a_row_only_where_the_law_says_so(today: Ruleset) -> None:
    shown = [Evidence(id=str(n), row="2.1", level="district") for n in range(3)]
    assert score_sheet(today, category="moderator", evidence=shown).row("2.1").points == 6
    row = score_sheet(_capping(today), category="moderator", evidence=shown).row("2.1")
    assert row.points == row.maximum == 1
    assert row.findings[-1].code == "capped"


def _capping(law: Ruleset) -> Ruleset:
    sheet = law.sheets["teacher"]
    cap = sheet.summation.cap.model_copy(update={"at_printed_maximum": True})
    summation = sheet.summation.model_copy(update={"cap": cap})
    sheets = {"teacher": sheet.model_copy(update={"summation": summation})}
    return law.model_copy(update={"sheets": sheets})


def test_a_members_own_points_are_judged_by_the_same_rule(today: Ruleset) -> None:
    result = score_sheet(today, **facts_of(LOWEST))
    own = {row.no: row.points for row in result.rows} | {"3.2": 0}
    judged = conformity(today, category="moderator", total=total_of(own.values()))
    assert (judged.conforms, judged.missing) == (False, 1)
    assert list(short_rows(today, category="moderator", points=own)) == ["3.2"]


@pytest.mark.parametrize(
    "facts",
    [
        {"category": "teacher"},
        {"category": "moderator", "sheet": "nobody's"},
        {"category": "moderator", "post_kind": "astronaut"},
        {"category": "moderator", "evidence": [Evidence(id="a", row="9.9")]},
    ],
    ids=["category without a total", "unknown sheet", "unknown post", "unknown row"],
)
def test_what_the_law_does_not_know_is_an_error(facts: dict, today: Ruleset) -> None:
    with pytest.raises(NoSuchRule, match="kz-2025"):
        score_sheet(today, **facts)
