"""The demonstration and real work never share a database."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection


@register(Tags.database)
def demonstration_stays_apart(**options: Any) -> list[CheckMessage]:
    """In demonstration mode a database with people of its own is refused."""
    tables = connection.introspection.table_names() if options.get("databases") else []
    if "demo_country" not in tables or "accounts_user" not in tables:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM accounts_user) AND NOT EXISTS (SELECT FROM demo_country)"
        )
        (holds_real_people,) = cursor.fetchone()
    if not holds_real_people:
        return []
    message = "This database holds people who were not made up."
    return [Error(message, hint="Unset PORTAL_MODE, or name another database.", id="demo.E001")]
