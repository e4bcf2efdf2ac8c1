"""What offices have exported, and the packages of open data."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import platforms.ids
from platforms import isolation_sql as sql

OWN = f"({sql.SYSTEM} OR office_id = (SELECT candor_office()))"
FORWARD = "\n".join(
    [
        # Workers alone write what became of it.
        sql.policies("reporting_export", read=OWN, insert=OWN, update=sql.SYSTEM, delete=OWN),
        # What was asked, by whom, stays as it was asked.
        "CREATE TRIGGER keep_columns BEFORE UPDATE ON reporting_export FOR EACH ROW EXECUTE"
        " FUNCTION candor_keep_columns('id', 'office_id', 'person_id', 'credential_id', 'kind',"
        " 'question', 'format', 'layout', 'asked_at');",
        sql.policies("reporting_openpackage", read="true", insert=sql.SYSTEM),
        sql.append_only("reporting_openpackage"),
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0005_size"),
        ("reporting", "0018_extensions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.OAUTH2_PROVIDER_APPLICATION_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("consolidated", "consolidated figures"),
                            ("filings", "filings of a period"),
                            ("records", "records"),
                        ],
                        max_length=16,
                        verbose_name="content",
                    ),
                ),
                ("query", models.JSONField(default=dict, verbose_name="question")),
                ("question", models.JSONField(default=dict)),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("csv", "CSV"),
                            ("xlsx", "workbook (XLSX)"),
                            ("parquet", "Parquet"),
                        ],
                        max_length=8,
                        verbose_name="format",
                    ),
                ),
                ("layout", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("making", "being made"),
                            ("ready", "ready"),
                            ("failed", "cannot be made"),
                            ("expired", "expired"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("rows", models.BigIntegerField(default=0, verbose_name="rows")),
                ("rows_expected", models.BigIntegerField(blank=True, null=True)),
                ("size", models.BigIntegerField(blank=True, null=True, verbose_name="bytes")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("stored_as", models.CharField(blank=True, max_length=200)),
                ("fault", models.JSONField(default=dict)),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked for at"
                    ),
                ),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("rung_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="made at")),
                (
                    "expires_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="kept until"),
                ),
                (
                    "credential",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.OAUTH2_PROVIDER_APPLICATION_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.office",
                        verbose_name="office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "export",
                "verbose_name_plural": "exports",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["office", "-id"], name="export_of_office"),
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "making"])),
                        fields=["rung_at"],
                        name="export_to_be_made",
                    ),
                    models.Index(fields=["expires_at"], name="export_expiring"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ready"), _negated=True),
                            models.Q(
                                models.Q(("stored_as", ""), _negated=True),
                                models.Q(("sha256", ""), _negated=True),
                                ("expires_at__isnull", False),
                                ("made_at__isnull", False),
                                ("size__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_export_that_is_ready_has_its_bytes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", True), ("credential__isnull", True), _connector="OR"
                        ),
                        name="an_export_is_asked_for_by_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpenPackage",
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
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("threshold", models.PositiveSmallIntegerField()),
                ("folder", models.CharField(max_length=200)),
                ("files", models.JSONField(default=list)),
                ("manifest_sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "consolidation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.consolidation",
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
            ],
            options={
                "verbose_name": "open-data package",
                "verbose_name_plural": "open-data packages",
                "ordering": ["-period", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "number"), name="open_packages_are_numbered_by_period"
                    )
                ],
            },
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
