"""Directives of offices and the answers of platforms: who may move them, and what never changes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import platforms.ids
from platforms import isolation_sql as sql

OWN_OFFICE = "office_id = (SELECT candor_office())"
ISSUED = (
    *("id", "platform_id", "office_id", "code", "vocabulary", "reference", "text", "revision_id"),
    *("finding_id", "attestation_id", "period_id", "record_ids", "first_due_at", "issued_at"),
    "issued_by_id",
)
# The states of reporting/models/directives.py, at whose hand.
GUARDS = """
CREATE FUNCTION candor_guard_directive() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kind text := coalesce(candor_kind(), 'nobody');
  by_platform CONSTANT text[] := ARRAY['issued acknowledged', 'issued answered',
    'acknowledged answered', 'returned answered', 'answered answered'];
  by_office CONSTANT text[] := ARRAY['issued withdrawn', 'acknowledged withdrawn',
    'answered withdrawn', 'returned withdrawn', 'answered accepted', 'answered returned',
    'issued issued', 'acknowledged acknowledged', 'returned returned'];
  of_platform CONSTANT text[] := ARRAY['state', 'acknowledged_at', 'acknowledged_by_id', 'answers'];
  of_office CONSTANT text[] := ARRAY['state', 'due_at', 'decided_at', 'decision_reason'];
  move text := OLD.state || ' ' || NEW.state;
  answered boolean := move = ANY (by_platform)
    AND (to_jsonb(NEW) - of_platform) = (to_jsonb(OLD) - of_platform);
  decided boolean := move = ANY (by_office)
    AND (to_jsonb(NEW) - of_office) = (to_jsonb(OLD) - of_office);
BEGIN
  IF NEW IS NOT DISTINCT FROM OLD THEN
    RETURN NEW;
  END IF;
  IF NOT (answered AND kind IN ('platform', 'system', 'operator')
    OR decided AND kind IN ('office', 'system', 'operator'))
  THEN
    RAISE EXCEPTION 'a directive does not go from % to % in this way at the hand of %',
      OLD.state, NEW.state, kind USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.acknowledged_at IS NOT NULL AND (NEW.acknowledged_at, NEW.acknowledged_by_id)
    IS DISTINCT FROM (OLD.acknowledged_at, OLD.acknowledged_by_id)
  THEN
    RAISE EXCEPTION 'a directive is acknowledged once'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF answered AND NEW.answers <> OLD.answers + (NEW.state = 'answered')::int
    OR NEW.answers > OLD.answers AND NOT EXISTS (SELECT FROM reporting_directiveanswer
      WHERE directive_id = NEW.id AND number = NEW.answers)
  THEN
    RAISE EXCEPTION 'a directive is answered by an answer'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.due_at <> OLD.due_at AND (NEW.state NOT IN ('issued', 'acknowledged', 'returned')
    OR NEW.state = OLD.state AND NEW.due_at < OLD.due_at)
  THEN
    RAISE EXCEPTION 'the date of a directive is put off while an answer is owed'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON reporting_directive
  FOR EACH ROW EXECUTE FUNCTION candor_guard_directive();
CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_directive FOR EACH ROW
  EXECUTE FUNCTION candor_guard_birth('{"state": "issued", "answers": 0, "acknowledged_at": null,
    "acknowledged_by_id": null, "decided_at": null, "decision_reason": ""}');

-- Findings are too many for a key that holds them to their platform.
CREATE FUNCTION candor_guard_directive_finding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM reporting_finding
    WHERE id = NEW.finding_id AND platform_id = NEW.platform_id)
  THEN
    RAISE EXCEPTION 'a directive is about a finding of its platform'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_finding BEFORE INSERT ON reporting_directive FOR EACH ROW
  WHEN (NEW.finding_id IS NOT NULL) EXECUTE FUNCTION candor_guard_directive_finding();

CREATE FUNCTION candor_guard_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM reporting_directive AS d WHERE d.id = NEW.directive_id
    AND d.state IN ('issued', 'acknowledged', 'answered', 'returned')
    AND d.due_at = NEW.due_at AND d.answers + 1 = NEW.number)
  THEN
    RAISE EXCEPTION 'this directive takes no such answer'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT ON reporting_directiveanswer
  FOR EACH ROW EXECUTE FUNCTION candor_guard_answer();
