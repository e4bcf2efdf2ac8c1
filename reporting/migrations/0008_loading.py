"""Records are copied straight into the partition of their month.

COPY is refused on a table with row-level security, and staging costs as much as loading. So a
partition takes rows by its own name, with the guard that the policy of the table is: the workers
alone add records. It gives out none: who may insert may not read, change or remove.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION candor_guard_loading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT candor_is_system() THEN
    RAISE EXCEPTION 'records are loaded by the workers'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;

-- Whatever becomes part of the table of records, newly made or brought back.
CREATE FUNCTION candor_close_partition(part regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', part);
  EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, candor_app', part);
  EXECUTE format('GRANT INSERT ON %s TO candor_app', part);
  EXECUTE format('CREATE TRIGGER guard_loading BEFORE INSERT ON %s
    FOR EACH STATEMENT EXECUTE FUNCTION candor_guard_loading()', part);
END $$;
REVOKE ALL ON FUNCTION candor_close_partition(regclass) FROM PUBLIC;

CREATE OR REPLACE FUNCTION candor_open_partition(month date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part text := 'reporting_record_' || to_char(month, 'YYYY_MM');
BEGIN
  IF NOT candor_is_system() OR extract(day FROM month) <> 1 THEN
    RAISE EXCEPTION 'a partition is opened by the workers, for the first of a month';
  END IF;
  IF to_regclass(part) IS NULL THEN
    EXECUTE format('CREATE TABLE %I (LIKE reporting_record INCLUDING ALL)', part);
    PERFORM candor_close_partition(part::regclass);
    EXECUTE format('ALTER TABLE reporting_record ATTACH PARTITION %I FOR VALUES IN (%L)',
      part, month);
  END IF;
END $$;

SELECT candor_close_partition(inhrelid) FROM pg_inherits
WHERE inhparent = 'reporting_record'::regclass;
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0007_judged_anew")]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
