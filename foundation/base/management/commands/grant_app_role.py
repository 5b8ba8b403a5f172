"""Give the application's database role what it needs and nothing more."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from foundation.base.models import AppendOnlyModel


def append_only_tables() -> list[str]:
    return sorted(
        model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnlyModel)
    )


def statements(role: str) -> list[str]:
    """SQL that the owner runs after every migration."""
    rights = [
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
    ]
    return rights + [
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}" for table in append_only_tables()
    ]


class Command(BaseCommand):
    help = "Grant the application's database role its rights (run by the owner after migrate)"

    def handle(self, *args: Any, **options: Any) -> None:
        role = connection.ops.quote_name(settings.DATABASE_APP_ROLE)
        with connection.cursor() as cursor:
            for statement in statements(role):
                cursor.execute(statement)
        self.stdout.write(f"{settings.DATABASE_APP_ROLE}: rights granted")
