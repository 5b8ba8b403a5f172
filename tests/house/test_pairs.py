"""Law 4: whoever did a thing and when are written together, and the database sees to it."""

import pytest
from django.db.models import CheckConstraint, Model

from tests.house.test_privacy import MODELS


def pairs(model: type[Model]) -> list[tuple[str, str]]:
    """Nullable `x_at` with its `x_by_id`."""
    names = {field.name: field for field in model._meta.concrete_fields}
    return [
        (name, f"{name[:-3]}_by_id")
        for name, field in names.items()
        if name.endswith("_at") and field.null and f"{name[:-3]}_by_id" in names
    ]


@pytest.mark.parametrize(
    ("model", "pair"), [(model, pair) for model in MODELS for pair in pairs(model)]
)
def test_when_and_who_stand_together(model: type[Model], pair: tuple[str, str]) -> None:
    conditions = [
        str(constraint.condition)
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint)
    ]
    assert any(all(name in condition for name in pair) for condition in conditions)
