"""The rule files as they stand: complete in both languages, referenced, true to the act."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from scoring import NoRulesetInForce, Ruleset, Text, UnknownRuleset, ruleset, ruleset_on, rulesets
from scoring.loader import inside, references
from scoring.models.base import Rule
from tests.scoring.builders import HERE

ACT = (HERE / "order-153-2024.kk.txt").read_text(encoding="utf-8")
KARAGANDA, ASTANA = "351010000", "710000000"


def texts_in(rules: object, path: str = "") -> Iterator[tuple[str, Text]]:
    if isinstance(rules, Text):
        yield path, rules
    for key, value in inside(rules):
        yield from texts_in(value, f"{path}.{key}")


def rules_in(rules: object) -> Iterator[Rule]:
    if isinstance(rules, Rule):
        yield rules
    for _, value in inside(rules):
        yield from rules_in(value)


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize(
    ("day", "region", "expected"),
    [
        (date(2024, 6, 20), KARAGANDA, "kz-2024-pilot"),
        (date(2024, 12, 31), KARAGANDA, "kz-2024-pilot"),
        (date(2025, 3, 10), KARAGANDA, "kz-2025"),
        (date(2025, 3, 10), ASTANA, "kz-2025"),
        (date(2026, 1, 1), None, "kz-2025"),
    ],
)
def test_ruleset_in_force(day: date, region: str | None, expected: str) -> None:
    assert ruleset_on(day, region).id == expected


@pytest.mark.parametrize(
    ("day", "region"),
    [
        (date(2024, 6, 19), KARAGANDA),
        (date(2024, 9, 1), ASTANA),
        (date(2024, 9, 1), None),
        (date(2025, 1, 1), KARAGANDA),
        (date(2025, 3, 9), KARAGANDA),
    ],
)
def test_no_ruleset_in_force_names_the_day_and_the_caller(day: date, region: str | None) -> None:
    with pytest.raises(NoRulesetInForce) as refused:
        ruleset_on(day, region)
    assert (refused.value.day, refused.value.region_kato) == (day, region)
    assert "test_rulesets.py" in refused.value.caller
    assert str(day) in str(refused.value)


def test_a_ruleset_is_read_once_and_has_a_digest_of_its_own() -> None:
    assert ruleset("kz-2025") is ruleset("kz-2025")
    digests = {rules.digest for rules in rulesets()}
    assert len(digests) == 2
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in digests)


def test_an_unknown_ruleset_is_an_error() -> None:
    with pytest.raises(UnknownRuleset, match="kz-1999"):
        ruleset("kz-1999")


def test_every_text_has_kazakh_and_russian(law: Ruleset) -> None:
    for path, text in texts_in(law):
        assert text.kk.strip(), path
        assert text.ru.strip(), path


def test_russian_has_no_kazakh_letters(law: Ruleset) -> None:
    for path, text in texts_in(law):
        russian = text.ru.replace("Алтын белгі", "").replace("Ұстаз", "")
        assert not re.search("[әғқңөұүһі]", russian.lower()), path


def test_every_rule_names_a_clause_of_an_act_of_the_ruleset(law: Ruleset) -> None:
    assert list(rules_in(law))
    for rule in rules_in(law):
        assert rule.ref.act in law.acts
        assert law.reference(rule.ref).label.kk != law.acts[rule.ref.act].short.kk


def test_in_2025_the_rules_of_the_pilot_are_marked_as_carried_over() -> None:
    today = ruleset("kz-2025")
    carried = {
        today.reference(ref).act
        for _, ref in references(today)
        if today.reference(ref).carried_over
    }
    assert carried == {"order-153-2024"}
    pilot = ruleset("kz-2024-pilot")
    assert not any(pilot.reference(ref).carried_over for _, ref in references(pilot))


def test_what_2025_says_anew_is_cited_from_2025() -> None:
    today = ruleset("kz-2025")
    assert today.deadlines.terms["intake_answer"].ref.act == "order-32-2025"
    assert today.commission.levels["organisation"].ref.act == "algorithm-2025"
    assert today.commission.quorum.ref.act == "order-153-2024"
    assert today.sheets["teacher"].rows["2.1"].ref.act == "order-153-2024"


def test_the_sums_of_the_rows_are_the_printed_totals(law: Ruleset) -> None:
    sheet = law.sheet("teacher")
    printed = sheet.thresholds["all"].totals
    smaller = sheet.thresholds["optional_2_1"].totals
    for category, total in printed.items():
        bases = [row.cells[category].base or 0 for row in sheet.rows.values()]
        assert sum(bases) == total.base
        assert sum(bases) - (sheet.rows["2.1"].cells[category].base or 0) == smaller[category].base


def test_a_cells_level_brings_its_base(law: Ruleset) -> None:
    for number, row in law.sheet("teacher").rows.items():
        for category, cell in row.cells.items():
            if cell.level is None or row.kind == "coverage":
                continue
            assert row.levels[cell.level].points == cell.base, (number, category)


def test_the_form_has_34_descriptors_and_102_points(law: Ruleset) -> None:
    form = law.observation_form("secondary-tvet")
    assert len(list(form.descriptors())) == 34
    assert len(list(form.descriptors())) * max(form.levels.values) == form.maximum == 102


def test_the_wording_of_sheet_and_form_is_the_acts() -> None:
    """Letter by letter where the act prints a cell in one piece, else word by word."""
    law = ruleset("kz-2024-pilot")
    act, known = letters(ACT), words(ACT)
    sheet, form = law.sheet("teacher"), law.observation_form("secondary-tvet")
    mended = {"институтында", "академиясының", "меңгерушілері"}
    for path, text in (*texts_in(sheet, "sheet"), *texts_in(form, "form")):
        if "inferred" in path:
            continue
        missing = words(text.kk) - known
        assert letters(text.kk) in act or not set(missing) - mended, (path, missing)


def test_the_wording_of_outcomes_consent_and_grounds_is_the_acts() -> None:
    law = ruleset("kz-2024-pilot")
    act = letters(ACT)
    worded = [
        *law.commission.outcomes.values(),
        *law.application.consent.parts.values(),
        *law.application.refusal_grounds.values(),
        law.commission.quorum,
        law.commission.majority,
        law.commission.tie,
        law.commission.composition.number,
        law.commission.composition.attested_excluded,
        law.deadlines.after_hours,
    ]
    for rule in worded:
        assert letters(rule.text.kk) in act, rule.text.kk
