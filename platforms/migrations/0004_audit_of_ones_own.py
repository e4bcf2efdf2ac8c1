"""An event of the audit trail is written by those who may act on what it is about."""

from django.db import migrations

from platforms import isolation_sql as sql

BY_OFFICE = f"(office_id = (SELECT candor_office()) AND (platform_id IS NULL OR {sql.visible()}))"

FORWARD = f"""
DROP POLICY write ON platforms_auditevent;
CREATE POLICY write ON platforms_auditevent FOR INSERT
  WITH CHECK ({sql.by_platform()} OR {BY_OFFICE});
"""


class Migration(migrations.Migration):
    dependencies = [("platforms", "0003_jurisdictions")]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
