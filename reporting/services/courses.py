"""Months as the rules of signals look at them, read from totals and counts, never from records."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from platforms.principals import NATIONAL
from reporting import vocabulary
from reporting.models import BatchCount, Period, Revision, Total
from reporting.signals import Course, Month
from reporting.vocabulary import NoVocabulary, Vocabulary

MONTHS = 12  # of a platform
PANEL = 6  # of a scope: those platforms count that filed in every one of them
SUMMED = """
WITH panel AS (
  SELECT report.platform_id FROM reporting_report AS report
  JOIN reporting_revision AS revision ON revision.report_id = report.id AND revision.in_force
  WHERE report.period_id = ANY(%(months)s)
  GROUP BY report.platform_id HAVING count(*) = %(n)s
),
filers AS (
  SELECT platform.id, platform.jurisdiction_id FROM panel
  JOIN platforms_platform AS platform ON platform.id = panel.platform_id
)
SELECT coalesce(filers.jurisdiction_id, %(national)s), t.period_id, t.measure, t.category,
  sum(t.value)::bigint, (SELECT count(*) FROM filers AS f
    WHERE filers.jurisdiction_id IS NULL OR f.jurisdiction_id = filers.jurisdiction_id)
FROM reporting_total AS t JOIN filers ON filers.id = t.platform_id
WHERE t.in_force AND t.period_id = ANY(%(months)s)
  AND (t.measure, t.measure_version)
    IN (SELECT * FROM unnest(%(codes)s::text[], %(versions)s::int[]))
GROUP BY GROUPING SETS ((filers.jurisdiction_id, t.period_id, t.measure, t.category),
  (t.period_id, t.measure, t.category))
"""


def of_platform(revision: Revision) -> Course | None:
    """What the platform filed until then, by the revisions in force; None where no vocabulary
    says what the month's codes mean."""
    words = _words(revision.report.period_id)
    if words is None:
        return None
    earlier = Revision.objects.filter(
        platform_id=revision.platform_id,
        in_force=True,
        report__period_id__lt=revision.report.period_id,
    )
    past = earlier.select_related("report").order_by("-report__period_id")[:MONTHS]
    alike = [one for one in past if _words(one.report.period_id) is words]
    months = _months([revision, *alike], words)
    return Course(months[0], tuple(months[1:]), filers=1)


def of_scopes(period: Period) -> dict[str, Course]:
    """Of the nation and of each province: the sums over those that filed in all of the months."""
    words = _words(period.month)
    if words is None:
        return {}
    known = Period.objects.filter(month__lte=period.month).order_by("-month")
    months = [
        one for one in known.values_list("month", flat=True)[: PANEL + 1] if _words(one) is words
    ]
    versions = _roots(words)
    rows = _rows(SUMMED, months, versions)
    values: dict[str, dict[date, dict[Any, int]]] = defaultdict(lambda: defaultdict(dict))
    filers: dict[str, int] = {}
    for scope, month, measure, category, value, n in rows:
        values[scope][month][measure, category or None] = value
        filers[scope] = n
    return {scope: _course(found, months, filers[scope]) for scope, found in values.items()}


def _course(found: Mapping[date, Mapping[Any, int]], months: list[date], filers: int) -> Course:
    one, *others = [Month(f"{month:%Y-%m}", found.get(month, {})) for month in months]
    return Course(one, tuple(others), filers)


def _rows(sql: str, months: list[date], versions: Mapping[str, int]) -> list[tuple[Any, ...]]:
    given: dict[str, Any] = {
        "months": months,
        "n": len(months),
        "national": NATIONAL,
        "codes": list(versions),
        "versions": list(versions.values()),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())


def _words(month: date) -> Vocabulary | None:
    try:
        return vocabulary.for_period(f"{month:%Y-%m}")
    except NoVocabulary:
        return None


def _roots(words: Vocabulary) -> dict[str, int]:
    """Measures that are no part of another, and their versions: what is odd is told once."""
    return {code: one.version for code, one in words.measures.items() if one.within is None}


def _months(revisions: list[Revision], words: Vocabulary) -> list[Month]:
    ids = [one.id for one in revisions]
    values, counts = _values(ids, _roots(words)), _counts(ids)
    return [
        Month(
            period=f"{one.report.period_id:%Y-%m}",
            values=values[one.id],
            nil=one.nil,
            detection=counts["detection"][one.id],
            labels=counts["label"][one.id],
        )
        for one in revisions
    ]


def _values(ids: Iterable[UUID], versions: Mapping[str, int]) -> dict[UUID, dict[Any, int]]:
    found: dict[UUID, dict[Any, int]] = defaultdict(lambda: defaultdict(int))
    rows = Total.objects.filter(revision__in=ids, measure__in=list(versions)).values_list(
        "revision_id", "measure", "measure_version", "category"
    )
    for revision, measure, version, category, value in rows.annotate(added=Sum("value")):
        if version == versions[measure]:
            found[revision][measure, None] += value
            if category:
                found[revision][measure, category] += value
    return found


def _counts(ids: Iterable[UUID]) -> dict[str, dict[UUID, dict[str, int]]]:
    """Records by how they were found, and by their label, of each revision."""
    found: dict[str, dict[UUID, dict[str, int]]] = {
        name: defaultdict(lambda: defaultdict(int)) for name in ("detection", "label")
    }
    linked = "batch__revision_links__revision_id"
    rows = BatchCount.objects.filter(**{f"{linked}__in": ids}).values_list(
        linked, "detection", "label"
    )
    for revision, detection, label, n in rows.annotate(total=Sum("n")):
        for name, code in (("detection", detection), ("label", label)):
            if code:
                found[name][revision][code] += n
    return found
