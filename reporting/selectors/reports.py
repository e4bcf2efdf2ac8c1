"""Reports as a principal may see them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Case, When

from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.tenancy import TenantQuerySet
from reporting.models import Batch, Report, Revision, RevisionBatch, State

# What was taken back is the latest only where there is nothing else.
WITHDRAWN_LAST = Case(When(state=State.WITHDRAWN, then=1), default=0)


def find_report(principal: Principal, report_id: UUID) -> Report | None:
    """A visible report with its platform and period."""
    return (
        Report.objects.visible_to(principal)
        .select_related("platform", "period")
        .filter(pk=report_id)
        .first()
    )


def find_revision(principal: Principal, report: Report, number: int | None) -> Revision:
    """A revision by its number, or the latest. An office does not see drafts.

    Refused: `revision_unknown`.
    """
    revisions = visible_revisions(principal, report)
    if number is not None:
        revisions = revisions.filter(number=number)
    revision = revisions.order_by(WITHDRAWN_LAST, "-number").first()
    if revision is None:
        raise Refused("revision_unknown", number=number or 1)
    return revision


def visible_batches(principal: Principal, report: Report) -> TenantQuerySet[Batch]:
    """The batches of a report: all for its platform, those of filed revisions for an office."""
    rows = Batch.objects.visible_to(principal).filter(report=report)
    if principal.kind == "office":
        filed = RevisionBatch.objects.filter(revision__submitted_at__isnull=False)
        rows = rows.filter(pk__in=filed.values("batch_id"))
    return rows


def in_draft(principal: Principal, found: Iterable[Batch]) -> frozenset[UUID]:
    """The batches among them that the principal may leave out of its draft."""
    if principal.kind != "platform":
        return frozenset()
    links = RevisionBatch.objects.visible_to(principal).filter(
        batch__in=list(found), revision__state=State.DRAFT
    )
    return frozenset(links.values_list("batch_id", flat=True))


def latest_revisions(principal: Principal, found: Iterable[Report]) -> dict[UUID, Revision]:
    """The latest visible revision of each report, by the report's id."""
    rows = (
        _filed(principal, Revision.objects.visible_to(principal).filter(report__in=found))
        .select_related("signatory", "based_on")
        .order_by("report_id", WITHDRAWN_LAST, "-number")
        .distinct("report_id")
    )
    return {revision.report_id: revision for revision in rows}


def numbers_in_force(principal: Principal, found: Iterable[Report]) -> dict[UUID, int]:
    """The number of the revision in force of each report that has one."""
    rows = Revision.objects.visible_to(principal).filter(report__in=found, in_force=True)
    return dict(rows.values_list("report_id", "number"))


def visible_revisions(principal: Principal, report: Report) -> TenantQuerySet[Revision]:
    """The revisions of a report: all for its platform, those that were filed for an office."""
    return _filed(principal, Revision.objects.visible_to(principal).filter(report=report))


def _filed(principal: Principal, rows: TenantQuerySet[Revision]) -> TenantQuerySet[Revision]:
    """A draft is its platform's own business."""
    return rows.filter(submitted_at__isnull=False) if principal.kind == "office" else rows
