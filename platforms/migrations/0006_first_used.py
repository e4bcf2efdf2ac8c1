"""When a credential was used first: as far back as the trail tells."""

from django.db import migrations, models

FROM_THE_TRAIL = """
UPDATE platforms_credential AS credential
SET first_used_at = least(credential.last_used_at, told.at)
FROM (SELECT c.id, min(event.at) AS at
      FROM platforms_credential AS c
      LEFT JOIN platforms_auditevent AS event ON event.credential_id = c.id
      WHERE c.last_used_at IS NOT NULL GROUP BY c.id) AS told
WHERE told.id = credential.id
"""


class Migration(migrations.Migration):
    dependencies = [("platforms", "0005_size")]

    operations = [
        migrations.AddField(
            model_name="credential",
            name="first_used_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="first used at"),
        ),
        migrations.RunSQL(FROM_THE_TRAIL, migrations.RunSQL.noop),
    ]
