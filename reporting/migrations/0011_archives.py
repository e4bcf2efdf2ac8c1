"""Which periods have their records in files, and since when."""

import django.db.models.deletion
from django.db import migrations, models

from platforms import isolation_sql as sql

FORWARD = "\n".join(
    [
        # Nobody but the owner writes: whoever may mark a period archived may hide its records.
        sql.policies("reporting_periodarchive", read="true"),
        sql.keeps("reporting_periodarchive", "id", "period_id", "number", "started_at"),
    ]
)


class Migration(migrations.Migration):
    dependencies = [("reporting", "0010_spreadsheets")]

    operations = [
        migrations.CreateModel(
            name="PeriodArchive",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("location", models.TextField(verbose_name="location")),
                ("records", models.BigIntegerField(default=0, verbose_name="records")),
                (
                    "manifest_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="SHA-256"),
                ),
                ("started_at", models.DateTimeField(verbose_name="started at")),
                (
                    "archived_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="archived at"),
                ),
                (
                    "restored_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="restored at"),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archives",
                        to="reporting.period",
                        verbose_name="period",
                    ),
                ),
            ],
            options={
                "verbose_name": "archive of a period",
                "verbose_name_plural": "archives of periods",
                "ordering": ["-period", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "number"), name="archives_are_numbered"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("restored_at__isnull", True)),
                        fields=("period",),
                        name="one_archive_of_a_period_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("restored_at__isnull", True),
                            ("archived_at__isnull", False),
                            _connector="OR",
                        ),
                        name="what_is_restored_was_archived",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("archived_at__isnull", True),
                            models.Q(("manifest_sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_is_archived_has_a_manifest",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
