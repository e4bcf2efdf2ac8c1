"""How far revisions are: batches done, records counted, findings by severity. One query each."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Sum

from reporting.checks.registry import get
from reporting.models import BatchCount, CheckRun, Revision, RevisionBatch

DONE = Q(batch__state__in=("checked", "rejected"))


def context_of(revisions: Iterable[Revision]) -> dict[str, Any]:
    """What the serializer of revisions needs, gathered for all of them at once."""
    ids = [revision.id for revision in revisions]
    return {"progress": _progress(ids), "findings": findings_by_severity(ids)}


def _progress(ids: list[UUID]) -> dict[UUID, dict[str, int]]:
    rows = (
        RevisionBatch.objects.filter(revision_id__in=ids)
        .values("revision_id")
        .annotate(batches=Count("id"), batches_done=Count("id", filter=DONE))
    )
    records = dict(
        BatchCount.objects.filter(batch__revision_links__revision_id__in=ids)
        .values_list("batch__revision_links__revision_id")
        .annotate(records=Sum("n"))
        .order_by()
    )
    return {
        row["revision_id"]: {
            "batches": row["batches"],
            "batches_done": row["batches_done"],
            "records": records.get(row["revision_id"], 0),
        }
        for row in rows
    }


def findings_by_severity(ids: list[UUID]) -> dict[UUID, Counter[str]]:
    """Findings of the latest run over each revision and over each of its batches."""
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    own = CheckRun.objects.deciding().filter(revision_id__in=ids).order_by("revision_id", "-id")
    for run in own.distinct("revision_id"):
        if run.revision_id is not None:
            _add(found[run.revision_id], run.counts)
    links = RevisionBatch.objects.filter(revision_id__in=ids).values_list("revision_id", "batch_id")
    counts = dict(
        CheckRun.objects.deciding()
        .filter(batch__revision_links__revision_id__in=ids)
        .order_by("batch_id", "-id")
        .distinct("batch_id")
        .values_list("batch_id", "counts")
    )
    for revision_id, batch_id in links:
        _add(found[revision_id], counts.get(batch_id, {}))
    return found


def _add(severities: Counter[str], counts: dict[str, int]) -> None:
    for check_id, n in counts.items():
        severities[get(check_id).severity.value] += n
