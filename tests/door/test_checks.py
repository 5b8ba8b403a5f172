"""The summary of ./portal test."""

import pytest

from door.checks import Check, Result, all_checks, closing_line, run, summarise, typed_files


def result(closing: str = "", status: int = 0, *, is_pytest: bool = True) -> Result:
    return Result(Check("a check", [], {}, is_pytest), 1.5, status, closing)


def test_closing_lines_of_several_runs_are_added() -> None:
    line = closing_line(
        [
            result("==== 2 failed, 300 passed, 1 skipped, 1 error in 60.01s (0:01:00) ===="),
            result("==== 12 passed, 303 deselected in 20.00s ===="),
        ]
    )
    assert line.strip("= ") == "2 failed, 312 passed, 1 skipped, 1 error in 3.00s"


def test_nothing_run_is_said() -> None:
    assert "no tests ran" in closing_line([result("==== 5 deselected in 0.10s ====", 5)])


def test_one_failure_fails_all_and_the_closing_line_is_last(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert summarise([result(is_pytest=False, status=1), result("3 passed in 1.00s")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "FAILED (status 1)" in lines[-4]
    assert "3 passed" in lines[-1]


def test_all_well_is_0() -> None:
    assert summarise([result(is_pytest=False), result("3 passed in 1.00s")]) == 0


def test_the_closing_line_is_found_above_later_output() -> None:
    program = "print('==== 4 passed in 0.02s ===='); print('a log line after it')"
    done = run(Check("tests", ["python3", "-c", program], {"PATH": "/usr/bin:/bin"}, True))
    assert done.status == 0
    assert "4 passed" in done.closing


def test_the_deployment_check_alone_runs_as_production() -> None:
    modes = {check.name: check.environment.get("PORTAL_MODE") for check in all_checks({})}
    assert [name for name, mode in modes.items() if mode] == ["deployment settings"]


def test_types_are_checked_in_the_engine_services_and_selectors() -> None:
    files = typed_files()
    assert files[0] == "scoring"
    assert "foundation/journal/services.py" in files
    assert all("services" in name or "selectors" in name for name in files[1:])
