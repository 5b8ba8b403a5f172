from django.db import migrations

# Closed votes and decisions are kept by triggers; a code's new name changes neither. Signed protocols
# keep the first codes and are read with them (commissions.states.Outcome).
MOTIONS = ("commissions_motion", "closed_motion_kept")
DECISIONS = ("commissions_agendaitem", "decision_kept")


def _renamed(table, trigger, item):
    """`not_declared` was also a category between the present one and the one applied for."""
    return f"""
    ALTER TABLE {table} DISABLE TRIGGER {trigger};
    UPDATE {table} row SET outcome = CASE
        WHEN row.outcome = 'conforms_declared' THEN 'conforms_to_declared'
        WHEN row.outcome = 'conforms_present' THEN 'conforms_to_present'
        WHEN row.category IN ('none', application.present_category) THEN 'does_not_conform'
        ELSE 'lower_than_declared' END
    FROM commissions_agendaitem item
    JOIN attestation_application application ON application.id = item.application_id
    WHERE item.id = row.{item}
        AND row.outcome IN ('conforms_declared', 'conforms_present', 'not_declared');
    ALTER TABLE {table} ENABLE TRIGGER {trigger};
    """


class Migration(migrations.Migration):

    dependencies = [
        ("commissions", "0002_outcomes_of_all_ladders"),
        ("attestation", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(_renamed(*MOTIONS, "item_id"), migrations.RunSQL.noop),
        migrations.RunSQL(_renamed(*DECISIONS, "id"), migrations.RunSQL.noop),
    ]
