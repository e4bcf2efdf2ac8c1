"""Receipts in a chain for each platform, and the log of all: written once, never changed."""

import django.db.models.deletion
from django.db import migrations, models

import platforms.ids
from platforms import isolation_sql as sql

PUBLIC = {"read": "true", "insert": sql.SYSTEM}
KEPT = (
    *("id", "platform_id", "serial", "previous_id", "kind", "object_id", "object_number"),
    *("given_at", "key_id", "jws", "digest", "signature"),
)
# The one thing that happens to a receipt: the log takes it in.
LOGGED = """
CREATE FUNCTION candor_guard_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.entry_id IS NOT NULL AND NEW.entry_id IS DISTINCT FROM OLD.entry_id THEN
    RAISE EXCEPTION 'a receipt stays where it is in the log'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON reporting_receipt
  FOR EACH ROW EXECUTE FUNCTION candor_guard_receipt();
CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_receipt
  FOR EACH ROW EXECUTE FUNCTION candor_guard_birth('{"entry_id": null}');
"""
RETIRED = """
CREATE FUNCTION candor_guard_signing_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.retired_at IS NOT NULL AND NEW.retired_at IS DISTINCT FROM OLD.retired_at THEN
    RAISE EXCEPTION 'a key that was retired stays retired'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON reporting_signingkey
  FOR EACH ROW EXECUTE FUNCTION candor_guard_signing_key();
"""
FORWARD = "\n".join(
    [
        "ALTER TABLE reporting_receipt ADD CONSTRAINT receipt_of_platform"
        " UNIQUE (id, platform_id);",
        sql.same_platform("reporting_receipt", "previous_id", "reporting_receipt"),
        sql.policies(
            "reporting_receipt", read=sql.visible(), insert=sql.by_platform(), update=sql.SYSTEM
        ),
        sql.keeps("reporting_receipt", *KEPT),
        LOGGED,
        sql.policies("reporting_signingkey", **PUBLIC, update=sql.SYSTEM),
        sql.keeps("reporting_signingkey", "kid", "public", "made_at"),
        RETIRED,
        sql.policies("reporting_logentry", **PUBLIC),
        sql.policies("reporting_lognode", **PUBLIC),
        sql.policies("reporting_treehead", **PUBLIC),
        sql.append_only("reporting_logentry"),
        sql.append_only("reporting_lognode"),
        sql.append_only("reporting_treehead"),
    ]
)


class Migration(migrations.Migration):
    dependencies = [("platforms", "0004_audit_of_ones_own"), ("reporting", "0013_evidence")]

    operations = [
        migrations.CreateModel(
            name="SigningKey",
            fields=[
                (
                    "kid",
                    models.CharField(
                        max_length=43, primary_key=True, serialize=False, verbose_name="key"
                    ),
                ),
                ("public", models.JSONField()),
                ("made_at", models.DateTimeField(verbose_name="known since")),
                (
                    "retired_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="retired at"),
                ),
                (
                    "compromised_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="compromised since"),
                ),
            ],
            options={
                "verbose_name": "signing key",
                "verbose_name_plural": "signing keys",
                "ordering": ["made_at", "kid"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("compromised_at__isnull", True),
                            ("retired_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_key_that_leaked_is_retired",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                ("index", models.BigIntegerField(primary_key=True, serialize=False)),
                ("leaf", models.BinaryField(max_length=32)),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["index"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("index__gte", 0)), name="the_log_begins_at_zero"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LogNode",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "level",
                        "position",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("level", models.SmallIntegerField()),
                ("position", models.BigIntegerField()),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__gte", 1), ("position__gte", 0)),
                        name="nodes_stand_over_leaves",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TreeHead",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("size", models.BigIntegerField(verbose_name="size")),
                ("root", models.BinaryField(max_length=32)),
                ("signed_at", models.DateTimeField(verbose_name="signed at")),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.signingkey",
                    ),
                ),
                ("jws", models.TextField()),
            ],
            options={
                "verbose_name": "tree head",
                "verbose_name_plural": "tree heads",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
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
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.platform",
                        verbose_name="platform",
                    ),
                ),
                ("serial", models.PositiveIntegerField(verbose_name="number")),
                (
                    "previous",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next",
                        to="reporting.receipt",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report.submitted", "report submitted"),
                            ("report.accepted", "report accepted"),
                            ("attestation.submitted", "attestation submitted"),
                            ("attestation.examined", "attestation examined"),
                            ("directive.answered", "directive answered"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                ("object_id", models.UUIDField(verbose_name="object")),
                ("object_number", models.PositiveIntegerField(verbose_name="revision")),
                ("given_at", models.DateTimeField(verbose_name="given at")),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.signingkey",
                        verbose_name="key",
                    ),
                ),
                ("jws", models.TextField()),
                ("digest", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("signature", models.TextField(blank=True)),
                (
                    "entry",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipt",
                        to="reporting.logentry",
                    ),
                ),
            ],
            options={
                "verbose_name": "receipt",
                "verbose_name_plural": "receipts",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["object_id", "object_number"], name="receipt_by_object"),
                    models.Index(
                        condition=models.Q(("entry__isnull", True)),
                        fields=["given_at", "serial"],
                        name="receipt_to_log",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("platform", "serial"), name="receipts_of_a_platform_are_one_chain"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("previous__isnull", True), ("serial", 1)),
                            models.Q(("previous__isnull", False), ("serial__gt", 1)),
                            _connector="OR",
                        ),
                        name="a_receipt_names_the_one_before",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
