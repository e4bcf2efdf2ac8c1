"""How far each platform has come: credential issued, first call, first filing, first accepted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, DateTimeField, Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from platforms.models import Credential, Platform
from platforms.principals import Principal
from reporting.models import Receipt, Revision

# In the order in which they are reached; each stands for a moment, `<step>_at`.
STEPS = ("registered", "credential", "call", "filing", "accepted")


@dataclass(frozen=True)
class Filters:
    """Empty: all. `step`: those who have come so far and no further."""

    provinces: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    step: str = ""


def onboarding(principal: Principal, filters: Filters = Filters()) -> QuerySet[Any]:
    """Each visible platform that is not closed, with the moment of each step, or None.

    What comes later stands for what was before it: who has filed has called.
    """
    credentials = Credential.objects.filter(platform_id=OuterRef("pk"))
    filed = Revision.objects.filter(platform_id=OuterRef("pk"), submitted_at__isnull=False)
    accepted = Receipt.objects.filter(
        kind=Receipt.Kind.REPORT_ACCEPTED,
        object_id=OuterRef("report_id"),
        object_number=OuterRef("number"),
    )
    found: QuerySet[Any] = (
        Platform.objects.visible_to(principal)
        .exclude(status=Platform.Status.CLOSED)
        .annotate(
            registered_at=F("created_at"),
            filing_at=_first(filed, "submitted_at"),
            accepted_at=_first(filed.filter(Exists(accepted)), "decided_at"),
            call_at=Coalesce(_first(credentials, "first_used_at"), "filing_at"),
            credential_at=_first(credentials, "created"),
        )
        .select_related("jurisdiction")
    )
    if filters.provinces:
        found = found.filter(jurisdiction_id__in=filters.provinces)
    if filters.sizes:
        found = found.filter(size__in=filters.sizes)
    return found.filter(stands_at(filters.step)) if filters.step else found


def _first(rows: QuerySet[Any], moment: str) -> Subquery:
    earliest = rows.order_by().values("platform_id").annotate(first=Min(moment)).values("first")
    return Subquery(earliest, output_field=DateTimeField())


def stands_at(step: str) -> Q:
    """Has reached the step, and not the next."""
    at = STEPS.index(step)
    reached = Q(**{f"{step}_at__isnull": False})
    following = STEPS[at + 1 : at + 2]
    return reached & Q(**{f"{one}_at__isnull": True for one in following})


@dataclass(frozen=True)
class Funnel:
    """How many platforms have come as far as each step, or further."""

    registered: int
    credential: int
    call: int
    filing: int
    accepted: int


@dataclass(frozen=True)
class Funnels:
    """Of all, by the code of each province and size; "" where nobody classified them."""

    whole: Funnel
    provinces: dict[str, Funnel]
    sizes: dict[str, Funnel]


def funnels(found: QuerySet[Any]) -> Funnels:
    """Platforms as `onboarding` finds them, counted."""
    reached = {
        f"n_{step}": Count("pk", filter=Q(**{f"{step}_at__isnull": False})) for step in STEPS
    }
    rows = list(found.order_by().values("jurisdiction_id", "size").annotate(**reached))
    return Funnels(_funnel(rows), _grouped(rows, "jurisdiction_id"), _grouped(rows, "size"))


def _grouped(rows: list[dict[str, Any]], by: str) -> dict[str, Funnel]:
    return {
        code: _funnel(row for row in rows if row[by] == code)
        for code in sorted({row[by] for row in rows})
    }


def _funnel(rows: Iterable[dict[str, Any]]) -> Funnel:
    found = list(rows)
    return Funnel(**{step: sum(row[f"n_{step}"] for row in found) for step in STEPS})
