"""The whole store, month by month: whoever iterates hears of each difference as it is found."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date

from platforms.models import Platform
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Report
from reporting.models.periods import Period
from reporting.services.archives.manifests import Manifest
from reporting.services.auditing import (
    archived,
    claims,
    consolidations,
    keys,
    receipts,
    reports,
    rollups,
    strays,
    tree,
    unproved,
)
from reporting.services.auditing.differences import Audit, Differences
from reporting.services.auditing.snapshots import snapshot


def differences(audit: Audit) -> Differences:
    """Everything in scope. Nothing is changed; each report is seen as of one moment."""
    yield from _misplaced(audit)
    for month in _months(audit):
        yield from _of_month(audit, month)
    with snapshot():
        known = yield from keys.known(audit)
        vouched = tree.vouched(audit, known)
    for platform in _platforms(audit):
        with snapshot():
            yield from claims.of_platform(audit, platform)
            yield from receipts.of_platform(audit, platform, known, vouched)
            yield from unproved.of_platform(audit, platform)
    if audit.scope.is_everything:
        with snapshot():
            yield from tree.of_everybody(audit, known)


def _platforms(audit: Audit) -> list[Platform]:
    with acting_as(SYSTEM):
        found = Platform.objects.order_by("uscc")
        if audit.scope.platform:
            found = found.filter(pk=audit.scope.platform)
        return list(found)


def _misplaced(audit: Audit) -> Differences:
    with snapshot():
        scope = audit.scope
        yield from strays.in_table(audit, archived.RECORDS, scope.month, scope.platform)


def _months(audit: Audit) -> list[date]:
    with acting_as(SYSTEM):
        found = Period.objects.order_by("month")
        if audit.scope.month:
            found = found.filter(month=audit.scope.month)
        return list(found.values_list("month", flat=True))


def _of_month(audit: Audit, month: date) -> Differences:
    with ExitStack() as closing:
        table: str | None = archived.RECORDS
        with acting_as(SYSTEM):
            entry = archived.archive_of(month)
        if entry is not None:
            table = None
            for found in archived.damages(audit, entry):
                if isinstance(found, Manifest):
                    held = archived.brought_in(audit, entry, found)
                    table = closing.enter_context(held)
                else:
                    yield found
        if entry is not None and table is not None:
            with snapshot():
                yield from strays.in_table(audit, table, None, audit.scope.platform)
        for report in _reports(audit, month):
            with snapshot():
                yield from reports.of_report(audit, report, table, reports.place_of(report))
    if audit.scope.is_everybody:
        with snapshot():
            yield from rollups.of_month(audit, month)
            yield from consolidations.of_month(audit, month)


def _reports(audit: Audit, month: date) -> Iterator[Report]:
    with acting_as(SYSTEM):
        found = Report.objects.filter(period_id=month).select_related("platform", "period")
        if audit.scope.platform:
            found = found.filter(platform_id=audit.scope.platform)
        return iter(list(found.order_by("platform_id")))
