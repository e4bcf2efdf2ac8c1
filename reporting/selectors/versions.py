"""One record: every version that is held of it, and which of them counts where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from platforms.principals import Principal
from reporting.models import Report, Revision, RevisionBatch
from reporting.selectors.archives import refuse_archived_records
from reporting.selectors.records import COLUMNS, as_dict
from reporting.selectors.reports import WITHDRAWN_LAST, visible_batches, visible_revisions

# What a version is to a revision that does not have its batch: it was dropped, or came later.
ABSENT = "absent"
HELD = f"""
SELECT {", ".join(COLUMNS)} FROM reporting_record
WHERE period = %s AND platform_id = %s AND record_id = %s
ORDER BY version DESC
"""


@dataclass(frozen=True)
class Versions:
    """`rows` with `standing`: what each is to the revision in force, and to the latest one; None
    where there is no such revision."""

    rows: list[dict[str, Any]]
    in_force: Revision | None
    latest: Revision | None


def find_versions(principal: Principal, report: Report, record_id: str) -> Versions:
    """The versions of a record in a report that the caller has found visible, the latest first.

    Those that stand in a draft are shown to its platform alone. Refused: `records_archived`.
    """
    revisions = visible_revisions(principal, report)
    in_force = revisions.filter(in_force=True).first()
    latest = revisions.order_by(WITHDRAWN_LAST, "-number").first()
    rows = _visible(principal, report, _held(report, record_id))
    linked = _linked([one for one in (in_force, latest) if one], rows)
    for row in rows:
        row["standing"] = {
            "in_force": in_force and _standing(row, rows, linked[in_force.id]),
            "latest": latest and _standing(row, rows, linked[latest.id]),
        }
    return Versions(rows, in_force, latest)


def _held(report: Report, record_id: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(HELD, [report.period_id, report.platform_id, record_id])
        rows = [as_dict(COLUMNS, row) for row in cursor.fetchall()]
    refuse_archived_records(report.period_id)
    return rows


def _visible(
    principal: Principal, report: Report, rows: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    batches = visible_batches(principal, report).filter(pk__in={row["batch_id"] for row in rows})
    seen = set(batches.values_list("pk", flat=True))
    return [row for row in rows if row["batch_id"] in seen]


def _linked(
    revisions: Sequence[Revision], rows: Sequence[Mapping[str, Any]]
) -> dict[UUID, set[UUID]]:
    """Of the batches of the rows, those that are part of each revision."""
    found: dict[UUID, set[UUID]] = {revision.id: set() for revision in revisions}
    links = RevisionBatch.objects.filter(
        revision__in=revisions, batch_id__in={row["batch_id"] for row in rows}
    )
    for revision_id, batch_id in links.values_list("revision_id", "batch_id"):
        found[revision_id].add(batch_id)
    return found


def _standing(row: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], linked: set[UUID]) -> str:
    if row["batch_id"] not in linked:
        return ABSENT
    if any(one["version"] > row["version"] and one["batch_id"] in linked for one in rows):
        return "superseded"
    return "withdrawn" if row["withdrawn"] else "current"


@dataclass(frozen=True)
class Place:
    """What a version of a record is to a revision that has its batch."""

    row: Mapping[str, Any]
    revision: Revision
    standing: str


def places_of(principal: Principal, report: Report, record_id: str) -> list[Place]:
    """Every place of a record in a report that the caller has found visible: the latest version
    first, each in the order of the revisions that have its batch. Refused: `records_archived`."""
    rows = _visible(principal, report, _held(report, record_id))
    revisions = list(visible_revisions(principal, report).order_by("number"))
    linked = _linked(revisions, rows)
    return [
        Place(row, revision, _standing(row, rows, linked[revision.id]))
        for row in rows
        for revision in revisions
        if row["batch_id"] in linked[revision.id]
    ]
