"""Records in monthly partitions, row-level security over all that is filed, and triggers that
keep what was filed as it was filed."""

from django.db import migrations

from platforms import isolation_sql as sql

NOT_A_PLATFORM = "(SELECT candor_platform()) IS NULL"
OFFICES = f"({sql.SEES_ALL} OR (SELECT candor_office()) IS NOT NULL)"
BY_OFFICE = f"({NOT_A_PLATFORM} AND {sql.visible()})"

RECORDS = """
CREATE TABLE reporting_record (
  period date NOT NULL,
  batch_id uuid NOT NULL,
  line integer NOT NULL,
  platform_id uuid NOT NULL,
  record_id text COLLATE "C" NOT NULL,
  version smallint NOT NULL DEFAULT 1,
  withdrawn boolean NOT NULL DEFAULT false,
  reason text,
  subject text COLLATE "C" NOT NULL,
  action text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL,
  product_kind text COLLATE "C",
  product text COLLATE "C",
  modality text COLLATE "C",
  detection text COLLATE "C" NOT NULL,
  acted_at timestamptz NOT NULL,
  content_at timestamptz,
  province text COLLATE "C",
  target text COLLATE "C",
  content_sha256 bytea,
  label text COLLATE "C",
  note text,
  PRIMARY KEY (period, batch_id, line),
  CONSTRAINT record_id_is_unique_per_platform_and_period
    UNIQUE (period, platform_id, record_id, version)
) PARTITION BY LIST (period);

-- Partitions carry no privileges of their own: a query that names one would skip the policies of
-- the table. They are opened by the workers, who do not own the table, through this function.
CREATE FUNCTION candor_open_partition(month date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part text := 'reporting_record_' || to_char(month, 'YYYY_MM');
BEGIN
  IF NOT candor_is_system() OR extract(day FROM month) <> 1 THEN
    RAISE EXCEPTION 'a partition is opened by the workers, for the first of a month';
  END IF;
  IF to_regclass(part) IS NULL THEN
    EXECUTE format('CREATE TABLE %I PARTITION OF reporting_record FOR VALUES IN (%L)', part, month);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC, candor_app', part);
  END IF;
END $$;
REVOKE ALL ON FUNCTION candor_open_partition(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION candor_open_partition(date) TO candor_app;
"""

# What is looked for across platforms.
INDEXES = """
CREATE INDEX record_by_content ON reporting_record (content_sha256)
  WHERE content_sha256 IS NOT NULL;
CREATE INDEX record_by_target ON reporting_record (target)
  WHERE target IS NOT NULL AND subject IN ('product', 'account');
"""

# Who may move a revision from where to where: the states of reporting/models/reports.py.
REVISIONS = """
CREATE FUNCTION candor_guard_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  move text := OLD.state || ' ' || NEW.state;
  by_platform text[] := ARRAY['draft received', 'draft withdrawn', 'received withdrawn',
    'needs_explanation received', 'needs_explanation withdrawn'];
  by_office text[] := ARRAY['accepted returned'];
  by_system text[] := ARRAY['received checking', 'checking accepted', 'checking needs_explanation',
    'checking rejected', 'checking errored', 'checking received', 'errored received',
    'needs_explanation superseded', 'accepted superseded', 'rejected superseded',
    'returned superseded'];
BEGIN
  IF OLD.state <> NEW.state AND NOT (
    (move = ANY (by_platform) AND candor_kind() IN ('platform', 'system', 'operator'))
    OR (move = ANY (by_office) AND candor_kind() IN ('office', 'operator'))
    OR (move = ANY (by_system) AND candor_is_system())
  ) THEN
    RAISE EXCEPTION 'a revision does not go from % to % at the hand of %',
      OLD.state, NEW.state, coalesce(candor_kind(), 'nobody')
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state <> 'draft' AND (NEW.nil, NEW.signatory_id) IS DISTINCT FROM (OLD.nil, OLD.signatory_id)
    AND OLD.state <> 'needs_explanation'
  THEN
    RAISE EXCEPTION 'a revision that was filed is not edited'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON reporting_revision
  FOR EACH ROW EXECUTE FUNCTION candor_guard_revision();

CREATE FUNCTION candor_guard_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  revision uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.revision_id ELSE NEW.revision_id END;
BEGIN
  PERFORM 1 FROM reporting_revision WHERE id = revision AND state = 'draft';
  IF NOT FOUND THEN
    RAISE EXCEPTION '% of %: only a draft is edited', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON reporting_figure
  FOR EACH ROW EXECUTE FUNCTION candor_guard_draft();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON reporting_revisionbatch
  FOR EACH ROW EXECUTE FUNCTION candor_guard_draft();

CREATE FUNCTION candor_guard_attestation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (to_jsonb(NEW) - 'state') IS DISTINCT FROM (to_jsonb(OLD) - 'state')
  THEN
    RAISE EXCEPTION 'an attestation that was submitted is not edited'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON reporting_attestationrevision
  FOR EACH ROW EXECUTE FUNCTION candor_guard_attestation();
"""

