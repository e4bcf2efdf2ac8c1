"""Reports as a principal may see them."""

from uuid import UUID

from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.tenancy import TenantQuerySet
from reporting.models import Report, Revision
from reporting.models.reports import State


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
    revision = revisions.order_by("-number").first()
    if revision is None:
        raise Refused("revision_unknown", number=number or 1)
    return revision


def visible_revisions(principal: Principal, report: Report) -> TenantQuerySet[Revision]:
    """The revisions of a report: all for its platform, those that were filed for an office."""
    revisions = Revision.objects.visible_to(principal).filter(report=report)
    if principal.kind == "office":
        revisions = revisions.exclude(state=State.DRAFT).filter(submitted_at__isnull=False)
    return revisions
