"""What the two database roles may do."""

from django.db import DatabaseError, connection, transaction


def refusal(role: str, statement: str) -> str | None:
    """The database's code for why the role may not, or None when it did it.

    The role is taken before the try: a connection that may not take it fails the test.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
        try:
            with transaction.atomic():
                cursor.execute(statement)
        except DatabaseError as error:
            return str(error.__cause__.pgcode)  # type: ignore[union-attr]
        finally:
            cursor.execute("RESET ROLE")
    return None
