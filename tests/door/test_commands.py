"""The list of commands, and how each reads its words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from door import apt
from door.main import COMMANDS, overview, parse
from door.places import ROOT
from door.say import Failed


def test_the_bare_command_lists_all_of_them() -> None:
    done = subprocess.run([ROOT / "portal"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == overview().strip()
    for command in COMMANDS:
        assert f"./portal {command.name} " in done.stdout


def test_operations_page_knows_every_command() -> None:
    page = (ROOT / "docs" / "operations.md").read_text()
    assert [command.name for command in COMMANDS if f"./portal {command.name}" not in page] == []


def test_up_takes_a_port() -> None:
    assert parse(["up"])[1].port == 8000
    assert parse(["up", "--port", "8123"])[1].port == 8123


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_up_refuses_what_is_no_port(port: str) -> None:
    with pytest.raises(SystemExit):
        parse(["up", f"--port={port}"])


def test_test_and_manage_hand_all_their_words_on() -> None:
    assert parse(["test", "-k", "law", "--lf"])[1].pytest_args == ["-k", "law", "--lf"]
    assert parse(["manage", "migrate", "--plan"])[1].arguments == ["migrate", "--plan"]


def test_an_unknown_command_shows_the_known_ones() -> None:
    with pytest.raises(Failed, match=r"no command “start”[\s\S]*portal up"):
        parse(["start"])


def test_missing_packages_end_in_a_line_to_type() -> None:
    said = apt.explain(apt.TO_TEST)
    packages = " ".join(need.package for need in apt.TO_TEST)
    assert said.splitlines()[-1].strip() == (
        f"sudo apt-get update && sudo apt-get install --no-install-recommends -y {packages}"
    )


def test_the_door_needs_the_standard_library_only() -> None:
    """Every module of the door but one loads on a Python that has no packages."""
    modules = sorted(path.stem for path in Path(ROOT / "door").glob("*.py"))
    modules.remove("compile_messages")
    program = "import " + ", ".join(f"door.{name}" for name in modules if name != "__init__")
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, '.'); {program}"]
    subprocess.run(command, cwd=ROOT, env={"PATH": os.environ["PATH"]}, check=True)


def test_ci_calls_the_same_command() -> None:
    assert (ROOT / ".ci" / "run").read_text().rstrip().endswith("exec ./portal test")
