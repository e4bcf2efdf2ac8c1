"""Extensions as a principal may see them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from platforms.principals import Principal
from reporting.models import Extension

STATES = {
    "in_force": Q(ended_at=None),
    "replaced": Q(ended_at__isnull=False, end_reason=""),
    "revoked": ~Q(end_reason=""),
}


def visible_extensions(
    principal: Principal,
    *,
    platform: UUID | None = None,
    month: date | None = None,
    state: str | None = None,
) -> QuerySet[Extension]:
    """Narrowed down."""
    found = Extension.objects.visible_to(principal).select_related(
        "platform", "period", "granted_by_office", "granted_by_person"
    )
    given: dict[str, Any] = {"platform_id": platform, "period_id": month}
    found = found.filter(**{name: value for name, value in given.items() if value is not None})
    return found.filter(STATES[state]) if state else found


def find_extension(principal: Principal, extension_id: UUID) -> Extension | None:
    return visible_extensions(principal).filter(pk=extension_id).first()
