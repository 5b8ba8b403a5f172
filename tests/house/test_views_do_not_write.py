"""Views parse, check, call a service and answer: they write nothing themselves."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

WRITES = {"save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create"}
VIEWS = [
    path
    for room in settings.ROOMS
    for path in (Path(settings.BASE_DIR) / room.replace(".", "/")).rglob("*.py")
    if path.stem == "views" or path.parent.name == "views" or path.stem == "api"
]


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_a_view_does_not_write(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    names = {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}
    assert names & WRITES == set()
