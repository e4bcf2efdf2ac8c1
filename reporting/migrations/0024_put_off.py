"""An office may put off the day by which the correction of a returned revision is due."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION candor_guard_columns() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := CASE candor_kind()
    WHEN 'platform' THEN ARRAY['state', 'nil', 'signatory_id', 'submitted_at', 'submitted_by_id',
      'rule_set', 'rung_at']
    WHEN 'office' THEN ARRAY['state', 'return_reason', 'return_due_at']
    ELSE ARRAY[]::text[]
  END;
  put_off boolean := candor_kind() = 'office' AND OLD.state = 'returned'
    AND NEW.return_due_at > coalesce(OLD.return_due_at, '-infinity')
    AND (to_jsonb(NEW) - 'return_due_at') = (to_jsonb(OLD) - 'return_due_at');
BEGIN
  IF NOT candor_is_system() AND NOT coalesce(put_off, false) AND (
    (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free)
    -- What is free to change goes with a move: of itself, only a draft is edited.
    OR (OLD.state = NEW.state AND OLD.state <> 'draft' AND NEW IS DISTINCT FROM OLD)
  ) THEN
    RAISE EXCEPTION 'a revision is not changed in this way at the hand of %',
      coalesce(candor_kind(), 'nobody')
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0023_days")]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
