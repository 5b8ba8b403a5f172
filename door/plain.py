"""Commands that need nothing of the portal: neither settings nor database nor Redis.

`manage.py` runs them before Django is looked for, `./portal manage` without starting a server.
"""

from collections.abc import Sequence
from importlib import import_module

# Name of the command, and the module whose `main(arguments)` runs it and returns its exit status.
COMMANDS = {"assess": "scoring.command"}


def is_plain(words: Sequence[str]) -> bool:
    """Whether the words of `manage.py` call such a command."""
    return bool(words) and words[0] in COMMANDS


def run(words: Sequence[str]) -> int:
    """Runs the command that the words call, and returns its exit status."""
    status: int = import_module(COMMANDS[words[0]]).main(words[1:])
    return status
