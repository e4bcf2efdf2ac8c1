"""Directives as a principal may see them, with what became of each."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from platforms.models import AuditEvent
from platforms.principals import Principal
from reporting.models import Directive, DirectiveAnswer
from reporting.models.directives import WAITING


def visible_directives(
    principal: Principal,
    *,
    platform: UUID | None = None,
    office: UUID | None = None,
    code: str | None = None,
    state: str | None = None,
    due_before: datetime | None = None,
    waiting: bool | None = None,
    overdue: bool | None = None,
) -> QuerySet[Directive]:
    """Narrowed down. `waiting`: an answer is owed; `overdue`: and late, at this moment."""
    found = Directive.objects.visible_to(principal).select_related("platform", "office", "revision")
    given: dict[str, Any] = {
        "platform_id": platform,
        "office_id": office,
        "code": code,
        "state": state,
        "due_at__lt": due_before,
    }
    found = found.filter(**{name: value for name, value in given.items() if value is not None})
    owed = Directive.objects.filter(state__in=WAITING, due_at__isnull=False)
    late = Directive.objects.overdue(timezone.now())
    for wanted, rows in ((waiting, owed), (overdue, late)):
        if wanted is not None:
            part = rows.values("id")
            found = found.filter(id__in=part) if wanted else found.exclude(id__in=part)
    return found


def find_directive(principal: Principal, directive_id: UUID) -> Directive | None:
    return visible_directives(principal).filter(pk=directive_id).first()


def answers_to(principal: Principal, directive: Directive) -> QuerySet[DirectiveAnswer]:
    rows = DirectiveAnswer.objects.visible_to(principal).filter(directive=directive)
    return rows.select_related("signatory")


def history_of(principal: Principal, directive: Directive) -> QuerySet[AuditEvent]:
    """Everything that happened to it, from the first."""
    events = AuditEvent.objects.visible_to(principal).filter(
        object_type="directive", object_id=str(directive.id)
    )
    return events.order_by("at", "id")
