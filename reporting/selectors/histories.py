"""Everything that happened to a report and to what belongs to it: one history, from the trail."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast

from platforms.models import AuditEvent
from platforms.principals import Principal
from reporting.models import (
    Batch,
    Directive,
    Explanation,
    Extension,
    Question,
    Receipt,
    Report,
    Review,
    Revision,
    Waiver,
)
from reporting.selectors.receipts import visible_receipts

# Adds to events what a page shows of them.
Dressed = Callable[[QuerySet[AuditEvent]], QuerySet[AuditEvent]]
# The event that a receipt was given with, by the receipt's kind.
GIVEN_WITH = {
    Receipt.Kind.REPORT_SUBMITTED: "revision.submitted",
    Receipt.Kind.REPORT_ACCEPTED: "revision.accepted",
}


def history_of(
    principal: Principal, report: Report, *, batches: bool = False
) -> QuerySet[AuditEvent]:
    """The events that the principal may know of. `batches`: also what became of each batch.

    A waiver counts that was granted to the platform since the report was opened.
    """
    wanted = Q(object_type="report", object_id=str(report.id))
    for kind, ids in _ids(principal, report, batches).items():
        wanted |= Q(object_type=kind, object_id__in=ids)
    return AuditEvent.objects.visible_to(principal).filter(wanted)


def latest_of(
    principal: Principal, report: Report, dressed: Dressed, most: int
) -> list[AuditEvent]:
    """The latest of `history_of` without batches, in one query; `dressed` adds what is shown."""
    events = AuditEvent.objects.visible_to(principal)
    parts = [
        dressed(events.filter(object_type=kind, object_id__in=_written(rows)))
        for kind, rows in _things(principal, report, False).items()
    ]
    own = dressed(events.filter(object_type="report", object_id=str(report.id)))
    # Each part reads the trail by its index; one condition over all of them would not.
    return list(own.order_by().union(*parts, all=True).order_by("-at", "-id")[:most])


def _written(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by().values(written=Cast("id", CharField()))


def _things(principal: Principal, report: Report, batches: bool) -> dict[str, QuerySet[Any]]:
    """What belongs to a report, by kind."""
    granted = Waiver.objects.filter(platform_id=report.platform_id)
    parts: dict[str, QuerySet[Any]] = {
        "revision": Revision.objects.filter(report=report),
        "explanation": Explanation.objects.filter(report=report),
        "question": Question.objects.filter(report=report),
        "review": Review.objects.visible_to(principal).filter(report=report),
        "directive": Directive.objects.filter(revision__report=report),
        "waiver": granted.filter(granted_at__gte=report.created_at),
        "extension": Extension.objects.filter(
            platform_id=report.platform_id, period_id=report.period_id
        ),
    }
    if batches:
        parts["batch"] = Batch.objects.filter(report=report)
    return parts


def _ids(principal: Principal, report: Report, batches: bool) -> dict[str, list[str]]:
    """The ids of what belongs to a report, by kind, in one query.

    They are spelled out to the trail, so that it is read by its index whatever the planner
    thinks of it.
    """
    parts = _things(principal, report, batches)
    first, *others = (_named(kind, rows) for kind, rows in parts.items())
    found: dict[str, list[str]] = defaultdict(list)
    for kind, number in first.union(*others, all=True):
        found[kind].append(str(number))
    return found


def _named(kind: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by().values_list(Value(kind, output_field=CharField()), "id")


def receipts_by_event(principal: Principal, report: Report) -> dict[tuple[str, int], UUID]:
    """The receipts given with events of a report: by action and revision's number."""
    found = visible_receipts(principal, object_id=report.id)
    return {
        (GIVEN_WITH[Receipt.Kind(one.kind)], one.object_number): one.id
        for one in found
        if one.kind in GIVEN_WITH
    }
