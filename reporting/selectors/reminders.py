"""Reminders that ask for something to be done."""

from django.db.models import Exists, OuterRef, QuerySet

from platforms.models import Platform
from platforms.principals import Principal
from reporting.models import Reminder, Revision
from reporting.selectors import due
from reporting.selectors.filings import UNFILED


def still_missing(principal: Principal) -> QuerySet[Reminder]:
    """What offices were told of and has not come yet: of each filing the latest time.

    A date that was put off since, or a platform that no longer reports, ends it.
    """
    escalations = Reminder.objects.filter(addressee=Reminder.Addressee.OFFICE)
    filing = {"platform_id": OuterRef("platform_id"), "period_id": OuterRef("period_id")}
    filed = Revision.objects.filter(
        report__platform_id=OuterRef("platform_id"), report__period_id=OuterRef("period_id")
    ).exclude(state__in=UNFILED)
    put_off = due.extensions("platform_id", "period_id").filter(due_at__gt=OuterRef("due_at"))
    return (
        escalations.visible_to(principal)
        .filter(platform__status=Platform.Status.ACTIVE)
        .exclude(Exists(escalations.filter(**filing, pk__gt=OuterRef("pk"))))
        .exclude(Exists(filed))
        .exclude(Exists(put_off))
    )
