"""Fresh statistics after a large load, without waiting for autovacuum: the checks of a revision
run seconds after its batches came in, and plans made for an empty table take minutes then."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION candor_refresh_statistics(month date, added bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part regclass := to_regclass('reporting_record_' || to_char(month, 'YYYY_MM'));
BEGIN
  IF NOT candor_is_system() THEN
    RAISE EXCEPTION 'statistics are the business of the workers';
  END IF;
  IF added > 0.1 * (SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = part) THEN
    EXECUTE format('ANALYZE %s', part);
  END IF;
END $$;
REVOKE ALL ON FUNCTION candor_refresh_statistics(date, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION candor_refresh_statistics(date, bigint) TO candor_app;
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0005_rollup")]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
