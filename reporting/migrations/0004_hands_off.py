"""Who may change which column of a revision, and no way back for a signed attestation."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION candor_guard_columns() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := CASE candor_kind()
    WHEN 'platform' THEN ARRAY['state', 'nil', 'signatory_id', 'submitted_at', 'submitted_by_id',
      'rule_set', 'rung_at']
    WHEN 'office' THEN ARRAY['state', 'return_reason', 'return_due_at']
    ELSE ARRAY[]::text[]
  END;
BEGIN
  IF NOT candor_is_system() AND (
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
CREATE TRIGGER guard_columns BEFORE UPDATE ON reporting_revision
  FOR EACH ROW EXECUTE FUNCTION candor_guard_columns();

CREATE OR REPLACE FUNCTION candor_guard_attestation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> NEW.state AND OLD.state || ' ' || NEW.state <> ALL (ARRAY['draft submitted',
    'draft withdrawn', 'submitted superseded', 'submitted withdrawn'])
  THEN
    RAISE EXCEPTION 'a revision of an attestation does not go from % to %', OLD.state, NEW.state
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state <> 'draft' AND (to_jsonb(NEW) - 'state') IS DISTINCT FROM (to_jsonb(OLD) - 'state')
  THEN
    RAISE EXCEPTION 'an attestation that was submitted is not edited'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON reporting_attestationrevision
  FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0003_consolidationcoverage")]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
