"""The list of commands and what each takes."""

import argparse
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from door import checks, housekeeping, mutants, signals, up
from door.environment import WEB_PORT
from door.say import Failed, line

Options = argparse.Namespace


@dataclass(frozen=True)
class Command:
    name: str
    meaning: str
    run: Callable[[Options], int]
    takes: Callable[[argparse.ArgumentParser], object] = lambda _parser: None


def takes_port(parser: argparse.ArgumentParser) -> None:
    help_text = f"port of the web pages ({WEB_PORT})"
    parser.add_argument("--port", type=port_number, default=WEB_PORT, help=help_text)


def port_number(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is not a port between 1 and 65535")
    return int(text)


def takes_yes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask")


def takes_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="also check that none is missing")


def takes_modules(parser: argparse.ArgumentParser) -> None:
    help_text = "only these modules, like scoring.texts (all of the law)"
    parser.add_argument("modules", nargs="*", default=["scoring"], help=help_text)


def takes_upgrade(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--upgrade", action="store_true", help="take the newest allowed versions")


COMMANDS = (
    Command(
        "up",
        "set up what is missing and serve the portal with its demonstration country",
        up.up,
        takes_port,
    ),
    Command("test", "run every check; with arguments: only pytest, with them", checks.test),
    Command(
        "mutants",
        "change the law's code bit by bit and see whether its tests notice (hours)",
        mutants.mutants,
        takes_modules,
    ),
    Command(
        "reset", "empty the demonstration: database, files, letters", housekeeping.reset, takes_yes
    ),
    Command("stop", "stop what runs of this portal", housekeeping.stop),
    Command("status", "say what runs and where", housekeeping.status),
    Command("manage", "run a command of manage.py with the portal's database", housekeeping.manage),
    Command("messages", "compile the translations", housekeeping.messages, takes_check),
    Command("css", "build the design's style sheets and scripts (needs Node)", housekeeping.css),
    Command(
        "lock", "write the locked lists of Python packages anew", housekeeping.lock, takes_upgrade
    ),
    Command("fmt", "format the code", housekeeping.fmt),
)
PASSED_ON = {"manage": "arguments", "test": "pytest_args"}  # commands that hand all their words on


def main(words: Sequence[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        line(overview())
        return 0
    signals.listen()
    try:
        command, options = parse(words)
        return command.run(options)
    except Failed as failure:
        line(f"\n{failure}")
    except subprocess.CalledProcessError as failure:
        line(f"\n“{' '.join(map(str, failure.cmd))}” ended with status {failure.returncode}.")
    except signals.Stopped as request:
        line(f"Stopped ({request}).")
        return 0 if words[0] == "up" else 130
    return 1


def overview() -> str:
    listed = "\n".join(f"  ./portal {command.name:10} {command.meaning}" for command in COMMANDS)
    return f"The attestation portal of Kazakhstan's teachers. Its commands:\n\n{listed}"


def parse(words: Sequence[str]) -> tuple[Command, Options]:
    command = next((one for one in COMMANDS if one.name == words[0]), None)
    if command is None:
        raise Failed(f"There is no command “{words[0]}”.\n\n{overview()}")
    if command.name in PASSED_ON:
        return command, Options(**{PASSED_ON[command.name]: list(words[1:])})
    parser = argparse.ArgumentParser(prog=f"./portal {command.name}", description=command.meaning)
    command.takes(parser)
    return command, parser.parse_args(words[1:])
