"""What the database itself refuses in this room."""

from django.db import migrations

GIVER_DOES_NOT_TAKE = migrations.RunSQL(
    """
    CREATE FUNCTION giver_does_not_take() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM 1 FROM attestation_handover
            WHERE id = NEW.hand_over_id AND given_by_id = NEW.answered_by_id;
        IF FOUND THEN
            RAISE EXCEPTION 'the giver of a portfolio does not take it'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'giver_does_not_take';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER giver_does_not_take BEFORE INSERT ON attestation_handoveranswer
        FOR EACH ROW EXECUTE FUNCTION giver_does_not_take();
    """,
    "DROP FUNCTION giver_does_not_take() CASCADE",
)
