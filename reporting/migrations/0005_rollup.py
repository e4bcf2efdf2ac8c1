"""The totals in force, added up by triggers in the transaction that changes them."""

import django.db.models.deletion
from django.db import migrations, models

from platforms import isolation_sql as sql

CELL = "measure, measure_version, category, product_kind, action"


def add(rows: str) -> str:
    """Add rows of (period, province, cell, value, qualifier, sign) to the nation and provinces.

    Decisions on one period take turns, since all of them change the rows of the nation.
    """
    return f"""
  PERFORM pg_advisory_xact_lock(hashtext('candor.rollup'), period_id - date '2000-01-01')
  FROM (SELECT DISTINCT period_id FROM ({rows}) AS one ORDER BY period_id) AS periods;
  INSERT INTO reporting_rollup AS held
    (period_id, jurisdiction_id, {CELL}, value, parts, bounds)
  SELECT period_id, coalesce(province, '00'), {CELL}, sum(sign * value)::bigint, sum(sign),
    coalesce(sum(sign) FILTER (WHERE qualifier = 'at_least'), 0)
  FROM ({rows}) AS one
  GROUP BY GROUPING SETS ((period_id, province, {CELL}), (period_id, {CELL}))
  ON CONFLICT (jurisdiction_id, period_id, {CELL}) DO UPDATE SET
    value = held.value + excluded.value,
    parts = held.parts + excluded.parts,
    bounds = held.bounds + excluded.bounds;
  RETURN NULL;"""


def of_totals(table: str, sign: int) -> str:
    return (
        f"SELECT t.period_id, p.jurisdiction_id AS province, t.measure, t.measure_version,"
        f" t.category, t.product_kind, t.action, t.value, t.qualifier, {sign} AS sign"
        f" FROM {table} AS t JOIN platforms_platform AS p ON p.id = t.platform_id"
        f" WHERE t.in_force"
    )


def of_platform(province: str, sign: int) -> str:
    return (
        f"SELECT t.period_id, {province} AS province, t.measure, t.measure_version,"
        f" t.category, t.product_kind, t.action, t.value, t.qualifier, {sign} AS sign"
        f" FROM reporting_total AS t WHERE t.in_force AND t.platform_id = NEW.id"
    )


def function(name: str, rows: str) -> str:
    return f"""
CREATE FUNCTION {name}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN {add(rows)}
END $$;
REVOKE ALL ON FUNCTION {name}() FROM PUBLIC;
"""


FORWARD = "\n".join(
    [
        function("candor_roll_up_inserted", of_totals("added", 1)),
        function(
            "candor_roll_up_updated",
            f"{of_totals('before', -1)} UNION ALL {of_totals('after', 1)}",
        ),
        function(
            "candor_roll_up_moved",
            f"{of_platform('OLD.jurisdiction_id', -1)}"
            f" UNION ALL {of_platform('NEW.jurisdiction_id', 1)}",
        ),
        """
CREATE TRIGGER roll_up_inserted AFTER INSERT ON reporting_total
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION candor_roll_up_inserted();
CREATE TRIGGER roll_up_updated AFTER UPDATE ON reporting_total
  REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION candor_roll_up_updated();
CREATE TRIGGER roll_up_moved AFTER UPDATE OF jurisdiction_id ON platforms_platform
  FOR EACH ROW WHEN (OLD.jurisdiction_id IS DISTINCT FROM NEW.jurisdiction_id)
  EXECUTE FUNCTION candor_roll_up_moved();
""",
        sql.policies(
            "reporting_rollup",
            read=f"{sql.SEES_ALL} OR jurisdiction_id = (SELECT candor_jurisdiction())",
        ),
        # What was accepted before there were roll-ups.
        f"""
INSERT INTO reporting_rollup (period_id, jurisdiction_id, {CELL}, value, parts, bounds)
SELECT period_id, coalesce(province, '00'), {CELL}, sum(value)::bigint, sum(sign),
  count(*) FILTER (WHERE qualifier = 'at_least')
FROM ({of_totals("reporting_total", 1)}) AS one
GROUP BY GROUPING SETS ((period_id, province, {CELL}), (period_id, {CELL}));
""",
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0003_jurisdictions"),
        ("reporting", "0004_hands_off"),
    ]

    operations = [
        migrations.CreateModel(
            name="RollUp",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("measure", models.CharField(max_length=48)),
                ("measure_version", models.PositiveSmallIntegerField()),
                ("category", models.CharField(blank=True, max_length=16)),
                ("product_kind", models.CharField(blank=True, max_length=16)),
                ("action", models.CharField(blank=True, max_length=24)),
                ("value", models.BigIntegerField()),
                ("parts", models.IntegerField()),
                ("bounds", models.IntegerField()),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.jurisdiction",
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "jurisdiction",
                            "period",
                            "measure",
                            "measure_version",
                            "category",
                            "product_kind",
                            "action",
                        ),
                        name="one_roll_up_per_cell",
                    )
                ],
            },
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
