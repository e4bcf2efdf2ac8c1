"""How much of each scope a consolidation speaks for, frozen with it."""

import django.db.models.deletion
from django.db import migrations, models

from platforms import isolation_sql as sql

ISOLATION = "\n".join(
    [
        sql.policies(
            "reporting_consolidationcoverage",
            read=f"{sql.SEES_ALL} OR jurisdiction_id = (SELECT candor_jurisdiction())",
            insert=sql.SYSTEM,
        ),
        sql.append_only("reporting_consolidationcoverage"),
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0003_jurisdictions"),
        ("reporting", "0002_isolation"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsolidationCoverage",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("due", models.PositiveIntegerField()),
                ("filed", models.PositiveIntegerField()),
                ("included", models.PositiveIntegerField()),
                (
                    "consolidation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coverage",
                        to="reporting.consolidation",
                    ),
                ),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        default="00",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.jurisdiction",
                    ),
                ),
            ],
            options={
                "ordering": ["jurisdiction"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("consolidation", "jurisdiction"),
                        name="one_coverage_per_scope_of_a_consolidation",
                    )
                ],
            },
        ),
        migrations.RunSQL(ISOLATION, migrations.RunSQL.noop),
    ]
