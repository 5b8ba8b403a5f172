"""What a sheet may hold, and what is missing to send it."""

from typing import Any

import pytest

import scoring
from foundation.base.errors import Refused
from lessons.content import LONGEST_LINE, checked, empty, missing_to_send, total_of
from scoring.models.observation import ObservationForm


@pytest.fixture(params=["secondary_tvet", "preschool", "special"])
def form(request: pytest.FixtureRequest) -> ObservationForm:
    return scoring.ruleset("kz-2024-pilot").observation_form(request.param)


def content(**parts: Any) -> dict[str, Any]:
    return {**empty(), **parts}


def test_an_empty_sheet_is_a_right_draft(form: ObservationForm) -> None:
    assert checked(empty(), form) == empty()


def test_an_empty_sheet_misses_everything_in_the_order_of_the_form(form: ObservationForm) -> None:
    fields = [field for field, _message in missing_to_send(empty(), form)]
    lines = [f"levels.{number}" for number, _ in form.descriptors()]
    assert fields[0] == "header.subject"
    assert [field for field in fields if field.startswith("levels")] == lines
    assert fields[-2:] == ["conclusions", "recommendations"]


def test_the_lowest_level_is_a_level(form: ObservationForm) -> None:
    levels = {number: 0 for number, _ in form.descriptors()}
    fields = [field for field, _ in missing_to_send(content(levels=levels), form)]
    assert not [field for field in fields if field.startswith("levels")]


def test_blanks_are_nothing(form: ObservationForm) -> None:
    fields = [field for field, _ in missing_to_send(content(recommendations=" \n"), form)]
    assert "recommendations" in fields


def test_the_total_is_the_sum_of_the_levels() -> None:
    assert total_of(content(levels={"1": 3, "2": 0, "34": 2})) == 5


def test_empty_texts_are_not_kept(form: ObservationForm) -> None:
    assert checked(content(notes={"1.1": ""}), form)["notes"] == {}


WRONG: dict[str, Any] = {
    "not a sheet": [],
    "a part too many": {**empty(), "grade": 5},
    "a part too few": {"levels": {}},
    "no such line": content(levels={"99": 1}),
    "no such level": content(levels={"1": 4}),
    "a level in words": content(levels={"1": "2"}),
    "a yes for a level": content(levels={"1": True}),
    "levels in a row": content(levels=[1, 2]),
    "no such criterion": content(notes={"9.9": "…"}),
    "what the visit knows": content(header={"teacher_name": "…"}),
    "a number for a text": content(conclusions=5),
    "no photograph's id": content(photo="../../etc/passwd"),
}


@pytest.mark.parametrize("given", WRONG.values(), ids=WRONG.keys())
def test_what_the_form_does_not_have_is_refused(form: ObservationForm, given: Any) -> None:
    with pytest.raises(Refused) as refusal:
        checked(given, form)
    assert refusal.value.code == "content"


def test_a_text_too_long_is_refused_by_its_name(form: ObservationForm) -> None:
    with pytest.raises(Refused) as refusal:
        checked(content(notes={"1.1": "а" * (LONGEST_LINE + 1)}), form)
    assert (refusal.value.code, refusal.value.field) == ("too_long", "notes.1.1")
