"""What claims of safeguards are tested with: evidence, its examinations, and the states that follow."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import platforms.ids
from platforms import isolation_sql as sql

# After it was submitted, a revision says what it said; what the workers find is theirs to write.
GUARDS = """
CREATE OR REPLACE FUNCTION candor_guard_attestation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  workers CONSTANT text[] := ARRAY['due_at', 'rung_at', 'claimed_at', 'attempts', 'examined_at',
    'reminded_days'];
  allowed CONSTANT jsonb := '{
    "draft": ["submitted", "withdrawn"],
    "submitted": ["superseded", "withdrawn"],
    "examining": ["superseded", "withdrawn"],
    "satisfied": ["superseded", "withdrawn"],
    "not_satisfied": ["superseded", "withdrawn"],
    "inconclusive": ["superseded", "withdrawn"],
    "expired": ["superseded", "withdrawn"]}';
  by_workers CONSTANT jsonb := '{
    "submitted": ["examining", "expired"],
    "examining": ["submitted", "satisfied", "not_satisfied", "inconclusive", "expired"],
    "satisfied": ["not_satisfied", "inconclusive", "expired"],
    "not_satisfied": ["satisfied", "inconclusive", "expired"],
    "inconclusive": ["satisfied", "not_satisfied", "expired"]}';
BEGIN
  IF OLD.state <> 'draft' AND (to_jsonb(NEW) - 'state' - workers) IS DISTINCT FROM
    (to_jsonb(OLD) - 'state' - workers)
  THEN
    RAISE EXCEPTION 'an attestation that was submitted is not edited'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state <> 'draft' AND NOT candor_is_system()
    AND (to_jsonb(NEW) - 'state') IS DISTINCT FROM (to_jsonb(OLD) - 'state')
  THEN
    RAISE EXCEPTION 'what the workers find of an attestation is theirs to write'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state <> OLD.state AND NOT coalesce(allowed -> OLD.state ? NEW.state, false)
    AND NOT (candor_is_system() AND coalesce(by_workers -> OLD.state ? NEW.state, false))
  THEN
    RAISE EXCEPTION 'a revision of an attestation does not go from % to %', OLD.state, NEW.state
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION candor_guard_draft_of_attestation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  revision uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.revision_id ELSE NEW.revision_id END;
BEGIN
  PERFORM 1 FROM reporting_attestationrevision WHERE id = revision AND state = 'draft';
  IF NOT FOUND THEN
    RAISE EXCEPTION '% of %: only a draft is edited', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON reporting_evidencelink
  FOR EACH ROW EXECUTE FUNCTION candor_guard_draft_of_attestation();

CREATE FUNCTION candor_guard_scan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'quarantined' AND NEW.state <> OLD.state AND NEW.state <> 'infected' THEN
    RAISE EXCEPTION 'a file that is % does not become %', OLD.state, NEW.state
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON reporting_evidencefile
  FOR EACH ROW EXECUTE FUNCTION candor_guard_scan();
CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_evidencefile FOR EACH ROW
  EXECUTE FUNCTION candor_guard_birth('{"state": "quarantined"}');
