"""Extensions at the hand of offices: a later due date is granted, and revoked.

They look ahead. A filing is judged by the date that stood when it came: nothing is put off for a
platform that has filed, and nothing that was filed in time is late afterwards.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.utils import timezone

from platforms import audit
from platforms.models import Platform
from platforms.principals import Principal, known
from platforms.refusals import Refused
from platforms.tenancy import TenantQuerySet
from reporting.models import Extension, Period, Revision, State
from reporting.selectors import due
from reporting.selectors.filings import UNFILED
from reporting.services import periods

LONGEST = timedelta(days=366)


def grant(
    principal: Principal, platform: Platform, period: Period, *, due_at: datetime, reason: str
) -> Extension:
    """Put off the day by which a platform files for a period.

    Refused: what `refusal` says, `period_archived`.
    """
    periods.hold(period.month)
    _wait_for_turn(platform, period.month)
    _wait_for_submission(platform, period.month)
    found = standing(platform, period)
    refused = refusal(principal, period, found, due_at)
    if refused is not None:
        raise refused
    now = timezone.now()
    last = due.extension_of(platform.id, period.month)
    if last is not None:
        last.ended_at = now
        last.save(update_fields=["ended_at"])
    extension = Extension.objects.create(
        platform=platform,
        period=period,
        due_at=due_at,
        was_due_at=found.due_at,
        reason=reason,
        granted_at=now,
        granted_by_office_id=known(principal.office_id),
        granted_by_person_id=principal.person_id,
    )
    _record(
        principal,
        "extension.granted",
        extension,
        reason=reason,
        due_at=_written(due_at),
        was_due_at=_written(found.due_at),
    )
    return extension


@dataclass(frozen=True)
class Standing:
    """How a platform stands with a period: whether it owes a report, whether anything came, and
    by when it is due as yet."""

    owes: bool
    filed: bool
    due_at: datetime


def standing(platform: Platform, period: Period) -> Standing:
    return Standing(
        platform.status == Platform.Status.ACTIVE and platform.reports_from <= period.month,
        _filed(platform, period.month).exists(),
        due.due_at(platform.id, period),
    )


def refusal(
    principal: Principal, period: Period, found: Standing, due_at: datetime
) -> Refused | None:
    """Why a report may not be put off, or None: to say beforehand what would happen.

    `extension_no_office`, `extension_not_due`, `extension_filed`, `extension_due_at`,
    `extension_due_earlier`.
    """
    now = timezone.now()
    latest = max(now, period.due_at) + LONGEST
    if principal.office_id is None:
        return Refused("extension_no_office")
    if not found.owes:
        return Refused("extension_not_due", period=period.code)
    if found.filed:
        return Refused("extension_filed", period=period.code)
    if not now < due_at <= latest:
        said = f"{timezone.localtime(latest):%Y-%m-%d}"
        return Refused("extension_due_at", pointer="/due_at", latest=said)
    if due_at <= found.due_at:
        before = f"{timezone.localtime(found.due_at):%Y-%m-%d %H:%M}"
        return Refused("extension_due_earlier", pointer="/due_at", due_at=before)
    return None


def revoke(principal: Principal, extension: Extension, *, reason: str) -> Extension:
    """Let the period's own date hold again. Refused: `extension_over`, `extension_used`."""
    platform, month = extension.platform, extension.period_id
    _wait_for_turn(platform, month)
    _wait_for_submission(platform, month)
    locked = Extension.objects.select_for_update(of=("self",), no_key=True).get(pk=extension.pk)
    if locked.ended_at is not None:
        raise Refused("extension_over")
    if _filed(platform, month).exists():
        raise Refused("extension_used", period=f"{month:%Y-%m}")
    locked.ended_at, locked.end_reason = timezone.now(), reason
    locked.save(update_fields=["ended_at", "end_reason"])
    due_at = _written(extension.period.due_at)
    _record(principal, "extension.revoked", locked, reason=reason, due_at=due_at)
    return locked


def _filed(platform: Platform, month: date) -> TenantQuerySet[Revision]:
    rows = Revision.objects.filter(report__platform=platform, report__period_id=month)
    return rows.exclude(state__in=UNFILED)


def _wait_for_turn(platform: Platform, month: date) -> None:
    """One at a time puts off the same report: there is no row yet that could be locked."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
            [f"extension {platform.id} {month:%Y-%m}"],
        )


def _wait_for_submission(platform: Platform, month: date) -> None:
    """One that is under way at this moment holds the draft."""
    drafts = Revision.objects.filter(
        report__platform=platform, report__period_id=month, state=State.DRAFT
    )
    list(drafts.select_for_update(of=("self",), no_key=True).values_list("pk"))


def _written(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat()


def _record(principal: Principal, action: str, extension: Extension, **data: object) -> None:
    audit.record(
        principal,
        action,
        "extension",
        extension.id,
        platform_id=extension.platform_id,
        period=f"{extension.period_id:%Y-%m}",
        **data,
    )
