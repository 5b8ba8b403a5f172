"""The adapter against the stand-in, a process of its own, in every way a register can fail."""

import json

import pytest
from django.conf import LazySettings

from config.env import OutsideRegister
from foundation.gateways import (
    Course,
    Known,
    NotAvailable,
    Register,
    Unknown,
    Why,
    ask_registers,
)
from foundation.gateways.over_http import HttpRegister
from foundation.gateways.reading import NotUnderstood, read_answer
from tests.registry.builders import iin
from tests.standins import facts
from tests.standins.registers import SECRET, StandIn

PERSON = iin(77)


def asked(register: Register = Register.COURSES) -> object:
    return ask_registers(PERSON)[register]


def test_what_a_register_tells_comes_typed(registers: StandIn) -> None:
    registers.tell("courses", PERSON, facts.course(hours=72, issued_on="2026-03-01"))
    answer = asked()
    assert isinstance(answer, Known)
    (told,) = answer.facts
    assert isinstance(told, Course)
    assert (told.hours, told.issued_on.isoformat(), told.key) == (72, "2026-03-01", "course-1")


def test_every_register_is_asked_and_knows_its_own(registers: StandIn) -> None:
    registers.tell("staff", PERSON, facts.diploma())
    registers.tell("contests", PERSON, facts.contest())
    registers.tell("testing", PERSON)
    answers = ask_registers(PERSON)
    assert [type(answers[register]) for register in Register] == [Known, Unknown, Known, Known]
    assert answers[Register.TESTING] == Known(())


def test_a_person_whom_it_does_not_have_is_unknown(registers: StandIn) -> None:
    registers.tell("courses", iin(78), facts.course())
    assert asked() == Unknown()


@pytest.mark.parametrize(
    ("mode", "why"),
    [
        ("down", Why.NO_ANSWER),
        ("slow", Why.TOO_SLOW),
        ("dripping", Why.TOO_SLOW),
        ("garbage", Why.NOT_UNDERSTOOD),
        ("half", Why.NO_ANSWER),
        ("endless", Why.NOT_UNDERSTOOD),
        ("mistaken", Why.NOT_UNDERSTOOD),
        ("moved", Why.NO_ANSWER),
    ],
)
def test_a_failing_register_is_not_available_and_the_others_answer(
    registers: StandIn, settings: LazySettings, mode: str, why: Why
) -> None:
    settings.REGISTERS_SECONDS = 1
    registers.tell("courses", PERSON, facts.course())
    registers.tell("staff", PERSON, facts.diploma())
    registers.switch(mode, "courses")
    answers = ask_registers(PERSON)
    assert answers[Register.COURSES] == NotAvailable(why)
    assert isinstance(answers[Register.STAFF], Known)


def test_an_answer_that_drips_in_ends_with_the_time_and_leaves_nobody_listening(
    registers: StandIn,
) -> None:
    """The adapter itself hangs up: its thread does not go on behind the page's back."""
    registers.tell("courses", PERSON, facts.course())
    registers.switch("dripping", "courses")
    one = HttpRegister(Register.COURSES, registers.address("courses"), SECRET, seconds=1)
    assert one.facts_of(PERSON) == NotAvailable(Why.TOO_SLOW)


def test_a_stopped_register_is_not_available(tmp_path: object, settings: LazySettings) -> None:
    own = StandIn(tmp_path / "facts.json")  # type: ignore[operator]
    settings.REGISTERS = own.connected()
    own.stop()
    assert set(ask_registers(PERSON).values()) == {NotAvailable(Why.NO_ANSWER)}


def test_without_an_address_nobody_is_asked(settings: LazySettings) -> None:
    settings.REGISTERS = {}
    assert set(ask_registers(PERSON).values()) == {NotAvailable(Why.NOT_CONNECTED)}


def test_a_wrong_address_is_not_an_unknown_person(
    registers: StandIn, settings: LazySettings
) -> None:
    wrong = {"courses": OutsideRegister(registers.address("nowhere"), "secret")}
    settings.REGISTERS = wrong
    assert asked() == NotAvailable(Why.NO_ANSWER)


def test_a_wrong_secret_is_refused(registers: StandIn, settings: LazySettings) -> None:
    registers.tell("courses", PERSON, facts.course())
    settings.REGISTERS = {"courses": OutsideRegister(registers.address("courses"), "guessed")}
    assert asked() == NotAvailable(Why.NO_ANSWER)


BROKEN = {
    "hours as text": facts.course(hours="72"),
    "hours as a fraction": facts.course(hours=72.0),
    "no hours": {name: value for name, value in facts.course().items() if name != "hours"},
    "hours below nothing": facts.course(hours=-1),
    "a field nobody knows": facts.course(colour="red"),
    "a day that never was": facts.course(issued_on="2026-02-30"),
    "a day as a number": facts.course(issued_on=20260301),
    "an empty title": facts.course(title=""),
    "a title without an end": facts.course(title="к" * 301),
    "a sign no table keeps": facts.course(title="к\x00"),
    "half a letter": facts.course(title="\ud800"),
    "a kind nobody knows": facts.course(kind="medal"),
    "another register's kind": facts.diploma(),
    "no fact at all": "course",
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_one_fact_out_of_form_and_nothing_of_the_answer_is_believed(
    registers: StandIn, broken: object
) -> None:
    registers.tell("courses", PERSON, facts.course(key="sound"), broken)  # type: ignore[arg-type]
    assert asked() == NotAvailable(Why.NOT_UNDERSTOOD)


@pytest.mark.parametrize(
    ("register", "broken"),
    [
        (Register.STAFF, facts.diploma(grade="secondary")),
        (Register.STAFF, facts.diploma(speciality={"kk": "Математика"})),
        (Register.TESTING, facts.result(points=51)),
        (Register.TESTING, facts.result(maximum=0, points=0)),
        (Register.CONTESTS, facts.contest(place="first")),
    ],
)
def test_facts_that_contradict_themselves_are_not_understood(
    registers: StandIn, register: Register, broken: dict[str, object]
) -> None:
    registers.tell(register.value, PERSON, broken)
    assert asked(register) == NotAvailable(Why.NOT_UNDERSTOOD)


def test_two_facts_under_one_key_are_not_understood(registers: StandIn) -> None:
    registers.tell("courses", PERSON, facts.course(), facts.course(hours=72))
    assert asked() == NotAvailable(Why.NOT_UNDERSTOOD)


def test_more_facts_than_a_life_has_are_not_understood(registers: StandIn) -> None:
    many = [facts.course(key=f"course-{number}") for number in range(501)]
    registers.tell("courses", PERSON, *many)
    assert asked() == NotAvailable(Why.NOT_UNDERSTOOD)


def test_the_log_names_the_register_and_nothing_of_the_person(
    registers: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    registers.tell("courses", PERSON, facts.course(title="Құпия\x00"))
    asked()
    said = json.dumps([str(entry.msg) + entry.getMessage() for entry in caplog.records])
    assert "register_not_available" in said
    assert PERSON not in said
    assert "Құпия" not in said
    assert "/courses/facts" in said  # the client itself was heard: its address has no number in it


def test_facts_about_an_unknown_person_are_not_understood() -> None:
    body = json.dumps({"question": "q", "known": False, "facts": [facts.course()]}).encode()
    with pytest.raises(NotUnderstood):
        read_answer(body, register=Register.COURSES, question="q")
    empty = json.dumps({"question": "q", "known": False, "facts": []}).encode()
    assert read_answer(empty, register=Register.COURSES, question="q") == Unknown()
