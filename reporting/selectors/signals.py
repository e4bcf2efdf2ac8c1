"""Signals as an office may see them, and where each one leads."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet

from platforms.models import AuditEvent
from platforms.principals import Principal
from reporting.models import Report, Sighting, Signal
from reporting.selectors.scopes import scope_of

ALL_SCOPES = "all"
KIND_OF_RULE = {"S401": "content", "S402": "target"}
MOST_SIGHTINGS = 100


@dataclass(frozen=True)
class Filters:
    """Empty: all. `scope`: of which sums signals are given beside those of platforms; without it
    the office's own, so that what the nation shows is not told again for each province."""

    rules: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    month: date | None = None
    platform: UUID | None = None
    gone: bool | None = None
    scope: str = ""


def visible_signals(principal: Principal, filters: Filters = Filters()) -> QuerySet[Signal]:
    rows = Signal.objects.visible_to(principal).select_related(
        "platform", "jurisdiction", "decided_by"
    )
    given: dict[str, Any] = {
        "rule__in": filters.rules,
        "state__in": filters.states,
        "period_id": filters.month,
        "platform_id": filters.platform,
    }
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    if filters.gone is not None:
        rows = rows.filter(gone_at__isnull=not filters.gone)
    if filters.scope != ALL_SCOPES:
        scope = filters.scope or scope_of(principal)
        rows = rows.filter(Q(jurisdiction=None) | Q(jurisdiction_id=scope))
    return rows


def find_signal(principal: Principal, signal_id: UUID) -> Signal | None:
    filters = Filters(scope=ALL_SCOPES)
    return visible_signals(principal, filters).filter(pk=signal_id).first()


def history_of(principal: Principal, signal: Signal) -> QuerySet[AuditEvent]:
    """What was decided, and when the workers opened it again: that is no one office's event."""
    events = AuditEvent.objects.filter(object_type="signal", object_id=str(signal.id))
    return events.visible_to(principal).order_by("at", "id")


def sightings_of(principal: Principal, signal: Signal) -> list[Sighting]:
    """Who filed the same, of those that the office may see: the first of them first."""
    kind = KIND_OF_RULE.get(signal.rule)
    if kind is None:
        return []
    rows = Sighting.objects.visible_to(principal).filter(
        period_id=signal.period_id, kind=kind, key=signal.subject
    )
    if signal.jurisdiction_id != "00":
        rows = rows.filter(platform__jurisdiction_id=signal.jurisdiction_id)
    return list(rows.select_related("platform").order_by("first_at")[:MOST_SIGHTINGS])


def report_of(signal: Signal) -> UUID | None:
    """The report of the platform that it is about, where there is one."""
    if signal.platform_id is None:
        return None
    rows = Report.objects.filter(platform_id=signal.platform_id, period_id=signal.period_id)
    return rows.values_list("id", flat=True).first()


@dataclass(frozen=True)
class Asked:
    """The question whose answer shows what the signal was found from: resource and parameters."""

    resource: str
    params: dict[str, str] = field(default_factory=dict)

    @property
    def query(self) -> str:
        return urlencode(self.params)


def question_of(signal: Signal) -> Asked | None:
    """None where only the sightings show it."""
    month = f"{signal.period_id:%Y-%m}"
    if signal.rule in KIND_OF_RULE:
        return None
    if signal.rule == "S501":
        return Asked("filings", {"period": month, "status": "missing"})
    params = {"from": f"{_earlier(signal.period_id):%Y-%m}", "to": month, "group_by": "period"}
    for name in ("measure", "category"):
        code = str(signal.numbers.get(name, ""))
        if code and code != "all":
            params[name] = code
    if "detection" in signal.numbers:
        params["group_by"] = "period,detection"
    if signal.platform_id:
        return Asked("consolidated", params | {"platform": str(signal.platform_id)})
    if signal.jurisdiction_id != "00":
        params["province"] = str(signal.jurisdiction_id)
    return Asked("consolidated", params | {"group_by": "period,platform"})


def _earlier(month: date, months: int = 3) -> date:
    number = month.year * 12 + month.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)
