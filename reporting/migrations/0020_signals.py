"""Signals, with what they were found from, and the quality of filings: who reads and writes them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import platforms.ids
from platforms import isolation_sql as sql

OF_OFFICE = "(SELECT candor_office()) IS NOT NULL"
# Of platforms, but not for them: what offices wonder about, and what others filed as well.
HIDDEN = f"({sql.SEES_ALL} OR {OF_OFFICE} AND {sql.visible()})"
SEEN = (
    f"({sql.SEES_ALL} OR jurisdiction_id = (SELECT candor_jurisdiction())"
    f" OR {OF_OFFICE} AND platform_id IS NOT NULL AND {sql.visible()})"
)
# What the workers find, and what an office decides, are changed by each of them alone.
GUARDS = """
CREATE FUNCTION candor_guard_signal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decided CONSTANT text[] := ARRAY['state', 'decided_at', 'decided_by_id', 'decided_strength',
    'reason'];
BEGIN
  IF NOT candor_is_system() AND (to_jsonb(NEW) - decided) <> (to_jsonb(OLD) - decided) THEN
    RAISE EXCEPTION 'what was found is not changed by whom it is shown to'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON reporting_signal
  FOR EACH ROW EXECUTE FUNCTION candor_guard_signal();
"""
FORWARD = "\n".join(
    [
        sql.policies("reporting_signal", read=SEEN, insert=sql.SYSTEM, update=SEEN),
        sql.keeps(
            "reporting_signal",
            *("id", "rule", "period_id", "platform_id", "jurisdiction_id", "subject"),
        ),
        GUARDS,
        sql.policies(
            "reporting_sighting",
            read=HIDDEN,
            insert=sql.SYSTEM,
            update=sql.SYSTEM,
            delete=sql.SYSTEM,
        ),
        sql.policies("reporting_quality", read=sql.visible(), insert=sql.SYSTEM, update=sql.SYSTEM),
        sql.policies(
            "reporting_peerquality",
            read="true",
            insert=sql.SYSTEM,
            update=sql.SYSTEM,
            delete=sql.SYSTEM,
        ),
        sql.policies("reporting_watch", read="true", insert=sql.SYSTEM, update=sql.SYSTEM),
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0005_size"),
        ("reporting", "0019_exports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Watch",
            fields=[
                (
                    "period",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="reporting.period",
                    ),
                ),
                ("rules", models.CharField(max_length=32)),
                ("looked_at", models.DateTimeField()),
                (
                    "consolidation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.consolidation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PeerQuality",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("months", models.PositiveSmallIntegerField()),
                ("size", models.CharField(blank=True, max_length=8)),
                ("indicator", models.CharField(max_length=20)),
                ("n", models.IntegerField()),
                ("median", models.FloatField()),
                ("spread", models.FloatField()),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.period",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "months", "size", "indicator"),
                        name="one_median_per_indicator",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("n__gte", 5)), name="median_of_five_at_least"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quality",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("on_time", "on time"),
                            ("late", "late"),
                            ("missing", "missing"),
                            ("pending", "still to come"),
                            ("not_due", "not due"),
                        ],
                        max_length=8,
                    ),
                ),
                ("refused", models.IntegerField(default=0)),
                ("accepted", models.IntegerField(default=0)),
                ("lines", models.BigIntegerField(default=0)),
                ("findings", models.BigIntegerField(default=0)),
                ("explanations", models.IntegerField(default=0)),
                ("explanations_open", models.IntegerField(default=0)),
                ("samples", models.BigIntegerField(default=0)),
                ("compliant", models.BigIntegerField(default=0)),
                ("measured_at", models.DateTimeField()),
                ("rules", models.CharField(blank=True, max_length=32)),
                (
                    "looked_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.revision",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.period",
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
            ],
            options={
                "indexes": [models.Index(fields=["period"], name="quality_by_period")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("platform", "period"), name="one_quality_per_platform_and_period"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=8)),
                ("key", models.CharField(max_length=300)),
                ("records", models.IntegerField()),
                ("first_at", models.DateTimeField()),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.period",
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["period", "platform"], name="sighting_by_platform")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "kind", "key", "platform"),
                        name="one_sighting_per_platform",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signal",
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
                ("rule", models.CharField(max_length=8, verbose_name="rule")),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="about")),
                ("strength", models.FloatField(verbose_name="strength")),
                ("numbers", models.JSONField(default=dict, verbose_name="numbers")),
                ("found_at", models.DateTimeField(verbose_name="found at")),
                (
                    "gone_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="no longer found since"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("acknowledged", "acknowledged"),
                            ("dismissed", "dismissed"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                ("decided_strength", models.FloatField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.jurisdiction",
                        verbose_name="scope",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.period",
                        verbose_name="period",
                    ),
                ),
                (
                    "platform",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.platform",
                        verbose_name="platform",
                    ),
                ),
            ],
            options={
                "verbose_name": "signal",
                "verbose_name_plural": "signals",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["period", "rule"], name="signal_by_period"),
                    models.Index(fields=["platform", "period"], name="signal_by_platform"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "rule", "platform", "jurisdiction", "subject"),
                        name="one_signal_for_what_it_is_about",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jurisdiction__isnull", False), ("platform__isnull", True)),
                            models.Q(("jurisdiction__isnull", True), ("platform__isnull", False)),
                            _connector="OR",
                        ),
                        name="signal_is_about_a_platform_or_a_scope",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dismissed"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="signal_dismissed_says_why",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
