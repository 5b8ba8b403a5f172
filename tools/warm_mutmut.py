"""mutmut, with the tests found once for all changes and not anew for each.

Finding three thousand tests takes longer than running those that notice a change. The process that
forks for each change finds them once; a fork runs its own, in their order, and stops at the first
that fails. Functions that already ran while the tests were found (they read the rules) forget what
they answered then, without the change; where no test fails, the tests are found anew as well.
"""

import functools
import gc
from collections.abc import Iterable

import pytest
from _pytest.config import _prepareconfig
from mutmut.__main__ import cli
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.utils.file_utils import change_cwd
from mutmut.utils.format_utils import mangled_name_from_mutant_name
from mutmut.workers import isolation

QUIET = ("--rootdir=.", "--tb=no", "-q", "-p", "no:cacheprovider")


class WarmRunner(PytestRunner):
    """`found` has each test by its id, in the order of the run; `ran` what ran to find them."""

    def __init__(self) -> None:
        super().__init__()
        self.session: pytest.Session | None = None
        self.found: dict[str, pytest.Item] = {}
        self.ran: set[str] = set()

    def warm_up(self) -> None:
        arguments = (*QUIET, *self._pytest_add_cli_args_test_selection, *self._pytest_add_cli_args)
        set_mutant_under_test("stats")
        with change_cwd("mutants"):
            config = _prepareconfig(list(arguments))
            config._do_configure()
            self.session = pytest.Session.from_config(config)
            config.hook.pytest_sessionstart(session=self.session)
            config.hook.pytest_collection(session=self.session)
        self.found = {item.nodeid: item for item in self.session.items}
        self.ran = set(state()._stats)

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        if not mutant_name or not self.session:
            return super().run_tests(mutant_name=mutant_name, tests=tests)
        ran_before = mangled_name_from_mutant_name(mutant_name) in self.ran
        if ran_before:
            _forget()
        told = self._run_found(set(tests))
        if ran_before and told == pytest.ExitCode.OK:
            told = super().run_tests(mutant_name=mutant_name, tests=tests)
        return int(told)

    def _run_found(self, wanted: set[str]) -> int:
        assert self.session is not None
        items = [item for name, item in self.found.items() if name in wanted]
        with change_cwd("mutants"):
            for item, after in zip(items, [*items[1:], None], strict=True):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
                if self.session.testsfailed:
                    return pytest.ExitCode.TESTS_FAILED
        return pytest.ExitCode.OK if items else pytest.ExitCode.NO_TESTS_COLLECTED


def _forget() -> None:
    """Empty what `functools.cache` keeps, everywhere."""
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper):
            kept.cache_clear()


if __name__ == "__main__":
    isolation.PytestRunner = WarmRunner  # type: ignore[misc]
    cli()
