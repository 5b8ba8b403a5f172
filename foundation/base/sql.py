"""Database rules that Django's migrations have no words for."""

from django.db import migrations

REFUSE_REWRITE = """
CREATE OR REPLACE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is written once: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""


def append_only(table: str) -> migrations.RunSQL:
    """Make a table refuse UPDATE, DELETE and TRUNCATE from anybody, its owner included."""
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER {table}_no_rewrite BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
        CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
        """,
        f"""
        DROP TRIGGER {table}_no_rewrite ON {table};
        DROP TRIGGER {table}_no_truncate ON {table};
        """,
    )
