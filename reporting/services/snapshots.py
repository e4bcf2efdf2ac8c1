"""What the report checks look at, gathered once: a revision and its context, frozen."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from reporting import vocabulary
from reporting.checks.snapshots import (
    Attested,
    CountRow,
    FigureValue,
    LabelCount,
    PeerStats,
    PeriodTotals,
    Repeated,
    ReportSnapshot,
    SharedContent,
)
from reporting.models import AttestationRevision, BatchCount, Revision, Total
from reporting.models.attestations import STANDING
from reporting.models.reports import Figure
from reporting.selectors.archives import refuse_archived_records

HISTORY_MONTHS = 12
SAMPLE = 1000
LOOKED_UP = 5_000

# The version of each record that counts: of the linked batches, the highest.
EFFECTIVE = """
FROM reporting_record AS r
WHERE r.period = %(period)s AND r.batch_id = ANY(%(linked)s) AND NOT r.withdrawn
  AND NOT EXISTS (
    SELECT 1 FROM reporting_record AS later
    WHERE later.period = r.period AND later.platform_id = r.platform_id
      AND later.record_id = r.record_id AND later.version > r.version
      AND later.batch_id = ANY(%(corrections)s))
"""
REPEATED = f"""
WITH own AS (
  SELECT r.subject, r.target {EFFECTIVE}
  AND r.subject IN ('product', 'account') AND r.target IS NOT NULL)
SELECT subject, target, count(*) FROM own
GROUP BY subject, target HAVING count(*) > 1 ORDER BY count(*) DESC, target LIMIT 100
"""


def _look_up(which: str, key: str, shown: str, same: str = "") -> str:
    """Which of our records others filed too.

    Of a large report so many are looked up: those with the smallest keys, so that all who filed
    the same content look up the same of it. Each by the index (OFFSET keeps it so), since a month
    may hold a thousand times what one report does; and ours are not found by that index, as they
    would be if it gave their order. What others have only drafted is nobody else's business.
    """
    ours, theirs = which.format("r"), which.format("other")
    return f"""
WITH own AS (
  SELECT r.record_id, r.platform_id, r.subject, r.{key} {EFFECTIVE}
  AND {ours} ORDER BY {shown} LIMIT %(looked)s),
shared AS (
  SELECT r.record_id, {shown} AS key, held.platform_id
  FROM own AS r CROSS JOIN LATERAL (
    SELECT other.platform_id, other.batch_id FROM reporting_record AS other
    WHERE other.period = %(period)s AND other.{key} = r.{key} AND {theirs}
      AND other.platform_id <> r.platform_id {same}
    OFFSET 0
  ) AS held
  WHERE EXISTS (
    SELECT 1 FROM reporting_revisionbatch AS link
    JOIN reporting_revision AS filed ON filed.id = link.revision_id AND filed.in_force
    WHERE link.batch_id = held.batch_id)
)
SELECT count(DISTINCT record_id), count(DISTINCT platform_id), (SELECT count(*) FROM own),
  (array_agg(DISTINCT key))[1:5]
FROM shared
"""


SHARED_CONTENT = _look_up(
    "{0}.content_sha256 IS NOT NULL", "content_sha256", "encode(r.content_sha256, 'hex')"
)
SHARED_TARGETS = _look_up(
    "{0}.subject IN ('product', 'account') AND {0}.target IS NOT NULL",
    "target",
    "r.target || ''",
    same="AND other.subject = r.subject",
)
REUSED_IDS = """
SELECT count(*) FROM (
  SELECT r.platform_id, r.record_id FROM reporting_record AS r
  WHERE r.period = %(period)s AND r.batch_id = ANY(%(linked)s)
  ORDER BY r.batch_id, r.line LIMIT %(sample)s
) AS own
WHERE EXISTS (
  SELECT 1 FROM reporting_record AS earlier
  WHERE earlier.period = (%(period)s::date - interval '1 month')::date
    AND earlier.platform_id = own.platform_id AND earlier.record_id = own.record_id)
"""


def linked_batches(revision: Revision) -> dict[str, Any]:
    """The parameters of the queries over a revision's records."""
    links = list(revision.batch_links.values_list("batch_id", "batch__kind"))
    return {
        "period": revision.report.period_id,
        "linked": [batch for batch, _ in links],
        "corrections": [batch for batch, kind in links if kind == "corrections"],
        "sample": SAMPLE,
        "looked": LOOKED_UP,
    }


