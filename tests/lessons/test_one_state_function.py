"""Law 3: one function changes a sheet's state. Looked for in the room's whole source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
FOLDERS = sorted({"config", *(room.split(".")[0] for room in settings.ROOMS)})
FILES = [
    path
    for folder in FOLDERS
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
ROOM = [path for path in FILES if path.relative_to(ROOT).parts[0] == "lessons"]
THE_ONE = ("lessons/services/change.py", "change_state")
WRITING_CALLS = {"update", "create", "get_or_create", "update_or_create", "Sheet"}


def writers(tree: ast.AST) -> Iterator[str]:
    """Names of the functions that set an attribute or a keyword named `state` of a sheet."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and any(map(sets_state, ast.walk(function))):
            yield function.name


def sets_state(node: ast.AST) -> bool:
    return stores_state(node) or writes_rows(node)


def stores_state(node: ast.AST) -> bool:
    """`anything.state = …`, also in a tuple, and `setattr(anything, "state", …)`."""
    if isinstance(node, ast.Attribute):
        return node.attr == "state" and isinstance(node.ctx, ast.Store)
    is_setattr = isinstance(node, ast.Call) and ast.unparse(node.func) == "setattr"
    return is_setattr and "'state'" in ast.unparse(node)


def writes_rows(node: ast.AST) -> bool:
    """`Sheet.objects….update(state=…)` and its like, or `Sheet(state=…)`."""
    if not isinstance(node, ast.Call) or not any(word.arg == "state" for word in node.keywords):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    return name in WRITING_CALLS and "heet" in ast.unparse(node)


def writing_rows(tree: ast.AST) -> bool:
    return any(
        writes_rows(node) and "ScoreSheet" not in ast.unparse(node) for node in ast.walk(tree)
    )


def test_in_the_room_nothing_else_sets_a_state() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), function)
        for path in ROOM
        for function in writers(ast.parse(path.read_text()))
    }
    assert found == {THE_ONE}


def test_no_other_room_writes_the_state_of_a_sheet() -> None:
    found = [path.relative_to(ROOT) for path in FILES if writing_rows(ast.parse(path.read_text()))]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "def f(sheet):\n    sheet.state = 'sent'",
        "def f(item):\n    item.sheet.state, x = 'sent', 1",
        "def f():\n    Sheet.objects.filter(pk=1).update(state='sent')",
        "def f():\n    Sheet.objects.create(state='sent')",
        "def f(row):\n    setattr(row, 'state', 'sent')",
    ],
)
def test_the_search_finds_what_it_looks_for(code: str) -> None:
    assert list(writers(ast.parse(code))) == ["f"]
