"""Platforms: registered by an office, suspended, taken up again, closed."""

from datetime import date

from django.db import IntegrityError, transaction

from platforms import audit
from platforms.identifiers import InvalidIdentifier, uscc
from platforms.models import Jurisdiction, Platform
from platforms.principals import NATIONAL, Principal
from platforms.refusals import Refused


def register(
    principal: Principal,
    *,
    code: str,
    name_zh: str,
    name_en: str = "",
    jurisdiction: str,
    reports_from: date,
    size: str = "",
) -> Platform:
    """Register a platform by its unified social credit code.

    Refused: `uscc_length`, `uscc_alphabet`, `uscc_checksum`, `jurisdiction_unknown`,
    `jurisdiction_foreign`, `platform_registered`.
    """
    _require_province(principal, jurisdiction)
    try:
        uscc(code)
    except InvalidIdentifier as invalid:
        raise Refused(invalid.code, pointer="/uscc") from None
    try:
        # A platform of another province stands in the way without being seen.
        with transaction.atomic():
            platform = Platform.objects.create(
                uscc=code,
                name_zh=name_zh,
                name_en=name_en,
                jurisdiction_id=jurisdiction,
                reports_from=reports_from,
                size=size,
            )
    except IntegrityError:
        raise Refused("platform_registered", pointer="/uscc") from None
    audit.record(
        principal,
        "platform.registered",
        "platform",
        platform.id,
        platform_id=platform.id,
        uscc=code,
        jurisdiction=jurisdiction,
    )
    return platform


def _require_province(principal: Principal, code: str) -> None:
    if code == NATIONAL or not Jurisdiction.objects.filter(code=code).exists():
        raise Refused("jurisdiction_unknown", pointer="/jurisdiction", value=code)
    if not principal.sees_all and principal.jurisdiction != code:
        raise Refused("jurisdiction_foreign", pointer="/jurisdiction")


def change_status(
    principal: Principal, *, platform: Platform, status: str, reason: str
) -> Platform:
    """Suspend a platform, take it up again, or close it for good; its credentials follow at once.

    Refused: `status_unchanged`, `platform_stays_closed`.
    """
    locked = Platform.objects.select_for_update(of=("self",), no_key=True).get(pk=platform.pk)
    if locked.status == status:
        raise Refused("status_unchanged", pointer="/status", status=status)
    if locked.status == Platform.Status.CLOSED:
        raise Refused("platform_stays_closed", pointer="/status")
    before, locked.status = locked.status, status
    locked.save(update_fields=["status"])
    audit.record(
        principal,
        "platform.status_changed",
        "platform",
        locked.id,
        platform_id=locked.id,
        before=before,
        after=status,
        reason=reason,
    )
    return locked


def classify(principal: Principal, *, platform: Platform, size: str, reason: str) -> Platform:
    """Say how large a platform is. Refused: `size_unchanged`."""
    locked = Platform.objects.select_for_update(of=("self",), no_key=True).get(pk=platform.pk)
    if locked.size == size:
        raise Refused("size_unchanged", pointer="/size", size=size)
    before, locked.size = locked.size, size
    locked.save(update_fields=["size"])
    audit.record(
        principal,
        "platform.classified",
        "platform",
        locked.id,
        platform_id=locked.id,
        before=before,
        after=size,
        reason=reason,
    )
    return locked
