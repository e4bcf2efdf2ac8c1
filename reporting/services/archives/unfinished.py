"""Work on a period that has to end before its records leave."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reporting.models import Batch, Period, Revision, RevisionBatch, State, Upload
from reporting.services.archives.owning import OWNER
from reporting.services.archives.refusing import CannotArchive

AT_WORK = ("received", "checking", "errored")
NAMED = 10


def refuse(month: date, *, although_open: bool) -> Period:
    """The period, where it may be archived. Raises `CannotArchive`.

    `although_open`: platforms may be left with drafts and open warnings. They can go on with
    those once the period is restored.
    """
    period = Period.objects.using(OWNER).filter(month=month).first()
    if period is None:
        raise CannotArchive(_("There is no period {period}."), period=f"{month:%Y-%m}")
    if period.closed_at is None:
        raise CannotArchive(
            _("{period} is not closed yet: it closes by itself after {due_at:%Y-%m-%d}."),
            period=period.code,
            due_at=timezone.localtime(period.due_at),
        )
    _refuse_work(month)
    if not although_open:
        _refuse_open(month)
    return period


def _refuse_work(month: date) -> None:
    batches = Batch.objects.using(OWNER).filter(report__period_id=month, state__in=AT_WORK)
    revisions = Revision.objects.using(OWNER).filter(report__period_id=month, state__in=AT_WORK)
    waiting = batches.count() + revisions.count()
    if waiting:
        raise CannotArchive(
            _(
                "Candor is still at work on {n} batches and revisions of the period. Try again"
                " when it is done; what errored is tried again by itself. Reports: {reports}"
            ),
            n=waiting,
            reports=_named({*_reports(batches), *_reports(revisions)}),
        )


def _refuse_open(month: date) -> None:
    """Drafts that hold batches or are being sent one, and revisions that wait for the platform's
    explanations."""
    held = RevisionBatch.objects.using(OWNER).filter(revision=OuterRef("pk"))
    waiting = (
        Revision.objects.using(OWNER)
        .filter(report__period_id=month)
        .filter(Q(state=State.NEEDS_EXPLANATION) | Q(Exists(held), state=State.DRAFT))
    )
    coming = Upload.objects.using(OWNER).filter(report__period_id=month, batch=None)
    found = _reports(waiting) | _reports(coming)
    if found:
        raise CannotArchive(
            _(
                "{n} reports of the period have a draft with records, an upload that is not"
                " complete, or warnings that wait for an explanation. With --although-open they"
                " are left as they are until the period is restored. Reports: {reports}"
            ),
            n=len(found),
            reports=_named(found),
        )


def _reports(rows: "QuerySet[Batch] | QuerySet[Revision] | QuerySet[Upload]") -> set[str]:
    return {str(one) for one in rows.order_by().values_list("report_id", flat=True).distinct()}


def _named(reports: set[str]) -> str:
    some = sorted(reports)[:NAMED]
    return ", ".join(some) + (" ..." if len(reports) > NAMED else "")
