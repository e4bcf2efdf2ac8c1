"""Counts, totals and roll-ups say of which day they are.

What was counted before gets its days from the records that are there; of records that have left
for an archive no days are known. On a store of many records this takes as long as reading them.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

import reporting.models.days
from reporting import vocabulary

DAYS = range(1, 32)
CELL = "measure, measure_version, category, product_kind, action"
CODES = (
    *("subject", "action", "category", "product_kind", "modality", "detection", "province"),
    "label",
)
OF_TOTALS = ("category", "product_kind", "action", "modality", "detection", "province")


def added(n: str, kind: str = "bigint") -> str:
    """For each day the sum of what `n` gives of it."""
    sums = (f"coalesce(sum({n.format(day=day)}), 0)" for day in DAYS)
    return f"ARRAY[{', '.join(sums)}]::{kind}[]"


def add(rows: str) -> str:
    """As in migration 0005, with the days."""
    held = ", ".join(f"held.days[{day}] + excluded.days[{day}]" for day in DAYS)
    return f"""
  PERFORM pg_advisory_xact_lock(hashtext('candor.rollup'), period_id - date '2000-01-01')
  FROM (SELECT DISTINCT period_id FROM ({rows}) AS one ORDER BY period_id) AS periods;
  INSERT INTO reporting_rollup AS held
    (period_id, jurisdiction_id, {CELL}, value, parts, bounds, days)
  SELECT period_id, coalesce(province, '00'), {CELL}, sum(sign * value)::bigint, sum(sign),
    coalesce(sum(sign) FILTER (WHERE qualifier = 'at_least'), 0), {added("sign * days[{day}]")}
  FROM ({rows}) AS one
  GROUP BY GROUPING SETS ((period_id, province, {CELL}), (period_id, {CELL}))
  ON CONFLICT (jurisdiction_id, period_id, {CELL}) DO UPDATE SET
    value = held.value + excluded.value,
    parts = held.parts + excluded.parts,
    bounds = held.bounds + excluded.bounds,
    days = ARRAY[{held}];
  RETURN NULL;"""


SAID = (
    "t.measure, t.measure_version, t.category, t.product_kind, t.action, t.value, t.qualifier,"
    " t.days"
)


def of_totals(table: str, sign: int) -> str:
    return (
        f"SELECT t.period_id, p.jurisdiction_id AS province, {SAID}, {sign} AS sign"
        f" FROM {table} AS t JOIN platforms_platform AS p ON p.id = t.platform_id"
        f" WHERE t.in_force"
    )


def of_platform(province: str, sign: int) -> str:
    return (
        f"SELECT t.period_id, {province} AS province, {SAID}, {sign} AS sign"
        f" FROM reporting_total AS t WHERE t.in_force AND t.platform_id = NEW.id"
    )


def function(name: str, rows: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN {add(rows)}
END $$;
"""


def codes(of: str) -> str:
    day = f"extract(day FROM {of}.acted_at AT TIME ZONE 'Asia/Shanghai')::integer AS day"
    return ", ".join([*(f"coalesce({of}.{name}, '') AS {name}" for name in CODES), day])


