"""How far batches and revisions are: what was read, counted and found. A query or two for all."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, Sum

from reporting.checks.registry import get
from reporting.models import Batch, BatchCount, CheckRun, Revision, RevisionBatch
from reporting.services import progressing
from reporting.services.progressing import Seen

DONE = Q(batch__state__in=("checked", "rejected"))
FOUND = F("batch__errors") + F("batch__warnings") + F("batch__notes")


def seen_of(batches: Iterable[Batch]) -> dict[UUID, Seen]:
    """How far each batch is: one that is done by its row, one being checked as its worker tells."""
    batches = list(batches)
    live = progressing.running(batches)
    return {batch.id: _done(batch) or live.get(batch.id, Seen()) for batch in batches}


def _done(batch: Batch) -> Seen | None:
    if batch.state not in (Batch.State.CHECKED, Batch.State.REJECTED):
        return None
    found = batch.errors + batch.warnings + batch.notes
    return Seen(batch.lines, batch.records, found, batch.size)


def context_of(revisions: Iterable[Revision]) -> dict[str, Any]:
    """What the serializer of revisions needs, gathered for all of them at once."""
    ids = [revision.id for revision in revisions]
    return {"progress": _progress(ids), "findings": findings_by_severity(ids)}


def _progress(ids: list[UUID]) -> dict[UUID, dict[str, int]]:
    rows = (
        RevisionBatch.objects.filter(revision_id__in=ids)
        .values("revision_id")
        .annotate(
            batches=Count("id"),
            batches_done=Count("id", filter=DONE),
            lines=Sum("batch__lines", filter=DONE, default=0),
            found=Sum(FOUND, filter=DONE, default=0),
            bytes_read=Sum("batch__size", filter=DONE, default=0),
            bytes=Sum("batch__size"),
        )
    )
    records = records_of(ids)
    live = _running(ids)
    return {
        row["revision_id"]: {
            "batches": row["batches"],
            "batches_done": row["batches_done"],
            "records": records.get(row["revision_id"], 0),
            "lines": row["lines"] + sum(one.lines for one in live[row["revision_id"]]),
            "findings": row["found"] + sum(one.findings for one in live[row["revision_id"]]),
            "bytes_read": row["bytes_read"] + sum(o.bytes_read for o in live[row["revision_id"]]),
            "bytes": row["bytes"],
        }
        for row in rows
    }


def records_of(ids: list[UUID]) -> dict[UUID, int]:
    """How many records count in each revision that has any: one that was replaced counts once,
    one that was withdrawn does not, and a batch that was rejected has none."""
    return dict(
        BatchCount.objects.filter(batch__revision_links__revision_id__in=ids)
        .values_list("batch__revision_links__revision_id")
        .annotate(records=Sum("n"))
        .order_by()
    )


def _running(ids: list[UUID]) -> dict[UUID, list[Seen]]:
    """How far those batches of each revision are that are being checked."""
    links = RevisionBatch.objects.filter(
        revision_id__in=ids, batch__state=Batch.State.CHECKING
    ).select_related("batch")
    live = progressing.running({link.batch_id: link.batch for link in links}.values())
    found: dict[UUID, list[Seen]] = defaultdict(list)
    for link in links:
        if link.batch_id in live:
            found[link.revision_id].append(live[link.batch_id])
    return found


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
