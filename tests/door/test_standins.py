"""The stand-ins that `./portal up` starts beside the pages."""

from pathlib import Path

import pytest
import urllib3

from config.env import read
from door import ports
from door.standins import StandIns, beside
from tests.door.test_env import DEMONSTRATION


def test_their_addresses_are_settings_of_the_portal() -> None:
    registers = StandIns(8050)
    environment = read({**DEMONSTRATION, **registers.addresses()})
    assert {one.url.rsplit("/", 1)[0] for one in environment.registers.values()} == {
        "http://127.0.0.1:8050"
    }
    assert {one.secret for one in environment.registers.values()} == {registers.secret}


def test_the_process_answers_until_it_is_stopped_and_knows_no_setting_of_the_portal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "the portal's own")
    registers = StandIns(beside(8950).port, tmp_path)
    running = registers.start()
    try:
        assert ports.wait_for(registers.answer, 20)
        given = Path(f"/proc/{running.process.pid}/environ").read_text()
        assert registers.secret in given
        assert "the portal's own" not in given
    finally:
        running.stop()
    assert not registers.answer()


def test_a_stand_in_without_a_secret_does_not_start(tmp_path: Path) -> None:
    running = StandIns(beside(8950).port, tmp_path, secret="").start()
    assert ports.wait_for(running.has_ended, 20)
    running.stop()
    assert running.process.returncode == 1


def test_who_does_not_know_the_secret_is_told_nothing(tmp_path: Path) -> None:
    registers = StandIns(beside(8950).port, tmp_path)
    running = registers.start()
    try:
        assert ports.wait_for(registers.answer, 20)
        address = registers.addresses()["STAFF_REGISTER_URL"]
        answer = urllib3.request("POST", f"{address}/facts", json={"question": "1", "iin": "2"})
        assert answer.status == 401
    finally:
        running.stop()
