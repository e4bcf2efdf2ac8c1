"""Single records as a table, in the order of month, platform, batch and line.

They are read page by page, each page in a transaction of its own: what was filed never changes, so
the pages fit together, and no transaction stays open while millions are written. Which revisions
are read is settled at the beginning.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from platforms.models import Platform
from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Revision, RevisionBatch
from reporting.selectors.records import EVERYTHING, START, read_records
from reporting.selectors.reports import find_report, find_revision
from reporting.services.exports.columns import columns
from reporting.services.exports.questions import Records
from reporting.services.exports.sums import in_words
from reporting.services.exports.tables import AT_ONCE, Cells, Table
from reporting.vocabulary import Language

# Of each record, in the words of the API.
FIELDS = (
    *("record_id", "batch", "line", "version", "withdrawn", "state", "reason", "subject"),
    *("action", "category", "product_kind", "product", "modality", "detection", "acted_at"),
    *("content_at", "province", "target", "content_sha256", "label", "note"),
)
NAMES = ("period", "platform", "platform_uscc", "platform_name", "report", "revision", *FIELDS)


def table(principal: Principal, asked: Records, language: Language) -> Table:
    """Refused: `revision_unknown`, `report_unknown`, and while it is read `records_archived`."""
    with acting_as(principal):
        revisions = _revisions(principal, asked)
        expected = _expected(revisions) if asked.wanted == EVERYTHING else None
    return Table(
        "records", columns(*NAMES), _rows(principal, asked, revisions, language), expected=expected
    )


def _revisions(principal: Principal, asked: Records) -> list[Revision]:
    if asked.report is not None:
        report = find_report(principal, asked.report)
        if report is None:
            raise Refused("report_unknown")
        return [find_revision(principal, report, asked.number)]
    rows = Revision.objects.visible_to(principal).filter(
        in_force=True, report__period_id__in=asked.months
    )
    found = _of_platforms(rows, asked).select_related("report__platform")
    return list(found.order_by("report__period_id", "platform__uscc"))


def _of_platforms(rows: QuerySet[Revision], asked: Records) -> QuerySet[Revision]:
    if asked.provinces:
        rows = rows.filter(platform__jurisdiction_id__in=asked.provinces)
    if asked.platforms:
        ids = [UUID(code) for code in asked.platforms if len(code) != 18]
        usccs = [code for code in asked.platforms if len(code) == 18]
        rows = rows.filter(Q(platform_id__in=ids) | Q(platform__uscc__in=usccs))
    return rows


def _expected(revisions: list[Revision]) -> int | None:
    """How many there will be, where no batch corrects others."""
    links = RevisionBatch.objects.filter(revision__in=revisions)
    if links.filter(batch__kind="corrections").exists():
        return None
    return int(links.aggregate(n=Sum("batch__records"))["n"] or 0)


def _rows(
    principal: Principal, asked: Records, revisions: list[Revision], language: Language
) -> Iterator[Cells]:
    for revision in revisions:
        place = _place(revision, language)
        after, more = START, True
        while more:
            with acting_as(principal):
                page = read_records(revision, asked.wanted, after=after, limit=AT_ONCE)
            for row in page.rows:
                yield (*place, *_cells(row))
            after, more = page.last, page.more


def _place(revision: Revision, language: Language) -> Cells:
    platform: Platform = revision.report.platform
    return (
        f"{revision.report.period_id:%Y-%m}",
        str(platform.id),
        platform.uscc,
        in_words(platform.name_en, platform.name_zh, language),
        str(revision.report_id),
        revision.number,
    )


def _cells(row: dict[str, Any]) -> Cells:
    found = {**row, "batch": str(row["batch_id"]), "reason": row["reason"] or None}
    return tuple(found[name] for name in FIELDS)
