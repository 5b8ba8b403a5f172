"""`./portal mutants`: mutmut changes the law's code bit by bit; a test has to notice each change.

How it works is told in pyproject.toml. It keeps what it found in `mutants/`; a broken-off run goes
on from there, `rm -r mutants` begins anew.
"""

import argparse
import subprocess
from collections.abc import Iterable

from door import apt, python
from door.checks import WORKERS
from door.places import ROOT, tool
from door.say import line

NEEDED = 90  # percent killed
# "timeout" is not among them: mutmut calls so, too, whatever pytest could not be asked to run.
NOTICED = frozenset({"killed", "segfault", "caught by type check"})
NOT_TRIED = frozenset({"not checked", "skipped"})


def mutants(options: argparse.Namespace) -> int:
    """Try the mutants of the modules, list those that live and say how many died."""
    apt.ensure(apt.FOR_PYTHON)
    python.ensure(for_tests=True)
    patterns = [f"{module}*" for module in options.modules]
    run = [tool("python"), "-m", "tools.warm_mutmut", "run", "--max-children", WORKERS, *patterns]
    tried = subprocess.run(run, cwd=ROOT, check=False)
    if tried.returncode != 0:
        return tried.returncode
    shown = [tool("mutmut"), "results", "--all", "true"]
    listed = subprocess.run(shown, cwd=ROOT, check=True, capture_output=True, text=True)
    return summarise(statuses(listed.stdout, options.modules))


def statuses(listed: str, modules: Iterable[str]) -> dict[str, str]:
    """Mutant → what became of it, of those tried in the modules."""
    lines = (one.strip().rpartition(": ") for one in listed.splitlines() if ": " in one)
    return {
        name: status
        for name, _, status in lines
        if status not in NOT_TRIED and name.startswith(tuple(modules))
    }


def summarise(found: dict[str, str]) -> int:
    """Say who lives, and the share killed; status 0 where it is enough."""
    living = {name: status for name, status in found.items() if status not in NOTICED}
    for name, status in living.items():
        line(f"{name}: {status}")
    killed = len(found) - len(living)
    share = 100 * killed / len(found) if found else 0
    line(f"{killed} of {len(found)} mutants killed: {share:.1f} % (at least {NEEDED} % needed).")
    line("`.venv/bin/mutmut show <name>` shows what a mutant changes.")
    return 0 if share >= NEEDED else 1
