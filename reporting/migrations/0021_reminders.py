"""Reminders of filings that are due, and how many had a later date when a month was frozen."""

import django.db.models.deletion
from django.db import migrations, models

import platforms.ids
from platforms import isolation_sql as sql

FORWARD = "\n".join(
    [
        sql.policies("reporting_reminder", read=sql.visible(), insert=sql.SYSTEM),
        sql.append_only("reporting_reminder"),
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0006_first_used"),
        ("reporting", "0020_signals"),
    ]

    operations = [
        migrations.AddField(
            model_name="consolidationcoverage",
            name="extended",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.CreateModel(
            name="Reminder",
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
                        choices=[("due_soon", "due soon"), ("overdue", "overdue")],
                        max_length=8,
                        verbose_name="reminder",
                    ),
                ),
                (
                    "addressee",
                    models.CharField(
                        choices=[("platform", "platform"), ("office", "office")],
                        max_length=8,
                        verbose_name="to",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="days")),
                ("due_at", models.DateTimeField(verbose_name="due by")),
                ("given_at", models.DateTimeField(verbose_name="given at")),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="reporting.period",
                        verbose_name="period",
                    ),
                ),
                (
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="platforms.platform",
                        verbose_name="platform",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("platform", "period", "addressee", "kind", "due_at", "days"),
                        name="a_reminder_is_given_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["due_soon", "overdue"]),
                            ("addressee__in", ["platform", "office"]),
                        ),
                        name="reminder_is_of_a_known_kind",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
