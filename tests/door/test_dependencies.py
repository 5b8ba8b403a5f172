"""pyproject.toml and the locks agree, and every dependency says why it is there."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from door.places import DEV_LOCK, LOCK, ROOT

PROJECT = ROOT / "pyproject.toml"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)", re.MULTILINE)


def locked(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text()
    return {canonicalize_name(name): version for name, version in PINNED.findall(text)}


def wanted(part: str) -> list[str]:
    settings = tomllib.loads(PROJECT.read_text())
    if part == "dev":
        return list(settings["dependency-groups"]["dev"])
    return list(settings["project"]["dependencies"])


@pytest.mark.parametrize(("part", "lock"), [("main", LOCK.name), ("dev", DEV_LOCK.name)])
def test_the_lock_holds_an_allowed_version_of_every_dependency(part: str, lock: str) -> None:
    versions = locked(lock)
    for text in wanted(part):
        requirement = Requirement(text)
        version = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{text}, but {lock} has {version}"


def test_tests_run_with_the_versions_that_serve() -> None:
    serving, testing = locked(LOCK.name), locked(DEV_LOCK.name)
    assert {name: testing.get(name) for name in serving} == serving


@pytest.mark.parametrize("lock", [LOCK.name, DEV_LOCK.name, "door/uv.lock.txt"])
def test_every_locked_package_has_a_hash(lock: str) -> None:
    parts = re.split(r"^(?=[A-Za-z0-9])", (ROOT / lock).read_text(), flags=re.MULTILINE)
    without = [part.split()[0] for part in parts if "==" in part and "--hash=sha256:" not in part]
    assert without == []


@pytest.mark.parametrize("dependency", [*wanted("main"), *wanted("dev")])
def test_every_dependency_says_why(dependency: str) -> None:
    (line,) = [line for line in PROJECT.read_text().splitlines() if f'"{dependency}"' in line]
    assert re.search(r",\s*# \S+", line), line
