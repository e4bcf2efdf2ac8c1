"""The keys that platforms sign their own filings with."""

import django.db.models.deletion
from django.db import migrations, models

import platforms.ids
from platforms import isolation_sql as sql

GUARDS = """
CREATE FUNCTION candor_guard_platform_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at THEN
    RAISE EXCEPTION 'a key that was revoked stays revoked'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON reporting_platformkey
  FOR EACH ROW EXECUTE FUNCTION candor_guard_platform_key();
CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_platformkey
  FOR EACH ROW EXECUTE FUNCTION candor_guard_birth('{"revoked_at": null}');
"""
FORWARD = "\n".join(
    [
        # Its office may end it, too, and neither may bring it back.
        sql.policies(
            "reporting_platformkey",
            read=sql.visible(),
            insert=sql.by_platform(),
            update=sql.visible(),
        ),
        sql.keeps(
            "reporting_platformkey",
            *("id", "platform_id", "kid", "public", "name", "registered_at", "registered_by_id"),
        ),
        GUARDS,
    ]
)


class Migration(migrations.Migration):
    dependencies = [("platforms", "0004_audit_of_ones_own"), ("reporting", "0015_directives")]

    operations = [
        migrations.CreateModel(
            name="PlatformKey",
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
                ("kid", models.CharField(max_length=43, verbose_name="key")),
                ("public", models.JSONField()),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "registered_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="registered at"),
                ),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
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
                (
                    "registered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.credential",
                    ),
                ),
            ],
            options={
                "verbose_name": "platform's key",
                "verbose_name_plural": "platforms' keys",
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("platform", "kid"), name="a_key_is_registered_once_per_platform"
                    )
                ],
            },
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
