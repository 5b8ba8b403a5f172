"""Law 3: one function changes a table's state. Looked for in the room's whole source."""

import ast
from pathlib import Path

from django.conf import settings

ROOM = Path(settings.BASE_DIR) / "bulk"
THE_ONE = ("services/change.py", "change_state")


def sets_state(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "state" and isinstance(node.ctx, ast.Store)
    if isinstance(node, ast.Call):
        written = isinstance(node.func, ast.Attribute) and node.func.attr in {"update", "create"}
        return written and any(word.arg == "state" for word in node.keywords)
    return False


def test_nothing_else_sets_a_tables_state() -> None:
    found = {
        (path.relative_to(ROOM).as_posix(), function.name)
        for path in ROOM.rglob("*.py")
        if "migrations" not in path.parts
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef) and any(map(sets_state, ast.walk(function)))
    }
    assert found == {THE_ONE}
