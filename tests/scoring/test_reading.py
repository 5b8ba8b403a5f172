"""A case is read strictly, and what cannot be read is said with its key and line."""

from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from scoring.case import Case, Person
from scoring.errors import CaseError
from scoring.reading import read_case_file

NEEDED = """\
date: 2026-03-20
claim: {category: expert, kind: regular, purpose: assignment}
"""
WHOLE = """\
date: 2026-03-20
region: "35"
person:
  post: teacher
  staff_group: null
  deputy_profile: null
  organisation: secondary
  legal_entity: true
  subordination: district
  penitentiary: false
  sex: female
  born: 1985-03-01
  subject: physics
  education: {level: higher, pedagogical: true, in_profile: true, retraining: false}
  tenure_years: 7
  category:
    code: moderator
    granted: 2021-08-15
    valid_until: 2026-08-15
    granted_by: regular
    confirmed_times_running: 0
  other_categories: []
claim: {category: expert, kind: regular, purpose: assignment}
grounds: []
knowledge_test: {taken: 2026-03-10, percent: 72, annulled: false}
language_certificates: [{name: ielts, score: "6.5", valid_until: 2027-01-01}]
sanctions: [{kind: test_breach, established: 2024-05-01}]
consent: true
essay_words: 270
applied_this_year: false
evidence:
  - {row: "2.1", kind: olympiad, work: "Regional olympiad 2025", level: region, winner: true}
  - {row: "3.3", kind: article, work: "Study of a lesson", edition: altynsarin, authors: 2}
  - {row: "4.1", kind: course, work: "Course", hours: 80}
  - {row: "3.1", kind: transmission, work: "Programme", level: region, places: 3}
indicators:
  "1.1": {dynamics: growth, percent: "1.5"}
  "3.3": {percent: "65"}
  "1.5": {met: true, extra_budget: true}
observations:
  - {date: 2026-02-10, by: method_cabinet_methodist, form: secondary_tvet, total: 75}
events: {submitted: 2026-03-20T19:10}
"""


def read(folder: Path, text: str) -> Case:
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return read_case_file(path).case


def refusal(folder: Path, text: str) -> CaseError:
    with pytest.raises(CaseError) as refused:
        read(folder, text)
    assert refused.value.file == str(folder / "case.yaml")
    return refused.value


def test_a_case_that_says_everything_is_read_whole(tmp_path: Path) -> None:
    case = read(tmp_path, WHOLE)
    assert case.person.born == date(1985, 3, 1)
    assert case.language_certificates[0].score == Fraction(13, 2)
    assert case.evidence[0].winner
    assert case.indicators["1.1"].percent == Fraction(3, 2)
    assert case.events.submitted == datetime(2026, 3, 20, 19, 10)


def test_what_is_left_out_is_none_or_unknown(tmp_path: Path) -> None:
    case = read(tmp_path, NEEDED)
    assert (case.person, case.evidence, case.knowledge_test) == (Person(), (), None)
    assert (case.consent, case.present) == (None, "none")


NULLS = ["region", "person", "grounds", "knowledge_test", "language_certificates", "sanctions"]
NULLS += ["consent", "essay_words", "applied_this_year", "evidence", "indicators", "observations"]
NULLS += ["events"]


@pytest.mark.parametrize("key", NULLS)
def test_null_is_the_same_as_left_out(key: str, tmp_path: Path) -> None:
    assert read(tmp_path, f"{NEEDED}{key}: null\n") == read(tmp_path, NEEDED)


def test_null_inside_a_block_is_the_same_as_left_out(tmp_path: Path) -> None:
    inner = "person: {penitentiary: null, education: null, other_categories: null}\n"
    evidence = 'evidence: [{row: "2.1", kind: a, work: b, winner: null, authors: null}]\n'
    case = read(tmp_path, NEEDED + inner + evidence)
    assert case.person == Person()
    assert (case.evidence[0].winner, case.evidence[0].authors) == (False, 1)


@pytest.mark.parametrize(
    "written",
    ["2026-03-20T19:10", "2026-03-20T19:10:00", "2026-03-20 19:10:00", '"2026-03-20T19:10"'],
)
def test_a_moment_is_written_with_or_without_seconds(written: str, tmp_path: Path) -> None:
    case = read(tmp_path, f"{NEEDED}events: {{submitted: {written}}}\n")
    assert case.events.submitted == datetime(2026, 3, 20, 19, 10)


