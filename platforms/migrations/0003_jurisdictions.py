"""The nation and its provinces, from platforms/data/jurisdictions.json."""

import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data" / "jurisdictions.json"


def load(apps, schema_editor):
    jurisdiction = apps.get_model("platforms", "Jurisdiction")
    for row in json.loads(DATA.read_text("utf-8"))["jurisdictions"]:
        jurisdiction.objects.using(schema_editor.connection.alias).update_or_create(
            code=row["code"],
            defaults={"iso": row["iso"] or "", "name_en": row["en"], "name_zh": row["zh"]},
        )


class Migration(migrations.Migration):
    dependencies = [("platforms", "0002_isolation")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
