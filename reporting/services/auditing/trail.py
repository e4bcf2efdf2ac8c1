"""What the audit trail says happened."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from platforms.models import AuditEvent


def has(object_type: str, object_id: UUID, action: str) -> bool:
    found = AuditEvent.objects.filter(object_type=object_type, object_id=str(object_id))
    return found.filter(action=action).exists()


def of(object_type: str, object_id: UUID) -> Iterator[tuple[str, dict[str, Any]]]:
    """What was done and with what data, in order."""
    found = AuditEvent.objects.filter(object_type=object_type, object_id=str(object_id))
    return found.order_by("id").values_list("action", "data").iterator()
