"""An office exempts a platform from a check, for a time and for a reason."""

from datetime import datetime, timedelta

from django.utils import timezone

from platforms import audit
from platforms.models import Platform
from platforms.principals import Principal, known
from platforms.refusals import Refused
from reporting.checks.registry import UnknownCheck, get
from reporting.models import Waiver

LONGEST = timedelta(days=731)


def grant(
    principal: Principal, platform: Platform, *, check_id: str, reason: str, expires_at: datetime
) -> Waiver:
    """Grant a waiver. Refused: `check_unknown`, `check_not_waivable`, `waiver_expiry`."""
    now = timezone.now()
    try:
        check = get(check_id)
    except UnknownCheck:
        raise Refused("check_unknown", pointer="/check", check=check_id) from None
    if not check.waivable:
        raise Refused("check_not_waivable", pointer="/check", check=check_id)
    if not now < expires_at <= now + LONGEST:
        raise Refused("waiver_expiry", pointer="/expires_at")
    waiver = Waiver.objects.create(
        platform=platform,
        check_id=check_id,
        reason=reason,
        expires_at=expires_at,
        granted_at=now,
        granted_by_office_id=known(principal.office_id),
        granted_by_person_id=principal.person_id,
    )
    audit.record(
        principal,
        "waiver.granted",
        "waiver",
        waiver.id,
        platform_id=platform.id,
        check=check_id,
        reason=reason,
        expires_at=expires_at.isoformat(),
    )
    return waiver


def revoke(principal: Principal, waiver: Waiver) -> Waiver:
    """End a waiver before its time. Refused: `waiver_over`."""
    locked = Waiver.objects.select_for_update(of=("self",), no_key=True).get(pk=waiver.pk)
    if locked.revoked_at is not None or locked.expires_at <= timezone.now():
        raise Refused("waiver_over")
    locked.revoked_at = timezone.now()
    locked.save(update_fields=["revoked_at"])
    audit.record(principal, "waiver.revoked", "waiver", locked.id, platform_id=locked.platform_id)
    return locked
