"""Work on a period that has to end before its records leave."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from reporting.models import (
    Batch,
    Extension,
    Period,
    Report,
    Revision,
    RevisionBatch,
    State,
    Upload,
)
from reporting.services.archives.owning import OWNER
from reporting.services.archives.refusing import CannotArchive

AT_WORK = ("received", "checking")
# A line each, and no more than anybody reads.
NAMED = 100

Unfinished = dict[UUID, list[str]]


def refuse(month: date, *, although_open: bool) -> Period:
    """The period, where it may be archived. Raises `CannotArchive`.

    `although_open`: platforms may be left with drafts and open warnings. They can go on with
    those once the period is restored.
    """
    period = Period.objects.using(OWNER).filter(month=month).first()
    if period is None:
        raise CannotArchive(gettext_lazy("There is no period {period}."), period=f"{month:%Y-%m}")
    if period.closed_at is None:
        raise CannotArchive(
            gettext_lazy(
                "{period} is not closed yet: it closes by itself after {due_at:%Y-%m-%d}."
            ),
            period=period.code,
            due_at=timezone.localtime(period.due_at),
        )
    _refuse_work(month)
    if not although_open:
        _refuse_open(month)
        _refuse_put_off(month)
    return period


def _refuse_work(month: date) -> None:
    batches = Batch.objects.using(OWNER).filter(report__period_id=month)
    revisions = Revision.objects.using(OWNER).filter(report__period_id=month)
    found: Unfinished = {}
    _note(found, _("a batch is being checked"), batches.filter(state__in=AT_WORK))
    _note(found, _("a batch could not be checked yet"), batches.filter(state="errored"))
    _note(found, _("a filing is being decided on"), revisions.filter(state__in=AT_WORK))
    _note(found, _("a filing could not be decided on yet"), revisions.filter(state="errored"))
    if found:
        raise CannotArchive(
            ngettext(
                "Candor is still at work on {n} report of the period. Try again when it is done;"
                " what could not be done is tried again by itself.",
                "Candor is still at work on {n} reports of the period. Try again when it is done;"
                " what could not be done is tried again by itself.",
                len(found),
            ),
            list(_lines(found)),
            n=len(found),
        )


def _refuse_open(month: date) -> None:
    """Drafts that hold batches or are being sent one, and revisions that wait for the platform's
    explanations."""
    revisions = Revision.objects.using(OWNER).filter(report__period_id=month)
    drafts = revisions.filter(state=State.DRAFT)
    held = RevisionBatch.objects.using(OWNER).filter(revision=OuterRef("pk"))
    # Without a draft nothing is to be filed, whatever was once begun to be sent.
    coming = Upload.objects.using(OWNER).filter(
        Exists(drafts.filter(report=OuterRef("report"))), report__period_id=month, batch=None
    )
    explained = revisions.filter(state=State.NEEDS_EXPLANATION)
    found: Unfinished = {}
    _note(found, _("a draft with records"), drafts.filter(Exists(held)))
    _note(found, _("an upload that is not complete"), coming)
    _note(found, _("warnings that wait for an explanation"), explained)
    if found:
        raise CannotArchive(
            ngettext(
                "{n} report of the period is not finished. With --although-open it is left as it"
                " is until the period is restored.",
                "{n} reports of the period are not finished. With --although-open they are left as"
                " they are until the period is restored.",
                len(found),
            ),
            list(_lines(found)),
            n=len(found),
        )


def _refuse_put_off(month: date) -> None:
    """Platforms that may still file in time: an office put off their due date."""
    filed = Revision.objects.using(OWNER).filter(
        report__platform=OuterRef("platform"), report__period_id=month, submitted_at__isnull=False
    )
    granted = Extension.objects.using(OWNER).in_force().select_related("platform")
    coming = granted.filter(~Exists(filed), period_id=month, due_at__gt=timezone.now())
    found = list(coming.order_by("platform__uscc"))
    if found:
        raise CannotArchive(
            ngettext(
                "{n} platform may still file in time: its due date is put off. With"
                " --although-open it can do so once the period is restored.",
                "{n} platforms may still file in time: their due dates are put off. With"
                " --although-open they can do so once the period is restored.",
                len(found),
            ),
            [f"- {one.platform.uscc} {one.platform}: {one.due_at:%Y-%m-%d}" for one in found],
            n=len(found),
        )


def _note(
    found: Unfinished,
    reason: str,
    rows: "QuerySet[Batch] | QuerySet[Revision] | QuerySet[Upload]",
) -> None:
    for report in rows.order_by().values_list("report_id", flat=True).distinct():
        found.setdefault(report, []).append(reason)


def _lines(found: Unfinished) -> Iterator[str]:
    """Who it is about, and why: a line for each report, in the order of their codes."""
    reports = Report.objects.using(OWNER).filter(pk__in=found).select_related("platform")
    for report in reports.order_by("platform__uscc")[:NAMED]:
        platform = report.platform
        reasons = ", ".join(found[report.id])
        yield f"- {platform.uscc} {platform} ({report.id}): {reasons}"
    if len(found) > NAMED:
        yield _("and {n} more").format(n=len(found) - NAMED)
