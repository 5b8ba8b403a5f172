"""The command `assess`: what it prints, and with what status it ends."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import scoring
from scoring.as_json import as_json
from scoring.as_text import as_text
from scoring.command import main, public_calendar
from scoring.wording.codes import FINDINGS
from tests.scoring.case_files import CaseFile, case_files
from tests.scoring.test_reading import WHOLE
from tests.scoring.working_days import calendar

ANSWERS = Path(__file__).parent / "answers"
HELP, CODES = ANSWERS / "help.txt", ANSWERS / "codes.txt"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Writes a case down, asks about it, and gives status, answer and complaint."""

    def asked(text: str, *options: str) -> tuple[int, str, str]:
        path = tmp_path / "case.yaml"
        path.write_text(text, encoding="utf-8")
        status = main([str(path), *options])
        said = capsys.readouterr()
        return status, said.out, said.err

    return asked


def test_the_answer_in_json_has_every_part(run: Run) -> None:
    status, out, err = run(WHOLE, "--json")
    answer = json.loads(out)
    assert (status, err) == (0, "")
    assert (answer["ruleset"], answer["commission_level"]) == ("kz-2025", "district")
    assert answer["eligible"] is True
    assert {"code", "status", "clause", "text_kk", "text_ru", "facts"} <= set(answer["findings"][0])
    assert {key: answer["knowledge_test"][key] for key in ("required", "threshold", "status")} == {
        "required": True,
        "threshold": 70,
        "status": "passed",
    }
    assert answer["knowledge_test"]["category_by_result"] == "expert"
    score = answer["score"]
    assert (score["sheet"], score["group"], score["threshold"]) == ("teacher", "all", 84)
    assert {"row", "points", "clause", "from"} <= set(score["rows"][0])
    assert {"total", "category_reached", "warnings"} <= set(score)
    assert {"code", "category", "valid_until"} <= set(answer["outcome"])
    assert {"code", "due", "clause"} <= set(answer["deadlines"][0])
    assert {"code", "row", "text_kk", "text_ru", "earliest"} <= set(answer["missing"][0])


@pytest.mark.parametrize(
    ("options", "word"),
    [((), "Комиссия: ауданның"), (("--lang", "ru"), "Комиссия: комиссия органа")],
)
def test_the_answer_to_read_is_kazakh_unless_russian_is_asked_for(
    options: tuple[str, ...], word: str, run: Run
) -> None:
    status, out, err = run(WHOLE, *options)
    assert (status, err) == (0, "")
    assert word in out


def test_a_claim_that_fails_is_an_answer_too(run: Run) -> None:
    status, out, _ = run(WHOLE.replace("consent: true", "consent: false"), "--json")
    answer = json.loads(out)
    assert (status, answer["eligible"], answer["outcome"]) == (0, False, None)


def test_a_case_that_cannot_be_read_is_named_with_key_and_line(run: Run, tmp_path: Path) -> None:
    status, out, err = run(WHOLE.replace("post: teacher", "post: techer"))
    assert (status, out) == (2, "")
    assert err.startswith(f"{tmp_path / 'case.yaml'}: person.post, line 4: write one of 'teacher'")


@pytest.mark.parametrize(
    ("said", "instead", "place"),
    [
        (
            "category: expert",
            "category: expret",
            "claim.category, line 23: there is no code expret",
        ),
        ("code: moderator", "code: moderatr", "person.category.code, line 17: there is no code"),
        (
            "grounds: []",
            "grounds: [{code: luck}]",
            "grounds.0.code, line 24: there is no code luck",
        ),
        (
            "other_categories: []",
            "other_categories: [{code: x}]",
            "person.other_categories.0.code, line 22",
        ),
    ],
)
def test_a_code_that_no_ruleset_knows_cannot_be_read(
    said: str, instead: str, place: str, run: Run
) -> None:
    status, out, err = run(WHOLE.replace(said, instead))
    assert (status, out) == (2, "")
    assert place in err


def test_a_day_without_law_has_a_status_of_its_own(run: Run) -> None:
    status, out, err = run(WHOLE.replace("date: 2026-03-20", "date: 2025-02-01", 1))
    assert (status, out) == (3, "")
    assert "No ruleset in force on 2025-02-01" in err


def test_another_ruleset_may_be_asked(run: Run) -> None:
    assert json.loads(run(WHOLE, "--json", "--ruleset", "kz-2024-pilot")[1])["ruleset"] == (
        "kz-2024-pilot"
    )
    for draft in scoring.drafts():
        assert run(WHOLE, "--json", "--ruleset", draft.id)[0] == 0
    assert run(WHOLE, "--ruleset", "kz-1999") == (2, "", "There is no ruleset kz-1999\n")


def test_a_question_without_a_case_is_refused() -> None:
    with pytest.raises(SystemExit) as refused:
        main([])
    assert refused.value.code == 2


def test_the_command_says_how_it_is_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert (left.value.code, capsys.readouterr().out) == (0, HELP.read_text())


def test_the_lists_of_codes_stand(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--codes"]) == 0
    assert capsys.readouterr().out == CODES.read_text()


def test_another_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["case.yaml", "--lang", "en"])
    assert refused.value.code == 2
    assert "choose from" in capsys.readouterr().err


def test_the_codes_are_listed_with_both_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--codes", "--json"]) == 0
    codes = json.loads(capsys.readouterr().out)
    law = scoring.rulesets()[-1]
    assert set(codes["grounds"]) == set(law.stated_grounds)
    assert set(codes["categories"]) == set(law.categories.categories)
    assert codes["posts"]["teacher"] == {"kk": "педагог", "ru": "педагог"}
    assert {"altynsarin", "rumcdo", "early_development", "nncp", "ministry"} <= set(
        codes["editions"]
    )
    assert set(codes["outcomes"]) == {
        "conforms_to_declared",
        "conforms_to_present",
        "lower_than_present",
        "lower_than_declared",
        "does_not_conform",
    }
    assert main(["--codes"]) == 0
    assert "педагог-сарапшы / педагог-эксперт" in capsys.readouterr().out


def test_public_holidays_and_weekends_are_not_worked() -> None:
    days = public_calendar(date(2026, 3, 20))
    assert days.is_working(date(2026, 3, 20))
    assert not any(days.is_working(date(2026, 3, day)) for day in (21, 22, 23))


def answers() -> Iterator[tuple[CaseFile, scoring.Assessment]]:
    days = calendar()
    for file in case_files():
        if "error" not in file.expect:
            case = file.case
            named = scoring.ruleset(file.ruleset) if file.ruleset else None
            rules = named or scoring.ruleset_on(case.date, case.region)
            yield file, scoring.assess(case, rules, days)


def codes_in(answer: Any) -> Iterator[str]:
    """The codes of findings in an answer, wherever they stand."""
    if isinstance(answer, dict):
        if {"code", "status"} <= set(answer):
            yield answer["code"]
        for part in answer.values():
            yield from codes_in(part)
    elif isinstance(answer, list):
        for part in answer:
            yield from codes_in(part)


def test_every_code_of_a_finding_has_a_name_and_every_answer_can_be_read() -> None:
    for place, (file, answer) in enumerate(answers()):
        assert set(codes_in(as_json(answer))) <= set(FINDINGS), file.id
        if place % 5 == 0:
            for language in ("kk", "ru"):
                text = as_text(answer, language)
                assert not {"None", "{", "}"} & set(text.replace(",", " ").split()), file.id
