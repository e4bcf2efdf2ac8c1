"""Consolidations, made anew from their entries, and the entries from the totals."""

from collections.abc import Mapping
from datetime import date

from platforms.models import AuditEvent
from platforms.principals import NATIONAL, SYSTEM
from reporting.models import Consolidation
from reporting.selectors import consolidations
from reporting.selectors.consolidations import CELL
from reporting.services.auditing.differences import (
    Audit,
    Differences,
    Where,
    between,
    changed,
)
from reporting.services.auditing.snapshots import rows
from reporting.services.freezing import ADDED_UP, TOTALS_SHA256, digest

ENTRIES = f"""
SELECT platform.uscc, entry.totals_sha256, made.totals_sha256, revision.platform_id
    = entry.platform_id AND report.period_id = %(month)s
FROM reporting_consolidationentry AS entry
JOIN reporting_revision AS revision ON revision.id = entry.revision_id
JOIN reporting_report AS report ON report.id = revision.report_id
JOIN platforms_platform AS platform ON platform.id = entry.platform_id
CROSS JOIN LATERAL ({TOTALS_SHA256}) AS made
WHERE entry.consolidation_id = %(consolidation)s
ORDER BY platform.uscc
"""
INCLUDED = """
SELECT coalesce(platform.jurisdiction_id, %(national)s), count(*)
FROM reporting_consolidationentry AS entry
JOIN platforms_platform AS platform ON platform.id = entry.platform_id
WHERE entry.consolidation_id = %(consolidation)s
GROUP BY GROUPING SETS ((platform.jurisdiction_id), ())
"""


def of_month(audit: Audit, month: date) -> Differences:
    made = list(Consolidation.objects.filter(period_id=month).order_by("number"))
    numbers = [one.number for one in made]
    where = {"period": f"{month:%Y-%m}"}
    yield from changed(
        "consolidation",
        {**where, "column": "number"},
        list(range(1, len(numbers) + 1)),
        numbers,
    )
    for one in made:
        audit.compared["consolidations"] += 1
        yield from _of_one(one, {**where, "consolidation": one.number})


def _of_one(one: Consolidation, where: Where) -> Differences:
    params = {"consolidation": one.id, "month": one.period_id, "national": NATIONAL}
    for uscc, found, expected, belongs in rows(ENTRIES, params):
        place = {**where, "platform": uscc}
        yield from changed("consolidation_entry", place, expected, found)
        yield from changed("consolidation_entry", {**place, "column": "month"}, True, belongs)
    yield from between("consolidation_total", where, dict(_added_up(params)), dict(_frozen(one)))
    yield from _coverage(one, params, where)
    yield from _digests(one, where)


def _added_up(params: Mapping[str, object]) -> list[tuple[tuple[str, ...], object]]:
    found = rows(ADDED_UP, params)
    return [(tuple(map(str, row[:-2])), f"{row[-2]} {row[-1]}") for row in found]


def _frozen(one: Consolidation) -> list[tuple[tuple[str, ...], object]]:
    return [
        (
            (row["jurisdiction_code"], *(str(row[name]) for name in CELL)),
            f"{row['value']} {row['qualifier']}",
        )
        for row in consolidations.totals(SYSTEM, one)
    ]


def _coverage(one: Consolidation, params: Mapping[str, object], where: Where) -> Differences:
    """How many are in it. Who was due that day is not known any more: the digest holds it."""
    held = consolidations.coverage(SYSTEM, one)
    expected: dict[tuple[str, ...], object] = {
        (code,): n for code, n in rows(INCLUDED, params) if n
    }
    found: dict[tuple[str, ...], object] = {
        (row["jurisdiction_code"],): row["included"] for row in held if row["included"]
    }
    yield from between("consolidation_coverage", where, expected, found)
    nation = next((row for row in held if row["jurisdiction_code"] == NATIONAL), None)
    counts = (nation["due"], nation["filed"]) if nation else None
    place = {**where, "column": "platforms"}
    yield from changed(
        "consolidation_coverage", place, counts, (one.platforms_due, one.platforms_filed)
    )


def _digests(one: Consolidation, where: Where) -> Differences:
    """The digest, against what it is over and against the trail of the day it was frozen."""
    place = {**where, "column": "digest"}
    yield from changed("consolidation", place, digest(one), one.digest)
    trail = AuditEvent.objects.filter(
        object_type="consolidation", object_id=str(one.id), action="consolidation.frozen"
    ).first()
    told = trail.data.get("digest") if trail else None
    yield from changed("consolidation", {**where, "column": "trail"}, told, one.digest)