"""
FORWARD = "\n".join(
    [
        "ALTER TABLE reporting_directive"
        " ADD CONSTRAINT directive_of_platform UNIQUE (id, platform_id);",
        sql.same_platform("reporting_directive", "revision_id", "reporting_revision"),
        sql.same_platform("reporting_directive", "attestation_id", "reporting_attestation"),
        sql.same_platform("reporting_directiveanswer", "directive_id", "reporting_directive"),
        sql.policies(
            "reporting_directive",
            read=sql.visible(),
            insert=f"({sql.SYSTEM} OR {OWN_OFFICE} AND {sql.visible()})",
            # Decided on by the office that issued it, or by the one above.
            update=f"({sql.SEES_ALL} OR {sql.by_platform()} OR {OWN_OFFICE} AND {sql.visible()})",
        ),
        sql.policies("reporting_directiveanswer", read=sql.visible(), insert=sql.by_platform()),
        sql.keeps("reporting_directive", *ISSUED),
        sql.append_only("reporting_directiveanswer"),
        GUARDS,
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0004_audit_of_ones_own"),
        ("reporting", "0014_receipts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.OAUTH2_PROVIDER_APPLICATION_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Directive",
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
                ("code", models.CharField(max_length=16, verbose_name="kind")),
                ("vocabulary", models.CharField(max_length=16, verbose_name="vocabulary")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=100, verbose_name="reference"),
                ),
                ("text", models.CharField(max_length=10000, verbose_name="text")),
                ("record_ids", models.JSONField(default=list, verbose_name="records")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("issued", "issued"),
                            ("acknowledged", "acknowledged"),
                            ("answered", "answered"),
                            ("returned", "sent back"),
                            ("accepted", "answer accepted"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="issued",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "first_due_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="first due by"),
                ),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="due by")),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                (
                    "acknowledged_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="acknowledged at"),
                ),
                ("answers", models.PositiveIntegerField(default=0, verbose_name="answers")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                (
                    "decision_reason",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="reason of the decision"
                    ),
                ),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.OAUTH2_PROVIDER_APPLICATION_MODEL,
                    ),
                ),
                (
                    "attestation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.attestation",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.finding",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="issued by",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.office",
                        verbose_name="office",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.period",
                    ),
                ),
                (
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="directives",
                        to="platforms.platform",
                        verbose_name="platform",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "directive",
                "verbose_name_plural": "directives",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="DirectiveAnswer",
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
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("text", models.CharField(max_length=10000, verbose_name="answer")),
                ("evidence", models.JSONField(default=list, verbose_name="evidence")),
                ("due_at", models.DateTimeField(verbose_name="due by")),
                ("given_at", models.DateTimeField(verbose_name="given at")),
                (
                    "directive",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given",
                        to="reporting.directive",
                        verbose_name="directive",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.OAUTH2_PROVIDER_APPLICATION_MODEL,
                    ),
                ),
                (
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.platform",
                    ),
                ),
                (
                    "signatory",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="signatory",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a directive",
                "verbose_name_plural": "answers to directives",
                "ordering": ["directive", "number"],
            },
        ),
        migrations.AddIndex(
            model_name="directive",
            index=models.Index(
                condition=models.Q(("state__in", ["issued", "acknowledged", "returned"])),
                fields=["due_at"],
                name="directive_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due_at__isnull", True), ("first_due_at__isnull", True)),
                    models.Q(("due_at__isnull", False), ("first_due_at__isnull", False)),
                    _connector="OR",
                ),
                name="directive_has_a_date_or_none",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_due_at__isnull", True),
                    ("first_due_at__gt", models.F("issued_at")),
                    _connector="OR",
                ),
                name="directive_is_due_after_it_is_issued",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(("answers", 0), ("due_at__isnull", False), _connector="OR"),
                name="directive_that_notifies_takes_no_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["answered", "returned", "accepted"]), _negated=True),
                    models.Q(("acknowledged_at__isnull", False), ("answers__gt", 0)),
                    _connector="OR",
                ),
                name="directive_decided_on_was_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("period__isnull", True), ("record_ids", [])),
                    models.Q(
                        models.Q(("period__isnull", False)),
                        models.Q(("record_ids", []), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="directive_names_records_of_a_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="directiveanswer",
            constraint=models.UniqueConstraint(
                fields=("directive", "number"), name="answer_number_is_unique_per_directive"
            ),
        ),
        migrations.AddConstraint(
            model_name="directiveanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gt", 0)), name="answers_are_numbered_from_one"
            ),
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