PARENTS = [
    "reporting_report",
    "reporting_revision",
    "reporting_batch",
    "reporting_checkrun",
    "reporting_attestation",
]
CHILDREN = [
    ("reporting_revision", "report_id", "reporting_report"),
    ("reporting_revision", "based_on_id", "reporting_revision"),
    ("reporting_figure", "revision_id", "reporting_revision"),
    ("reporting_batch", "report_id", "reporting_report"),
    ("reporting_revisionbatch", "revision_id", "reporting_revision"),
    ("reporting_revisionbatch", "batch_id", "reporting_batch"),
    ("reporting_batchcount", "batch_id", "reporting_batch"),
    ("reporting_checkrun", "batch_id", "reporting_batch"),
    ("reporting_checkrun", "revision_id", "reporting_revision"),
    ("reporting_finding", "run_id", "reporting_checkrun"),
    ("reporting_explanation", "report_id", "reporting_report"),
    ("reporting_total", "revision_id", "reporting_revision"),
    ("reporting_consolidationentry", "revision_id", "reporting_revision"),
    ("reporting_attestationrevision", "attestation_id", "reporting_attestation"),
]
FILED = {"read": sql.visible(), "insert": sql.by_platform()}
BY_WORKERS = {"read": sql.visible(), "insert": sql.SYSTEM}

FORWARD = "\n".join(
    [
        RECORDS,
        INDEXES,
        REVISIONS,
        *(
            f"ALTER TABLE {table} ADD CONSTRAINT {table.split('_')[1]}_of_platform"
            " UNIQUE (id, platform_id);"
            for table in PARENTS
        ),
        *(sql.same_platform(*child) for child in CHILDREN),
        sql.policies("reporting_period", read="true", insert=sql.SYSTEM, update=sql.SYSTEM),
        # Never changed, but locked while its revisions are: that takes the same privilege.
        sql.policies("reporting_report", **FILED, update=sql.by_platform()),
        sql.policies("reporting_revision", **FILED, update=sql.visible()),
        sql.policies("reporting_figure", **FILED, delete=sql.by_platform()),
        sql.policies("reporting_batch", **FILED, update=sql.SYSTEM),
        sql.policies("reporting_revisionbatch", **FILED, delete=sql.by_platform()),
        sql.policies("reporting_record", **BY_WORKERS),
        sql.policies("reporting_batchcount", **BY_WORKERS),
        sql.policies("reporting_checkrun", **BY_WORKERS),
        sql.policies("reporting_finding", **BY_WORKERS),
        sql.policies("reporting_explanation", **FILED, update=BY_OFFICE),
        sql.policies("reporting_waiver", read=sql.visible(), insert=BY_OFFICE, update=BY_OFFICE),
        sql.policies("reporting_total", **BY_WORKERS, update=sql.SYSTEM),
        sql.policies("reporting_consolidation", read=OFFICES, insert=sql.SYSTEM),
        sql.policies("reporting_consolidationentry", **BY_WORKERS),
        sql.policies(
            "reporting_consolidationtotal",
            read=f"{sql.SEES_ALL} OR jurisdiction_id = (SELECT candor_jurisdiction())",
            insert=sql.SYSTEM,
        ),
        sql.policies("reporting_attestation", **FILED),
        sql.policies("reporting_attestationrevision", **FILED, update=sql.by_platform()),
        sql.append_only("reporting_record"),
        sql.append_only("reporting_batchcount"),
        sql.append_only("reporting_checkrun"),
        sql.append_only("reporting_finding"),
        sql.append_only("reporting_consolidation"),
        sql.append_only("reporting_consolidationentry"),
        sql.append_only("reporting_consolidationtotal"),
        sql.keeps("reporting_report", "id", "platform_id", "period_id", "created_at"),
        sql.append_only("reporting_attestation"),
        sql.keeps(
            "reporting_revision",
            *("id", "platform_id", "report_id", "number", "based_on_id", "reason", "created_at"),
        ),
        sql.keeps(
            "reporting_batch",
            *("id", "platform_id", "report_id", "kind", "sha256", "size", "encoding"),
            *("media_type", "stored_as", "received_at", "received_by_id"),
        ),
        sql.keeps(
            "reporting_total",
            *("id", "platform_id", "period_id", "revision_id", "measure", "measure_version"),
            *("category", "product_kind", "action", "modality", "detection", "province"),
            *("value", "qualifier"),
        ),
        sql.keeps(
            "reporting_explanation",
            *("id", "platform_id", "report_id", "check_id", "fingerprint", "text", "given_at"),
        ),
        sql.keeps(
            "reporting_waiver",
            *("id", "platform_id", "check_id", "reason", "expires_at", "granted_at"),
        ),
    ]
)


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial"), ("platforms", "0002_isolation")]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
