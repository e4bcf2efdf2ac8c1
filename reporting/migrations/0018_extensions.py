"""Later due dates that offices grant: who writes them, and what never changes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import platforms.ids
from platforms import isolation_sql as sql

NOT_A_PLATFORM = "(SELECT candor_platform()) IS NULL"
BY_OFFICE = f"({NOT_A_PLATFORM} AND {sql.visible()})"
GUARDS = """
CREATE FUNCTION candor_guard_extension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL
    AND (NEW.ended_at, NEW.end_reason) IS DISTINCT FROM (OLD.ended_at, OLD.end_reason)
  THEN
    RAISE EXCEPTION 'an extension that has ended stays so'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON reporting_extension
  FOR EACH ROW EXECUTE FUNCTION candor_guard_extension();
CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_extension FOR EACH ROW
  EXECUTE FUNCTION candor_guard_birth('{"ended_at": null, "end_reason": ""}');
"""
FORWARD = "\n".join(
    [
        sql.policies("reporting_extension", read=sql.visible(), insert=BY_OFFICE, update=BY_OFFICE),
        sql.keeps(
            "reporting_extension",
            *("id", "platform_id", "period_id", "due_at", "was_due_at", "reason", "granted_at"),
            *("granted_by_office_id", "granted_by_person_id"),
        ),
        GUARDS,
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0005_size"),
        ("reporting", "0017_editions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Extension",
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
                ("due_at", models.DateTimeField(verbose_name="due by")),
                ("was_due_at", models.DateTimeField(verbose_name="was due by")),
                ("reason", models.CharField(max_length=2000, verbose_name="reason")),
                ("granted_at", models.DateTimeField(verbose_name="granted at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "end_reason",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="reason for revoking it"
                    ),
                ),
                (
                    "granted_by_office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.office",
                        verbose_name="office",
                    ),
                ),
                (
                    "granted_by_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="granted by",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="reporting.period",
                        verbose_name="period",
                    ),
                ),
                (
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="platforms.platform",
                        verbose_name="platform",
                    ),
                ),
            ],
            options={
                "verbose_name": "extension",
                "verbose_name_plural": "extensions",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["due_at"],
                        name="extension_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("platform", "period"),
                        name="one_extension_in_force_per_platform_and_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_at__gt", models.F("was_due_at")),
                            ("due_at__gt", models.F("granted_at")),
                        ),
                        name="extension_is_due_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", False), ("end_reason", ""), _connector="OR"
                        ),
                        name="extension_revoked_has_ended",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
