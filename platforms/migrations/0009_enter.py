"""A page of the console binds its transaction and finds its session in one go."""

from django.db import migrations

# Statement by statement, so that the session is read under the binding.
FORWARD = """
CREATE FUNCTION candor_enter(principal text, session uuid)
RETURNS SETOF platforms_consolesession LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('candor.principal', principal, true);
  RETURN QUERY SELECT * FROM platforms_consolesession WHERE id = session;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("platforms", "0008_audit_by_person")]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
