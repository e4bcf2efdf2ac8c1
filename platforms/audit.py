"""The audit trail: every change of state leaves an event in the same transaction."""

from uuid import UUID

from django.db import connection
from django.utils import timezone

from platforms.models import AuditEvent
from platforms.principals import Principal
from platforms.request_ids import request_id


def record(
    principal: Principal,
    action: str,
    object_type: str,
    object_id: UUID | str,
    *,
    platform_id: UUID | None = None,
    **data: object,
) -> AuditEvent:
    """Write down who did what to which object.

    `action` is `noun.verb` in the past ("revision.submitted"); `data` must be JSON. Call it
    inside the transaction of the change: if the event cannot be written, nothing happened.
    """
    assert connection.in_atomic_block  # noqa: S101 - a programming error, not bad input
    made = event(principal, action, object_type, object_id, platform_id=platform_id, data=data)
    made.save(force_insert=True)
    return made


def event(
    principal: Principal,
    action: str,
    object_type: str,
    object_id: UUID | str,
    *,
    platform_id: UUID | None = None,
    data: dict[str, object],
) -> AuditEvent:
    """An event as `record` writes it, not saved: for another connection than the usual one."""
    return AuditEvent(
        at=timezone.now(),
        action=action,
        object_type=object_type,
        object_id=str(object_id),
        platform_id=platform_id or principal.platform_id,
        office_id=principal.office_id,
        actor_kind=principal.kind,
        person_id=principal.person_id,
        credential_id=principal.credential_id,
        request_id=request_id.get(),
        data=data,
    )
