"""Editions as a principal may see them, with what became of each."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from platforms.models import AuditEvent
from platforms.principals import Principal
from reporting.models import Edition
from reporting.models.editions import PUBLIC


def visible_editions(
    principal: Principal,
    *,
    jurisdiction: str | None = None,
    of: str | None = None,
    state: str | None = None,
) -> QuerySet[Edition]:
    given: dict[str, Any] = {"jurisdiction_id": jurisdiction, "of": of, "state": state}
    rows = Edition.objects.visible_to(principal).select_related("office", "jurisdiction")
    return rows.filter(**{name: value for name, value in given.items() if value is not None})


def find_edition(principal: Principal, edition_id: UUID) -> Edition | None:
    return visible_editions(principal).filter(pk=edition_id).first()


def public_editions(principal: Principal) -> QuerySet[Edition]:
    """What everybody may read, the latest first."""
    return visible_editions(principal).filter(state__in=PUBLIC).order_by("-published_at", "-id")


def history_of(principal: Principal, edition: Edition) -> QuerySet[AuditEvent]:
    """Everything that happened to it, from the first."""
    events = AuditEvent.objects.visible_to(principal).filter(
        object_type="edition", object_id=str(edition.id)
    )
    return events.order_by("at", "id")
