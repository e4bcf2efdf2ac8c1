"""How well platforms file, beside their peers: counts by month, added up over a window."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Count,
    Expression,
    F,
    FloatField,
    Func,
    OrderBy,
    Q,
    QuerySet,
    Sum,
    Value,
    Window,
)
from django.db.models.functions import Cast, Greatest, NullIf, RowNumber
from django.utils import timezone

from platforms.principals import Principal
from reporting.models import PeerQuality, Period, Quality
from reporting.models.periods import next_month
from reporting.signals.indicators import INDICATORS, Judged, Peers

WINDOWS = (3, 6, 12)
USUAL = 6
ANYWHERE = ("on_time", "late", "missing")


class First(Func):
    template = "(%(expressions)s)[1]"
    output_field = FloatField()


def _float(expression: Any) -> Cast:
    return Cast(expression, FloatField())


def _indicators() -> dict[str, Expression]:
    """Over the rows of a platform; null where there is nothing to tell from."""
    decided = Count("pk", filter=Q(accepted__gt=0) | Q(refused__gt=0))
    accepted = Count("pk", filter=Q(accepted__gt=0))
    on_time = Count("pk", filter=Q(standing="on_time"))
    share = _float(F("compliant")) / _float(F("samples"))
    told = ArrayAgg(share, filter=Q(samples__gt=0), order_by="-period_id")
    again = Sum(Greatest(F("accepted") - 1, Value(0)))
    return {
        "punctuality": _float(on_time) / NullIf(_due(), Value(0.0)),
        "refused": _float(Sum("refused")) / NullIf(_float(decided), Value(0.0)),
        "findings": 10_000.0 * _float(Sum("findings")) / NullIf(_float(Sum("lines")), Value(0.0)),
        "restatements": _float(again) / NullIf(_float(accepted), Value(0.0)),
        "samples": First(told),
        "explanations": _float(Sum("explanations_open")),
    }


def _due() -> Cast:
    return _float(Count("pk", filter=Q(standing__in=ANYWHERE)))


@dataclass(frozen=True)
class Span:
    """The months that end with `month`."""

    month: date
    months: int = USUAL

    @property
    def first(self) -> date:
        number = self.month.year * 12 + self.month.month - self.months
        return date(number // 12, number % 12 + 1, 1)


def latest_month() -> date | None:
    """The latest whose reports were due by now, and that somebody filed for where anybody ever
    did: of months of silence there is little to compare."""
    due = Period.objects.filter(due_at__lte=timezone.now()).order_by("-month")
    filed = Quality.objects.filter(accepted__gt=0, period__due_at__lte=timezone.now())
    latest = filed.order_by("-period_id").values_list("period_id", flat=True).first()
    return latest or due.values_list("month", flat=True).first()


def added_up(rows: QuerySet[Quality], span: Span) -> QuerySet[Any, dict[str, Any]]:
    """A row per platform, with every indicator over the window."""
    within = rows.filter(period_id__gte=span.first, period_id__lte=span.month).order_by()
    about = ("uscc", "name_en", "name_zh", "jurisdiction_id", "size")
    found: QuerySet[Any, dict[str, Any]] = within.values(
        "platform_id", *(f"platform__{name}" for name in about)
    ).annotate(**_indicators())
    return found


def scorecards(
    principal: Principal,
    span: Span,
    *,
    sort: str = "",
    provinces: Iterable[str] = (),
    sizes: Iterable[str] = (),
    outliers: bool = False,
) -> QuerySet[Any, dict[str, Any]]:
    """Rows of visible platforms with `place`, by which they are in order. `sort`: an indicator,
    with `-` before it the largest first; what has no value comes last."""
    rows = Quality.objects.visible_to(principal)
    if provinces:
        rows = rows.filter(platform__jurisdiction_id__in=list(provinces))
    if sizes:
        rows = rows.filter(platform__size__in=list(sizes))
    found = added_up(rows, span)
    if outliers:
        compared = peers(span)
        odd = [one["platform_id"] for one in found if any(x.outlier for x in judge(one, compared))]
        found = added_up(rows.filter(platform_id__in=odd), span)
    name = sort.removeprefix("-")
    order: list[Any] = [F("platform__uscc").asc()]
    if name in INDICATORS:
        order.insert(0, OrderBy(F(name), descending=sort.startswith("-"), nulls_last=True))
    placed: QuerySet[Any, dict[str, Any]] = found.annotate(
        place=Window(RowNumber(), order_by=order)
    )
    return placed


def scorecard(principal: Principal, platform: UUID, span: Span) -> dict[str, Any] | None:
    rows = Quality.objects.visible_to(principal).filter(platform_id=platform)
    return added_up(rows, span).order_by("platform_id").first()


def by_month(principal: Principal, platform: UUID, span: Span) -> list[dict[str, Any]]:
    """Each month of the window by itself, the earliest first."""
    rows = Quality.objects.visible_to(principal).filter(platform_id=platform)
    counts = ("standing", "accepted", "lines", "explanations_open", "measured_at")
    months = rows.filter(period_id__gte=span.first, period_id__lte=span.month).order_by()
    # Each row is a month: its own counts, and the indicators over it alone.
    given = {f"month_{name}": F(name) for name in counts}
    found: Any = months.values("period_id", **given).annotate(**_indicators())
    return list(found.order_by("period_id"))


Compared = Mapping[tuple[str, str], Peers]


def peers(span: Span) -> Compared:
    """Medians by size ("" of all) and indicator: of five platforms at least."""
    rows = PeerQuality.objects.filter(period_id=span.month, months=span.months)
    return {
        (one.size, one.indicator): Peers(one.median, one.spread, one.n, one.size) for one in rows
    }


def judge(row: Mapping[str, Any], compared: Compared) -> list[Judged]:
    """Each indicator beside the platforms of the same size, or beside all where those are few."""
    size = row["platform__size"]
    return [
        Judged(one, row[name], compared.get((size, name)) or compared.get(("", name)))
        for name, one in INDICATORS.items()
    ]


def months_of(span: Span) -> list[date]:
    found = [span.first]
    while found[-1] < span.month:
        found.append(next_month(found[-1]))
    return found
