"""The feed of what changed, in an order in which nothing is ever skipped.

Ids and times are given out before commit, so a reader who pages by them passes over what commits
late. The feed is ordered by the writing transaction, and shows only transactions below the oldest
one that is still running: nothing can appear there any more.
"""

import base64
import binascii
import struct
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from platforms.models import AuditEvent
from platforms.principals import Principal
from platforms.refusals import Refused

SETTLED = RawSQL("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", [])
PLACE = struct.Struct(">q16s")
FIRST = UUID(int=0)


@dataclass(frozen=True)
class Place:
    """A place in the feed. It stays good for as long as the events are kept."""

    transaction: int = 0
    event: UUID = FIRST

    def __str__(self) -> str:
        packed = PLACE.pack(self.transaction, self.event.bytes)
        return base64.urlsafe_b64encode(packed).decode()


def read_place(text: str) -> Place:
    """Read a place as it was given out; empty is the beginning. Refused: `cursor_invalid`."""
    if not text:
        return Place()
    try:
        transaction, event = PLACE.unpack(base64.b64decode(text, altchars=b"-_", validate=True))
    except (binascii.Error, struct.error, ValueError):
        raise Refused("cursor_invalid", pointer="/after", parameter="after") from None
    return Place(transaction, UUID(bytes=event))


def changes(principal: Principal, *, after: Place, object_type: str = "") -> QuerySet[AuditEvent]:
    """What changed after a place, as far as the principal may know of it."""
    later = Q(transaction__gt=after.transaction) | Q(id__gt=after.event)
    found = AuditEvent.objects.visible_to(principal).filter(
        later, transaction__gte=after.transaction, transaction__lt=SETTLED
    )
    if object_type:
        found = found.filter(object_type=object_type)
    return found.order_by("transaction", "id")


def place_of(event: AuditEvent) -> Place:
    return Place(event.transaction, event.id)
