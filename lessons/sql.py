"""What the database itself refuses in this room, whoever writes and however."""

from django.db import migrations


def _rule(name: str, table: str, body: str) -> migrations.RunSQL:
    """A trigger before changes and deletions, and its function of the same name."""
    forward = f"""
    CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        {body}
        RETURN COALESCE(NEW, OLD);
    END $$;
    CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {name}();
    """
    return migrations.RunSQL(forward, f"DROP FUNCTION {name}() CASCADE")


def _refuse(condition: str, name: str, words: str) -> str:
    return f"""
        IF {condition} THEN
            RAISE EXCEPTION '{words}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
        END IF;
    """


def _changes_besides(*columns: str) -> str:
    """A condition: a column other than these changes, or the row goes."""
    free = ", ".join(f"'{column}'" for column in columns)
    return (
        f"TG_OP = 'DELETE' OR to_jsonb(OLD) - ARRAY[{free}]"
        f" IS DISTINCT FROM to_jsonb(NEW) - ARRAY[{free}]"
    )


# Moments are compared without their zone: arithmetic on them is then the same everywhere.
ONE_LESSON = migrations.RunSQL(
    """
    ALTER TABLE lessons_visit ADD CONSTRAINT one_visit_to_a_lesson EXCLUDE USING gist (
        person_id WITH =,
        tsrange(
            begins_at AT TIME ZONE 'UTC',
            begins_at AT TIME ZONE 'UTC' + minutes * INTERVAL '1 minute'
        ) WITH &&
    ) WHERE (cancelled_at IS NULL);
    """,
    "ALTER TABLE lessons_visit DROP CONSTRAINT one_visit_to_a_lesson",
)

SENT_SHEET = _rule(
    "sent_sheet_of_lesson_kept",
    "lessons_sheet",
    _refuse(
        f"OLD.state = 'sent' AND ({_changes_besides('state', 'signed_at', 'observation_id')})",
        "sent_sheet_of_lesson_kept",
        "this sheet was sent",
    )
    + _refuse(
        f"""OLD.state IN ('signed', 'acknowledged', 'objected')
            AND ({_changes_besides("state", "answered_at", "objection")})""",
        "sent_sheet_of_lesson_kept",
        "this sheet is signed",
    )
    + _refuse(
        "OLD.state = 'replaced'", "sent_sheet_of_lesson_kept", "this sheet is signed and replaced"
    )
    + _refuse(
        "OLD.state <> 'draft' AND NEW.state = 'draft'",
        "sent_sheet_of_lesson_kept",
        "this sheet was sent",
    )
    + _refuse(
        "OLD.state NOT IN ('draft', 'sent') AND NEW.state = 'sent'",
        "sent_sheet_of_lesson_kept",
        "this sheet is signed",
    )
    + _refuse(
        "OLD.objection <> '' AND NEW.objection <> OLD.objection",
        "sent_sheet_of_lesson_kept",
        "this objection was made",
    ),
)

OBSERVED_VISIT = _rule(
    "observed_visit_kept",
    "lessons_visit",
    """
        PERFORM 1 FROM lessons_sheet WHERE visit_id = OLD.id AND state <> 'draft';
    """
    + _refuse("FOUND", "observed_visit_kept", "a sheet of this lesson was sent"),
)

RULES = [ONE_LESSON, SENT_SHEET, OBSERVED_VISIT]
