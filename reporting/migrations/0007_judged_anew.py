"""A rejected batch may be judged anew; whole checks are told apart by what they found; and rows
are born in the state that their services give them."""

from django.conf import settings
from django.db import migrations, models

# At whose hand rows are born in which state: what a service does, the database requires.
BIRTHS = """
CREATE FUNCTION candor_guard_birth() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  born jsonb := TG_ARGV[0]::jsonb;
BEGIN
  IF NOT candor_is_system() AND NOT to_jsonb(NEW) @> born THEN
    RAISE EXCEPTION 'a row of % is born as %, whoever writes it', TG_TABLE_NAME, born
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_revision FOR EACH ROW
  EXECUTE FUNCTION candor_guard_birth('{"state": "draft", "in_force": false}');
CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_batch FOR EACH ROW
  EXECUTE FUNCTION candor_guard_birth(
    '{"state": "received", "records": 0, "errors": 0, "warnings": 0, "notes": 0}');
CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_explanation FOR EACH ROW
  EXECUTE FUNCTION candor_guard_birth('{"decision": "open"}');
CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_attestationrevision FOR EACH ROW
  EXECUTE FUNCTION candor_guard_birth('{"state": "draft"}');
"""

# Made apart and then attached: to create it as a partition would wait for every running load, and
# let every reader wait behind that.
PARTITIONS = """
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
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC, candor_app', part);
    EXECUTE format('ALTER TABLE reporting_record ATTACH PARTITION %I FOR VALUES IN (%L)',
      part, month);
  END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0004_audit_of_ones_own"),
        ("reporting", "0006_statistics"),
        migrations.swappable_dependency(settings.OAUTH2_PROVIDER_APPLICATION_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="batch",
            name="the_same_batch_twice_is_one_batch",
        ),
        migrations.AddField(
            model_name="checkrun",
            name="digests",
            field=models.JSONField(default=dict),
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "rejected"), _negated=True),
                fields=("report", "kind", "encoding", "sha256"),
                name="the_same_batch_twice_is_one_batch",
            ),
        ),
        migrations.RunSQL(BIRTHS, migrations.RunSQL.noop),
        migrations.RunSQL(PARTITIONS, migrations.RunSQL.noop),
    ]
