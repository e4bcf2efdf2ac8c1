"""Files that come in parts, and how many lines of a batch were read."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import platforms.ids
from platforms import isolation_sql as sql

# What is on its way in is its platform's own business, as a draft is.
OWN = sql.by_platform()
KEPT = (
    *("id", "platform_id", "report_id", "kind", "sha256", "size", "part_size", "encoding"),
    *("media_type", "created_at", "created_by_id"),
)
FORWARD = "\n".join(
    [
        "ALTER TABLE reporting_upload ADD CONSTRAINT upload_of_platform UNIQUE (id, platform_id);",
        sql.same_platform("reporting_upload", "report_id", "reporting_report"),
        sql.same_platform("reporting_upload", "batch_id", "reporting_batch"),
        sql.same_platform("reporting_uploadpart", "upload_id", "reporting_upload"),
        sql.policies("reporting_upload", read=OWN, insert=OWN, update=OWN, delete=OWN),
        # Another one of the same number is another row.
        sql.policies("reporting_uploadpart", read=OWN, insert=OWN, delete=OWN),
        "CREATE TRIGGER keep_columns BEFORE UPDATE ON reporting_upload FOR EACH ROW"
        f" EXECUTE FUNCTION candor_keep_columns({', '.join(map(repr, KEPT))});",
        """
        CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_upload FOR EACH ROW
          EXECUTE FUNCTION candor_guard_birth('{"batch_id": null, "becomes": null}');
        DROP TRIGGER guard_birth ON reporting_batch;
        CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_batch FOR EACH ROW
          EXECUTE FUNCTION candor_guard_birth('{"state": "received", "lines": 0, "records": 0,
            "errors": 0, "warnings": 0, "notes": 0}');
        """,
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0004_audit_of_ones_own"),
        ("reporting", "0011_archives"),
        migrations.swappable_dependency(settings.OAUTH2_PROVIDER_APPLICATION_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="lines",
            field=models.BigIntegerField(default=0, verbose_name="lines"),
        ),
        migrations.CreateModel(
            name="Upload",
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
                        choices=[("records", "records"), ("corrections", "corrections")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("size", models.BigIntegerField(verbose_name="bytes")),
                ("part_size", models.BigIntegerField()),
                (
                    "encoding",
                    models.CharField(blank=True, max_length=8, verbose_name="content encoding"),
                ),
                ("media_type", models.CharField(max_length=100, verbose_name="media type")),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("becomes", models.UUIDField(blank=True, null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.batch",
                    ),
                ),
                (
                    "created_by",
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="reporting.report",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="UploadPart",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("size", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("stored_as", models.CharField(max_length=200)),
                ("received_at", models.DateTimeField()),
                (
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.platform",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="held",
                        to="reporting.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.AddIndex(
            model_name="upload",
            index=models.Index(fields=["expires_at"], name="upload_expiring"),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(
                condition=models.Q(("part_size__gt", 0), ("size__gt", 0)),
                name="an_upload_has_parts",
            ),
        ),
        migrations.AddConstraint(
            model_name="uploadpart",
            constraint=models.UniqueConstraint(
                fields=("upload", "number"), name="a_part_is_once_in_an_upload"
            ),
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
