from django.db import migrations, models

# The rows of the sheet were first written under these codes. Frozen portfolios keep them: they are
# hashed, and are read into today's codes (portfolio.selectors.content).
LEVELS = {
    "growth_1_2": "growth:1",
    "growth_3": "growth:3",
    "institute_edition": "altynsarin",
    "recommended_edition": "ministry",
}
FORMS = {"secondary-tvet": "secondary_tvet"}


def rename_codes(apps, schema_editor):
    for name in ("Evidence", "HistoricalEvidence"):
        for old, new in LEVELS.items():
            apps.get_model("portfolio", name).objects.filter(level=old).update(level=new)
    for name in ("Observation", "HistoricalObservation"):
        for old, new in FORMS.items():
            apps.get_model("portfolio", name).objects.filter(form=old).update(form=new)


class Migration(migrations.Migration):

    dependencies = [
        ("portfolio", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="observation",
            name="particulars",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="historicalobservation",
            name="particulars",
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(rename_codes, migrations.RunPython.noop),
    ]