"""
# What was submitted before there was anything to test it with is tested now.
DUE = """
SELECT set_config('candor.principal', 'system', true);
UPDATE reporting_attestationrevision SET due_at = now(), rung_at = now() WHERE state = 'submitted';
SELECT set_config('candor.principal', '', true);
"""
KEPT = (
    *("id", "platform_id", "attestation_id", "slot", "name", "sha256", "size", "media_type"),
    *("stored_as", "received_at", "received_by_id"),
)
FORWARD = "\n".join(
    [
        *(
            f"ALTER TABLE {table} ADD CONSTRAINT {table.split('_')[1]}_of_platform"
            " UNIQUE (id, platform_id);"
            for table in (
                "reporting_attestationrevision",
                "reporting_evidencefile",
                "reporting_examination",
            )
        ),
        sql.same_platform("reporting_evidencefile", "attestation_id", "reporting_attestation"),
        sql.same_platform("reporting_evidencelink", "revision_id", "reporting_attestationrevision"),
        sql.same_platform("reporting_evidencelink", "file_id", "reporting_evidencefile"),
        sql.same_platform("reporting_examination", "revision_id", "reporting_attestationrevision"),
        sql.same_platform("reporting_reading", "examination_id", "reporting_examination"),
        sql.same_platform("reporting_reading", "file_id", "reporting_evidencefile"),
        GUARDS,
        # Removed by its platform while only drafts hold it: links of what was submitted stay.
        sql.policies(
            "reporting_evidencefile",
            read=sql.visible(),
            insert=sql.by_platform(),
            update=sql.SYSTEM,
            delete=sql.by_platform(),
        ),
        sql.policies(
            "reporting_evidencelink",
            read=sql.visible(),
            insert=sql.by_platform(),
            delete=sql.by_platform(),
        ),
        sql.policies("reporting_examination", read=sql.visible(), insert=sql.SYSTEM),
        sql.policies("reporting_reading", read=sql.visible(), insert=sql.SYSTEM),
        sql.append_only("reporting_examination"),
        sql.append_only("reporting_reading"),
        "CREATE TRIGGER keep_columns BEFORE UPDATE ON reporting_evidencefile FOR EACH ROW"
        f" EXECUTE FUNCTION candor_keep_columns({', '.join(map(repr, KEPT))});",
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0004_audit_of_ones_own"),
        ("reporting", "0012_uploads"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.OAUTH2_PROVIDER_APPLICATION_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EvidenceFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=platforms.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("slot", models.CharField(max_length=32, verbose_name="slot")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.BigIntegerField(verbose_name="bytes")),
                ("media_type", models.CharField(max_length=100, verbose_name="media type")),
                ("stored_as", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("quarantined", "quarantined"),
                            ("clean", "clean"),
                            ("infected", "infected"),
                        ],
                        default="quarantined",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "scanned_by",
                    models.CharField(blank=True, max_length=100, verbose_name="scanned by"),
                ),
                (
                    "scan_result",
                    models.CharField(blank=True, max_length=200, verbose_name="result of the scan"),
                ),
                (
                    "scanned_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="scanned at"),
                ),
                ("received_at", models.DateTimeField(verbose_name="received at")),
                ("rung_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "evidence file",
                "verbose_name_plural": "evidence files",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="EvidenceLink",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Examination",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=platforms.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "trigger",
                    models.CharField(
                        choices=[
                            ("submission", "submission"),
                            ("rules", "other rules"),
                            ("readers", "other readers"),
                            ("reports", "the platform's reports"),
                            ("asked", "asked for"),
                        ],
                        max_length=12,
                        verbose_name="trigger",
                    ),
                ),
                ("catalogue", models.CharField(max_length=16, verbose_name="catalogue version")),
                ("rules", models.CharField(max_length=32, verbose_name="rules")),
                ("readers", models.CharField(max_length=32, verbose_name="readers")),
                ("started_at", models.DateTimeField(verbose_name="started at")),
                ("finished_at", models.DateTimeField(verbose_name="finished at")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("satisfied", "satisfied"),
                            ("not_satisfied", "not satisfied"),
                            ("inconclusive", "inconclusive"),
                        ],
                        max_length=14,
                        verbose_name="verdict",
                    ),
                ),
                ("reasons", models.JSONField(default=list, verbose_name="reasons")),
                ("measured", models.JSONField(default=list, verbose_name="measured")),
            ],
            options={
                "verbose_name": "examination",
                "verbose_name_plural": "examinations",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("member", models.CharField(blank=True, max_length=512, verbose_name="member")),
                (
                    "container",
                    models.CharField(blank=True, max_length=16, verbose_name="container"),
                ),
                ("modality", models.CharField(blank=True, max_length=16, verbose_name="modality")),
                ("verdict", models.CharField(max_length=14, verbose_name="verdict")),
                ("reasons", models.JSONField(default=list, verbose_name="reasons")),
                ("explicit", models.JSONField(null=True, verbose_name="explicit label")),
                ("labels", models.JSONField(default=list, verbose_name="labels")),
                ("provenance", models.JSONField(null=True, verbose_name="provenance")),
            ],
            options={
                "verbose_name": "reading",
                "verbose_name_plural": "readings",
                "ordering": ["id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="attestationrevision",
            name="one_submitted_revision_per_attestation",
        ),
        migrations.AddField(
            model_name="attestationrevision",
            name="attempts",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="attestationrevision",
            name="claimed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="attestationrevision",
            name="due_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="attestationrevision",
            name="examined_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="examined at"),
        ),
        migrations.AddField(
            model_name="attestationrevision",
            name="measurements",
            field=models.JSONField(blank=True, default=dict, verbose_name="measurements"),
        ),
        migrations.AddField(
            model_name="attestationrevision",
            name="reminded_days",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="attestationrevision",
            name="rung_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="attestationrevision",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("submitted", "submitted"),
                    ("examining", "being examined"),
                    ("satisfied", "satisfied"),
                    ("not_satisfied", "not satisfied"),
                    ("inconclusive", "inconclusive"),
                    ("expired", "expired"),
                    ("superseded", "superseded"),
                    ("withdrawn", "withdrawn"),
                ],
                default="draft",
                max_length=14,
                verbose_name="state",
            ),
        ),
        migrations.AddIndex(
            model_name="attestationrevision",
            index=models.Index(
                condition=models.Q(("due_at__isnull", False)),
                fields=["due_at"],
                name="attestation_to_examine",
            ),
        ),
        migrations.AddIndex(
            model_name="attestationrevision",
            index=models.Index(fields=["valid_until"], name="attestation_ending"),
        ),
        migrations.AddConstraint(
            model_name="attestationrevision",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "submitted",
                            "examining",
                            "satisfied",
                            "not_satisfied",
                            "inconclusive",
                            "expired",
                        ],
                    )
                ),
                fields=("attestation",),
                name="one_standing_revision_per_attestation",
            ),
        ),
        migrations.AddField(
            model_name="evidencefile",
            name="attestation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="files",
                to="reporting.attestation",
                verbose_name="attestation",
            ),
        ),
        migrations.AddField(
            model_name="evidencefile",
            name="platform",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platforms.platform",
            ),
        ),
        migrations.AddField(
            model_name="evidencefile",
            name="received_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.OAUTH2_PROVIDER_APPLICATION_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="evidencelink",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="revision_links",
                to="reporting.evidencefile",
            ),
        ),
        migrations.AddField(
            model_name="evidencelink",
            name="platform",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platforms.platform",
            ),
        ),
        migrations.AddField(
            model_name="evidencelink",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence_links",
                to="reporting.attestationrevision",
            ),
        ),
        migrations.AddField(
            model_name="examination",
            name="platform",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platforms.platform",
            ),
        ),
        migrations.AddField(
            model_name="examination",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="examinations",
                to="reporting.attestationrevision",
                verbose_name="revision",
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="examination",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="readings",
                to="reporting.examination",
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reporting.evidencefile",
                verbose_name="file",
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="platform",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="platforms.platform",
            ),
        ),
        migrations.AddIndex(
            model_name="evidencefile",
            index=models.Index(
                condition=models.Q(("state", "quarantined")),
                fields=["rung_at"],
                name="evidence_to_scan",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencelink",
            constraint=models.UniqueConstraint(
                fields=("revision", "file"), name="a_file_is_once_in_an_attestation"
            ),
        ),
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(fields=["examination", "verdict"], name="reading_by_verdict"),
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
        migrations.RunSQL(DUE, migrations.RunSQL.noop),
    ]
