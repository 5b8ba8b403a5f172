"""Rules the room began with: ballots, sheets, motions, decisions, the secretary, the chair."""

from django.db import migrations

from commissions.sql import refuse, rule

# FOR SHARE waits for whoever is closing the motion: a ballot is counted or refused, never lost.
BALLOT = rule(
    "ballot_lawful",
    "commissions_ballot",
    "BEFORE INSERT",
    """
        PERFORM 1 FROM commissions_motion WHERE id = NEW.motion_id AND closed_at IS NULL FOR SHARE;
    """
    + refuse("NOT FOUND", "ballot_while_open", "the vote on this motion is closed")
    + """
        PERFORM 1
            FROM commissions_motion motion
            JOIN commissions_agendaitem item ON item.id = motion.item_id
            JOIN attestation_application application ON application.id = item.application_id
            JOIN commissions_attendance attendance
                ON attendance.sitting_id = item.sitting_id AND attendance.member_id = NEW.member_id
            JOIN commissions_member member ON member.id = NEW.member_id
            WHERE motion.id = NEW.motion_id AND attendance.is_present
                AND member.person_id <> application.person_id;
    """
    + refuse("NOT FOUND", "ballot_of_present_member", "this member has no vote on this motion"),
)

OWN_SHEET = rule(
    "no_sheet_on_own_case",
    "commissions_scoresheet",
    "BEFORE INSERT",
    """
        PERFORM 1 FROM commissions_member member, attestation_application application
            WHERE member.id = NEW.member_id AND application.id = NEW.application_id
                AND member.person_id = application.person_id;
    """
    + refuse("FOUND", "no_sheet_on_own_case", "nobody scores his own case"),
)

SENT_SHEET = rule(
    "sent_sheet_kept",
    "commissions_scoresheet",
    "BEFORE UPDATE OR DELETE",
    refuse("OLD.state = 'sent'", "sent_sheet_kept", "this sheet was sent"),
)

SENT_ROWS = rule(
    "sent_rows_kept",
    "commissions_scorerow",
    "BEFORE UPDATE OR DELETE",
    """
        PERFORM 1 FROM commissions_scoresheet WHERE id = OLD.sheet_id AND state = 'sent';
    """
    + refuse("FOUND", "sent_rows_kept", "this sheet was sent"),
)

CLOSED_MOTION = rule(
    "closed_motion_kept",
    "commissions_motion",
    "BEFORE UPDATE OR DELETE",
    refuse("OLD.closed_at IS NOT NULL", "closed_motion_kept", "this vote was closed"),
)

DECISION = rule(
    "decision_kept",
    "commissions_agendaitem",
    "BEFORE UPDATE OR DELETE",
    refuse(
        """OLD.decided_at IS NOT NULL AND (TG_OP = 'DELETE' OR
            (OLD.outcome, OLD.category, OLD.reason, OLD.decided_at, OLD.application_id)
            IS DISTINCT FROM
            (NEW.outcome, NEW.category, NEW.reason, NEW.decided_at, NEW.application_id))""",
        "decision_kept",
        "this case was decided",
    ),
)

SECRETARY = rule(
    "secretary_no_member",
    "commissions_member",
    "BEFORE INSERT OR UPDATE",
    """
        PERFORM 1 FROM commissions_commission
            WHERE id = NEW.commission_id AND secretary_id = NEW.person_id;
    """
    + refuse("FOUND", "secretary_no_member", "the secretary is not a member"),
)

# Deferred: the chair is entered after the commission, in the same transaction.
CHAIR = migrations.RunSQL(
    """
    CREATE FUNCTION commission_has_chair() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT EXISTS (
            SELECT 1 FROM commissions_member WHERE commission_id = NEW.id AND is_chair
        ) THEN
            RAISE EXCEPTION 'the commission has no chair'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'commission_has_chair';
        END IF;
        RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER commission_has_chair AFTER INSERT ON commissions_commission
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION commission_has_chair();
    """,
    "DROP FUNCTION commission_has_chair() CASCADE",
)

RULES = [
    BALLOT,
    OWN_SHEET,
    SENT_SHEET,
    SENT_ROWS,
    CLOSED_MOTION,
    DECISION,
    SECRETARY,
    CHAIR,
]