def take(revision: Revision) -> ReportSnapshot:
    """The snapshot of a submitted revision. Reads across platforms: the workers' business.

    Refused: `records_archived`; of an earlier month whose records are archived, nothing is seen.
    """
    report = revision.report
    params = linked_batches(revision)
    assert revision.submitted_at is not None  # noqa: S101 - held by revision_filed_is_signed
    snapshot = ReportSnapshot(
        period=report.period.code,
        vocabulary=vocabulary.for_period(report.period.code),
        submitted_at=revision.submitted_at,
        period_ends_at=report.period.ends_at,
        nil=revision.nil,
        figures=tuple(map(_figure, revision.figures.all())),
        counts=counts(params["linked"]),
        history=_history(revision),
        peers=_peers(revision),
        repeated_targets=tuple(Repeated(*row) for row in _rows(REPEATED, params)),
        shared_content=_shared(SHARED_CONTENT, params),
        shared_targets=_shared(SHARED_TARGETS, params),
        reused_record_ids=_rows(REUSED_IDS, params)[0][0],
        attested=_attested(revision),
        labels=_labels(params["linked"]),
    )
    refuse_archived_records(report.period_id)
    return snapshot


def counts(batch_ids: list[UUID]) -> tuple[CountRow, ...]:
    """How many records the batches hold, corrections included, by every code that is counted."""
    rows = (
        BatchCount.objects.filter(batch_id__in=batch_ids)
        .values_list("subject", "action", "category", "product_kind", "modality", "detection")
        .annotate(total=Sum("n"))
        .filter(total__gt=0)
        .order_by("subject", "action", "category", "product_kind", "modality", "detection")
    )
    return tuple(
        CountRow(subject, action, category, kind or None, modality or None, detection, n)
        for subject, action, category, kind, modality, detection, n in rows
    )


def _labels(batch_ids: list[UUID]) -> tuple[LabelCount, ...]:
    codes = ("subject", "category", "modality", "label")
    rows = (
        BatchCount.objects.filter(batch_id__in=batch_ids)
        .values_list(*codes)
        .annotate(total=Sum("n"))
        .filter(total__gt=0)
        .order_by(*codes)
    )
    return tuple(LabelCount(s, c, m or None, label or None, n) for s, c, m, label, n in rows)


def _attested(revision: Revision) -> tuple[Attested, ...]:
    """What the platform attests to as a whole; what it says of one product, records cannot show."""
    rows = AttestationRevision.objects.filter(
        platform_id=revision.platform_id, state__in=STANDING, attestation__scope=""
    )
    found = rows.values_list("attestation__control", "status", "valid_from", "valid_until")
    return tuple(Attested(*row) for row in found.order_by("attestation__control"))


def _figure(figure: Figure) -> FigureValue:
    return FigureValue(
        figure.measure,
        figure.category or None,
        figure.product_kind or None,
        figure.value,
        "at_least" if figure.qualifier == "at_least" else "exact",
    )


def _rows(sql: str, params: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _shared(sql: str, params: Mapping[str, Any]) -> SharedContent | None:
    records, platforms, looked, sample = _rows(sql, params)[0]
    return SharedContent(records, platforms, looked, tuple(sample)) if records else None


def _history(revision: Revision) -> tuple[PeriodTotals, ...]:
    earlier = (
        Revision.objects.filter(
            report__platform_id=revision.platform_id,
            report__period_id__lt=revision.report.period_id,
            in_force=True,
        )
        .select_related("report")
        .order_by("-report__period_id")[:HISTORY_MONTHS]
    )
    return tuple(map(_period_totals, earlier))


def _period_totals(revision: Revision) -> PeriodTotals:
    totals: dict[tuple[str, str | None], int] = defaultdict(int)
    detection: dict[str, int] = defaultdict(int)
    rows = Total.objects.filter(revision=revision).values_list(
        "measure", "category", "detection", "value"
    )
    for measure, category, how, value in rows:
        totals[measure, None] += value
        if category:
            totals[measure, category] += value
        if how:
            detection[how] += value
    code = f"{revision.report.period_id:%Y-%m}"
    return PeriodTotals(code, dict(totals), dict(detection), revision.nil)


PEERS = """
SELECT measure, percentile_cont(0.5) WITHIN GROUP (ORDER BY total), count(*)
FROM (
  SELECT measure, platform_id, sum(value) AS total FROM reporting_total
  WHERE period_id = %(period)s AND in_force AND platform_id <> %(platform)s
  GROUP BY measure, platform_id
) AS peer
GROUP BY measure
"""


def _peers(revision: Revision) -> dict[str, PeerStats]:
    params = {"period": revision.report.period_id, "platform": revision.platform_id}
    return {measure: PeerStats(float(median), n) for measure, median, n in _rows(PEERS, params)}
