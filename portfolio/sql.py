"""What the database itself refuses in this room, whoever writes and however."""

from django.db import migrations

# A sheet that was signed changes in one way alone: its correction takes it out.
SIGNED_OBSERVATION = migrations.RunSQL(
    """
    CREATE FUNCTION signed_observation_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        free text[] := ARRAY['withdrawn_at', 'withdrawn_by_id', 'withdrawal_reason'];
    BEGIN
        IF OLD.signed_at IS NOT NULL AND (
            TG_OP = 'DELETE' OR OLD.withdrawn_at IS NOT NULL
            OR to_jsonb(OLD) - free IS DISTINCT FROM to_jsonb(NEW) - free
        ) THEN
            RAISE EXCEPTION 'this observation sheet is signed'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_observation_kept';
        END IF;
        RETURN COALESCE(NEW, OLD);
    END $$;
    CREATE TRIGGER signed_observation_kept BEFORE UPDATE OR DELETE ON portfolio_observation
        FOR EACH ROW EXECUTE FUNCTION signed_observation_kept();
    """,
    "DROP FUNCTION signed_observation_kept() CASCADE",
)
