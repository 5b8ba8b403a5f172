"""Law 5: what is append-only cannot be rewritten, by the application or by the owner."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from foundation.base.models import AppendOnlyModel
from tests.roles import refusal

pytestmark = pytest.mark.django_db

MODELS = [model for model in apps.get_models() if issubclass(model, AppendOnlyModel)]
TABLES = [model._meta.db_table for model in MODELS]
REFUSED = "42501"  # insufficient_privilege
VALUES: dict[type[models.Field], Any] = {
    models.JSONField: "{}",
    models.UUIDField: "6f1b9d1e-58d4-4a5c-9a3b-1c1f5d6b8f10",
    models.DateTimeField: "2026-11-20 10:00+05",
    models.DateField: "2026-11-20",
    models.BinaryField: b"x",
    models.BooleanField: True,
    models.CharField: "x",
    models.TextField: "x",
    models.IntegerField: 1,
    ArrayField: [],
}


def value_for(field: models.Field) -> Any:
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    kinds = (VALUES[kind] for kind in type(target).__mro__ if kind in VALUES)
    return next(kinds)


def put_row(model: type[models.Model]) -> None:
    """A row with something in every column; keys to other tables and rules are not looked at."""
    table = model._meta.db_table
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass"
            " AND contype IN ('f', 'c')",
            [table],
        )
        for (constraint,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{constraint}"')
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",
            [value_for(field) for field in fields],
        )
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def statements(model: type[models.Model]) -> list[str]:
    table, column = model._meta.db_table, model._meta.concrete_fields[-1].column
    return [f'UPDATE {table} SET "{column}" = "{column}"', f"DELETE FROM {table}"]


def test_the_list_is_not_empty() -> None:
    assert {"journal_entry", "signatures_signature", "commissions_ballot"} <= set(TABLES)


@pytest.mark.parametrize("model", MODELS, ids=TABLES)
def test_nobody_rewrites(model: type[models.Model]) -> None:
    put_row(model)
    for role in ("portal_app", "portal_owner"):
        for statement in statements(model):
            assert refusal(role, statement) == REFUSED, (role, statement)
    assert refusal("portal_app", f"TRUNCATE {model._meta.db_table} CASCADE") == REFUSED
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize("table", TABLES)
def test_a_trigger_stands_against_emptying(table: str) -> None:
    """The test runner disables it to clean up; every installation has it on."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgname = %s", [f"{table}_no_truncate"]
        )
        assert cursor.fetchone() == (1,)


def test_control_an_ordinary_table_may_be_rewritten() -> None:
    """The statements themselves are sound: where nothing is forbidden they are done."""
    for statement in ("UPDATE base_outboxitem SET kind = kind", "DELETE FROM base_outboxitem"):
        assert refusal("portal_app", statement) is None
