"""The page of the log: what it was at the latest signed head, and who signed."""

from typing import Any

from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import SigningKey, TreeHead
from reporting.selectors import log

HEADS = 20
DAYS = 14


def page_of_log() -> dict[str, Any]:
    heads = list(TreeHead.objects.order_by("-id")[:HEADS])
    keys = list(SigningKey.objects.order_by("-made_at", "kid"))
    kept = _kept()
    return {
        "size": log.size(),
        "head": heads[0] if heads else None,
        "heads": [(head, bytes(head.root).hex(), str(head.pk) in kept) for head in heads],
        "kept": kept.values(),
        "keys": keys,
    }


def _kept() -> dict[str, AuditEvent]:
    """The daily heads of late, by their ids. The log is everybody's, so is what was kept of it."""
    with acting_as(SYSTEM):
        events = AuditEvent.objects.filter(action="tree_head.kept").order_by("-at")[:DAYS]
        return {event.object_id: event for event in events}