# What stands after the two lines that every case has → key, line, and a word of the reason.
REFUSED = {
    "an unknown key": ("colour: red", "colour", 3, "there is no such key"),
    "an unknown key without a value": ("colour: null", "colour", 3, "there is no such key"),
    "a misspelt key": ("person:\n  tenur_years: 3", "person.tenur_years", 4, "tenure_years?"),
    "a key twice": ("consent: true\nconsent: true", "consent", 4, "stands twice"),
    "a number that is not exact": ("knowledge_test: {percent: 72.5}", "knowledge_test.percent", 3,
                                   'put it in quotes: "72.5"'),
    "a row without quotes": ("evidence:\n  - {row: 2.1, kind: a, work: b}", "evidence.0.row", 4,
                             'put it in quotes: "2.1"'),
    "a row that is a number": ("evidence:\n  - {row: 2, kind: a, work: b}", "evidence.0.row", 4,
                               "in quotes, not 2"),
    "a key without quotes": ("indicators:\n  1.1: {met: true}", "indicators.1.1", 4, "in quotes"),
    "an unknown code": ("person: {post: techer}", "person.post", 3, "'teacher'"),
    "a day that never was": ("person: {born: 1985-02-29}", "person.born", 3, "no such day"),
    "a day in words": ("person: {born: last year}", "person.born", 3, "like 2026-03-20"),
    "a day with an hour": ("person: {born: 1985-03-01 10:00:00}", "person.born", 3, "like 2026"),
    "a moment without an hour": ("events: {submitted: 2026-03-20}", "events.submitted", 3,
                                 "like 2026-03-20T19:10"),
    "a moment of another zone": ("events: {decided: 2026-03-20T19:10:00Z}", "events.decided", 3,
                                 "without a zone"),
    "a word for a number": ("essay_words: many", "essay_words", 3, "a whole number"),
    "a number below nothing": ("essay_words: -1", "essay_words", 3, "at least 0"),
    "a share above the whole": ("knowledge_test: {percent: 101}", "knowledge_test.percent", 3,
                                "at most 100"),
    "yes for true": ('consent: "yes"', "consent", 3, "true or false"),
    "a block for a list": ("evidence: {}", "evidence", 3, "a list"),
    "a list for a block": ("person: []", "person", 3, "a block of keys"),
    "nothing in a list": ("evidence:\n  - null", "evidence.0", 4, "a block of keys"),
    "an empty name": ('grounds: [{code: ""}]', "grounds.0.code", 3, "must not be empty"),
    "a part that is missing": ("grounds:\n  - {since: 2025-01-01}", "grounds.0.code", 4, "missing"),
    "a region in words": ("region: Astana", "region", 3, "must look like"),
    "an alias": ("person: &me {post: teacher}\ngrounds: *me", "", 4, "no aliases"),
    "something else than data": ("region: !!binary MzU=", "region", 3, "write words"),
    "no YAML at all": ("evidence: [", "", 3, ""),
}  # fmt: skip


# The whole reason of each, word for word.
WORDS = yaml.safe_load((Path(__file__).parent / "answers" / "refusals.yaml").read_text())


@pytest.mark.parametrize("mistake", list(REFUSED))
def test_a_refusal_names_key_line_and_reason(mistake: str, tmp_path: Path) -> None:
    written, key, line, why = REFUSED[mistake]
    refused = refusal(tmp_path, NEEDED + written)
    assert (refused.key, refused.line) == (key, line)
    assert why in refused.why
    assert refused.why == WORDS[mistake]
    assert f"line {line}" in str(refused)


def test_the_first_mistake_in_the_file_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path, f"{NEEDED}consent: 1\nregion: 35\n").key == "consent"


@pytest.mark.parametrize("key", ["date", "claim"])
def test_a_case_has_a_day_and_a_claim(key: str, tmp_path: Path) -> None:
    lines = [line for line in NEEDED.splitlines() if not line.startswith(key)]
    refused = refusal(tmp_path, "\n".join(lines))
    assert (refused.key, refused.line, refused.why) == (key, 1, "this key is missing")


def test_a_day_that_is_null_is_missing(tmp_path: Path) -> None:
    refused = refusal(tmp_path, NEEDED.replace("2026-03-20", "null"))
    assert (refused.key, refused.line, refused.why) == ("date", 1, "this key is missing")


@pytest.mark.parametrize("text", ["", "# nothing\n", "- date\n", "date\n"])
def test_a_case_is_a_block_of_keys(text: str, tmp_path: Path) -> None:
    assert "a case is a block of keys" in refusal(tmp_path, text).why


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="No such file") as refused:
        read_case_file(tmp_path / "nowhere.yaml")
    assert refused.value.file == str(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"date: \x07"])
def test_a_file_that_is_no_text_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    with pytest.raises(CaseError):
        read_case_file(path)
