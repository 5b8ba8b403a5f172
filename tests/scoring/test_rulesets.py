"""The rule files as they stand: complete in both languages, referenced, true to the act."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from scoring import (
    NoRulesetInForce,
    Ruleset,
    UnknownRuleset,
    drafts,
    ruleset,
    ruleset_on,
    rulesets,
)
from scoring.layers import read_layers
from scoring.loader import RULESETS, inside, references
from scoring.models.base import Rule
from tests.scoring.act import ACT, letters, texts_in, words

KARAGANDA, ASTANA = "351010000", "710000000"


def rules_in(rules: object) -> Iterator[Rule]:
    if isinstance(rules, Rule):
        yield rules
    for _, value in inside(rules):
        yield from rules_in(value)


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


def test_a_draft_is_read_but_in_force_on_no_day() -> None:
    (draft,) = drafts()
    assert draft is ruleset("kz-2026-draft")
    assert draft not in rulesets()
    assert ruleset_on(date(2026, 9, 1), KARAGANDA).id == "kz-2025"
    assert not draft.applies(date(2026, 9, 1), KARAGANDA)


def test_a_draft_changes_only_what_it_says() -> None:
    draft, today = ruleset("kz-2026-draft"), ruleset("kz-2025")
    assert draft.eligibility == today.eligibility
    assert draft.sanctions == today.sanctions
    assert draft.commission == today.commission
    assert draft.sheet("methodist") == today.sheet("methodist")


def test_the_draft_asks_no_authors_programme_of_a_master() -> None:
    draft, today = ruleset("kz-2026-draft").sheet("teacher"), ruleset("kz-2025").sheet("teacher")
    assert draft.rows["3.5"].cells["master"].base is None
    for name in ("all", "optional_2_1"):
        less, whole = draft.thresholds[name], today.thresholds[name]
        assert less.totals["master"].base == whole.totals["master"].base - 4
        assert (less.source, less.confidence) == ("public", "C")
        assert {**less.totals, "master": whole.totals["master"]} == whole.totals


def test_an_unknown_ruleset_is_an_error() -> None:
    with pytest.raises(UnknownRuleset, match="kz-1999"):
        ruleset("kz-1999")


def test_every_text_has_kazakh_and_russian(law: Ruleset) -> None:
    for path, text in texts_in(law):
        assert text.kk.strip(), path
        assert text.ru.strip(), path


def test_russian_has_no_kazakh_letters(law: Ruleset) -> None:
    for path, text in texts_in(law):
        russian = re.sub("Алтын белгі|Ұстаз|Болашақ", "", text.ru)
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


def test_the_wording_of_outcomes_consent_and_grounds_is_the_acts() -> None:
    law = ruleset("kz-2024-pilot")
    act = letters(ACT)
    teachers, heads = law.commission.conclusions.values()
    printed = ("conforms_to_declared", "conforms_to_present", "lower_than_present")
    worded = [
        *(teachers.outcomes[code] for code in printed),
        *heads.outcomes.values(),
        teachers.early_keeps_present,
        heads.early_keeps_present,
        teachers.lowest,
        *law.application.consent.parts.values(),
        *law.application.refusal_grounds.values(),
        law.application.submission,
        law.application.providers,
        law.application.channels.routes["all"],
        law.commission.quorum,
        law.commission.majority,
        law.commission.tie,
        law.commission.composition.number,
        law.commission.composition.attested_excluded,
        law.deadlines.after_hours,
        law.deadlines.terms["production_meeting"],
        law.test.sitters,
        law.test.below_threshold.old_formats,
    ]
    for rule in worded:
        assert letters(rule.text.kk) in act, rule.text.kk


def test_the_lists_of_commissions_are_the_acts_word_by_word() -> None:
    known = words(ACT)
    for clause in ruleset("kz-2024-pilot").commission.levels.values():
        assert not set(words(clause.text.kk)) - set(known), clause.text.kk


def test_an_act_is_described_once() -> None:
    """What a ruleset extends has told already which acts it knows."""
    for law in (*rulesets(), *drafts()):
        own, *extended = read_layers(RULESETS, law.id)
        known = {act for layer in extended for act in layer.content.get("acts", {})}
        assert not known & set(own.content.get("acts", {})), law.id


def test_no_line_of_a_rule_file_is_longer_than_a_hundred_characters() -> None:
    for file in RULESETS.rglob("*.yaml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        assert [number for number, line in enumerate(lines, 1) if len(line) > 100] == [], file
