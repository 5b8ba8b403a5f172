"""Law 3: one function changes an application's state. Looked for in the whole source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
FOLDERS = {"config", "scoring", *(room.split(".")[0] for room in settings.ROOMS)}
FILES = [
    path
    for folder in sorted(FOLDERS)
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
THE_ONE = ("attestation/services/change.py", "change_state")
WRITING_CALLS = {"update", "create", "get_or_create", "update_or_create", "Application"}


def assignments(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Function and line of everything that sets an attribute or a keyword named `state`."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if sets_state(node):
                    yield function.name, node.lineno  # type: ignore[attr-defined]


def sets_state(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(is_application_state(name) for target in targets for name in ast.walk(target))
    if isinstance(node, ast.Call):
        return is_writing_call(node) or is_setattr(node)
    return False


def is_application_state(node: ast.AST) -> bool:
    """`something.state`, where something is called after an application."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "state"
        and any(mark in ast.unparse(node.value).lower() for mark in ("application", "case"))
    )


def is_writing_call(node: ast.Call) -> bool:
    """`Application.objects….update(state=…)` and its like, or `Application(state=…)`."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    names_state = any(word.arg == "state" for word in node.keywords)
    return name in WRITING_CALLS and names_state and "pplication" in ast.unparse(node)


def is_setattr(node: ast.Call) -> bool:
    return ast.unparse(node.func) == "setattr" and "'state'" in ast.unparse(node)


def test_nothing_else_sets_an_applications_state() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), function)
        for path in FILES
        for function, _line in assignments(ast.parse(path.read_text()))
    }
    assert found == {THE_ONE}


def test_in_the_room_any_state_is_an_applications() -> None:
    """Whatever the variable is called: inside the room nothing but the one function sets it."""
    for path in sorted((ROOT / "attestation").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef):
                stores = [
                    node
                    for node in ast.walk(function)
                    if isinstance(node, ast.Attribute)
                    and node.attr == "state"
                    and isinstance(node.ctx, ast.Store)
                ]
                place = (path.relative_to(ROOT).as_posix(), function.name)
                assert not stores or place == THE_ONE


@pytest.mark.parametrize(
    "code",
    [
        "def f(application):\n    application.state = 'decided'",
        "def f(item):\n    item.application.state, x = 'decided', 1",
        "def f():\n    Application.objects.filter(pk=1).update(state='decided')",
        "def f():\n    Application.objects.create(state='decided')",
        "def f(row):\n    setattr(row, 'state', 'decided')",
    ],
)
def test_the_search_finds_what_it_looks_for(code: str) -> None:
    assert list(assignments(ast.parse(code)))