# As the batches were loaded: a correction takes its record's place within the first revision that
# has it. What moved from one day to another counted nothing, and had no row.
COUNTED = f"""
CREATE TEMPORARY TABLE counted ON COMMIT DROP AS
WITH linked AS (
  SELECT DISTINCT ON (batch.id) batch.id AS batch_id, link.revision_id
  FROM reporting_batch AS batch
  JOIN reporting_revisionbatch AS link ON link.batch_id = batch.id
  JOIN reporting_revision AS revision ON revision.id = link.revision_id
  WHERE batch.kind = 'corrections'
  ORDER BY batch.id, revision.number
), changes AS (
  SELECT r.batch_id, r.platform_id, {codes("r")}, 1 AS n
  FROM reporting_record AS r WHERE NOT r.withdrawn
  UNION ALL
  SELECT r.batch_id, r.platform_id, {codes("base")}, -1
  FROM reporting_record AS r
  JOIN linked ON linked.batch_id = r.batch_id
  CROSS JOIN LATERAL (
    SELECT held.* FROM reporting_record AS held
    WHERE held.period = r.period AND held.platform_id = r.platform_id
      AND held.record_id = r.record_id AND held.version < r.version
      AND held.batch_id IN (
        SELECT batch_id FROM reporting_revisionbatch WHERE revision_id = linked.revision_id)
    ORDER BY held.version DESC LIMIT 1
  ) AS base
  WHERE NOT base.withdrawn
), by_day AS (
  SELECT batch_id, platform_id, {", ".join(CODES)}, day, sum(n) AS n FROM changes
  GROUP BY batch_id, platform_id, {", ".join(CODES)}, day HAVING sum(n) <> 0
)
SELECT batch_id, platform_id, {", ".join(CODES)}, sum(n) AS n,
  {added("n) FILTER (WHERE day = {day}", "integer")} AS days
FROM by_day GROUP BY batch_id, platform_id, {", ".join(CODES)};
"""
SAME = " AND ".join(f"held.{name} = counted.{name}" for name in CODES)
BATCHES = f"""
{COUNTED}
ALTER TABLE reporting_batchcount DISABLE TRIGGER append_only;
UPDATE reporting_batchcount AS held SET days = counted.days FROM counted
WHERE held.batch_id = counted.batch_id AND {SAME} AND held.n = counted.n;
INSERT INTO reporting_batchcount (platform_id, batch_id, {", ".join(CODES)}, n, days)
SELECT counted.platform_id, counted.batch_id, {", ".join(f"counted.{name}" for name in CODES)},
  0, counted.days
FROM counted JOIN reporting_batch AS batch ON batch.id = counted.batch_id
WHERE counted.n = 0 AND batch.kind = 'corrections';
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
ALTER TABLE reporting_batchcount ENABLE TRIGGER append_only;
"""
TOTALS = f"""
UPDATE reporting_total AS t SET days = counted.days FROM (
  SELECT link.revision_id, {", ".join(f"c.{name}" for name in OF_TOTALS)},
    {added("c.days[{day}]", "integer")} AS days, sum(c.n) AS n
  FROM reporting_revisionbatch AS link
  JOIN reporting_batchcount AS c ON c.batch_id = link.batch_id
  WHERE c.subject = %(subject)s AND (%(actions)s::text[] IS NULL OR c.action = ANY(%(actions)s))
  GROUP BY link.revision_id, {", ".join(f"c.{name}" for name in OF_TOTALS)}
  HAVING bool_and(c.days IS NOT NULL)
) AS counted
WHERE t.revision_id = counted.revision_id AND t.measure = %(measure)s
  AND t.measure_version = %(version)s AND t.value = counted.n
  AND {" AND ".join(f"t.{name} = counted.{name}" for name in OF_TOTALS)}
"""
GUARDS = f"""
ALTER TABLE reporting_total ADD CONSTRAINT days_of_a_total_add_up_to_it CHECK (
  days IS NULL
  OR (array_length(days, 1) = 31 AND {" + ".join(f"days[{day}]::bigint" for day in DAYS)} = value)
);
DROP TRIGGER keep_columns ON reporting_total;
CREATE TRIGGER keep_columns BEFORE UPDATE ON reporting_total FOR EACH ROW
  EXECUTE FUNCTION candor_keep_columns('id', 'platform_id', 'period_id', 'revision_id', 'measure',
    'measure_version', 'category', 'product_kind', 'action', 'modality', 'detection', 'province',
    'value', 'qualifier', 'days');
"""
FUNCTIONS = "\n".join(
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
    ]
)


def give_totals_their_days(apps, schema_editor):
    """By the definitions of then: a version is never defined twice. The roll-ups follow."""
    defined = {
        (measure.code, measure.version): measure
        for edition in vocabulary.load().editions
        for measure in edition.measures.values()
        if measure.backing == "records"
    }
    with schema_editor.connection.cursor() as cursor:
        for (code, version), measure in defined.items():
            actions = None if measure.actions is None else sorted(measure.actions)
            cursor.execute(
                TOTALS,
                {
                    "subject": measure.subject,
                    "actions": actions,
                    "measure": code,
                    "version": version,
                },
            )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):
    dependencies = [("reporting", "0022_reviews")]

    operations = [
        migrations.AddField(
            model_name="batchcount",
            name="days",
            field=ArrayField(base_field=models.IntegerField(), null=True, size=31),
        ),
        migrations.AddField(
            model_name="total",
            name="days",
            field=ArrayField(base_field=models.IntegerField(), null=True, size=31),
        ),
        migrations.AddField(
            model_name="rollup",
            name="days",
            field=ArrayField(
                base_field=models.BigIntegerField(),
                default=reporting.models.days.no_days,
                size=31,
            ),
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(BATCHES, migrations.RunSQL.noop),
        migrations.RunPython(give_totals_their_days, migrations.RunPython.noop),
        migrations.RunSQL(GUARDS, migrations.RunSQL.noop),
    ]
