"""What the database itself refuses in this room, whoever writes and however."""

from django.db import migrations


def rule(name: str, table: str, when: str, body: str) -> migrations.RunSQL:
    """A trigger function of the same name as its trigger; `body` ends the refusals."""
    forward = f"""
    CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        {body}
        RETURN COALESCE(NEW, OLD);
    END $$;
    CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
    """
    return migrations.RunSQL(forward, f"DROP FUNCTION {name}() CASCADE")


def refuse(condition: str, name: str, words: str) -> str:
    return f"""
        IF {condition} THEN
            RAISE EXCEPTION '{words}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
        END IF;
    """
