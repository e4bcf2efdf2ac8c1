"""Editions as a principal may see them, with what became of each."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, F, Func, JSONField, OuterRef, QuerySet, Value
from django.db.models.expressions import Combinable

from platforms.models import AuditEvent
from platforms.principals import Principal
from reporting.models import Consolidation, Edition, EditionState, Period
from reporting.models.editions import OPEN, PUBLIC
from reporting.selectors.scopes import scope_of

# Those whose numbers are those of today, or are to be.
CURRENT = (*OPEN, EditionState.PUBLISHED)


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


def out_of_date(principal: Principal) -> QuerySet[Edition]:
    """Of the principal's own scope those that stand or are to come, and have a month of which there
    is a later consolidation than theirs."""
    later = Consolidation.objects.filter(period_id=OuterRef("period_id"))
    latest = Consolidation.objects.exclude(Exists(later.filter(number__gt=OuterRef("number"))))
    missed = latest.annotate(
        month=_source(_code("period_id")),
        exact=_source(_code("period_id"), Value("number"), F("number")),
    ).filter(month__contained_by=OuterRef("sources"))
    return (
        Edition.objects.visible_to(principal)
        .filter(jurisdiction_id=scope_of(principal), state__in=CURRENT)
        .filter(Exists(missed.exclude(exact__contained_by=OuterRef("sources"))))
    )


def months_without(principal: Principal, since: datetime) -> QuerySet[Period]:
    """Closed since then, and in no bulletin of the principal's own scope, be it yet to come."""
    told = Edition.objects.visible_to(principal).filter(
        jurisdiction_id=scope_of(principal), state__in=CURRENT
    )
    month = _source(_code(OuterRef("month")))
    return Period.objects.filter(closed_at__gte=since).exclude(
        Exists(told.filter(sources__contains=month))
    )


def _code(month: Combinable | str) -> Func:
    return Func(month, Value("YYYY-MM"), function="to_char", output_field=CharField())


def _source(period: Func, *more: Combinable) -> Func:
    """As an edition has it among its `sources`, in a list of its own."""
    one = Func(
        Value("period"), period, *more, function="jsonb_build_object", output_field=JSONField()
    )
    return Func(one, function="jsonb_build_array", output_field=JSONField())
