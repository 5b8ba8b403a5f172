"""Commands that need nothing of the portal run before anything of it is looked for."""

import subprocess
from argparse import Namespace

import pytest

from door import apt, housekeeping, plain, python, say
from door.places import PYTHON, ROOT


@pytest.mark.parametrize(
    ("words", "is_plain"), [(["assess", "case.yaml"], True), (["migrate"], False), ([], False)]
)
def test_a_plain_command_is_known_by_its_first_word(words: list[str], is_plain: bool) -> None:
    assert plain.is_plain(words) is is_plain


def test_it_runs_with_an_empty_environment_and_prints_the_answer_alone() -> None:
    command = [PYTHON, "manage.py", "assess", "--codes"]
    ran = subprocess.run(command, cwd=ROOT, env={}, capture_output=True, text=True, check=True)
    assert "педагог-эксперт" in ran.stdout
    assert ran.stderr == ""


def test_the_door_runs_it_without_servers(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = []
    monkeypatch.setattr(apt, "ensure", asked.append)
    monkeypatch.setattr(python, "ensure", lambda: None)
    monkeypatch.setattr(say.Voice, "keeps_output_clean", False)
    monkeypatch.setattr(housekeeping, "main_servers", lambda: pytest.fail("servers were asked for"))
    status = housekeeping.manage(Namespace(arguments=["assess", "nowhere.yaml"]))
    said = capfd.readouterr()
    assert (status, said.out, asked) == (2, "", [apt.FOR_PYTHON])
    assert "nowhere.yaml" in said.err
