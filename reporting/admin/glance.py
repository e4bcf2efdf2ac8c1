"""The first page of an office: this period at a glance, and what waits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef
from django.utils import timezone

from platforms.models import Platform
from platforms.principals import Principal
from reporting.admin import glance_charts, glance_figures, glance_signals
from reporting.admin.waiting import waiting_for
from reporting.models import Consolidation, Period, Report, Revision, State
from reporting.selectors.calendar import put_off
from reporting.selectors.coverage import today
from reporting.selectors.desk import latest_state, was_late
from reporting.selectors.filings import UNFILED
from reporting.selectors.safeguards import to_look_at

MONTHS = 12
CONSOLIDATIONS = 5
CODE = 20  # characters that are said of a period that there is not


@dataclass(frozen=True)
class Month:
    """How far the filings of a period are."""

    period: Period
    due: int
    states: Counter[str]
    late: int
    nil: int
    # Nothing came, and a later date is still to come.
    extended: int = 0

    @property
    def filed(self) -> int:
        return self.states.total()

    @property
    def missing(self) -> int:
        return max(self.due - self.filed - self.extended, 0)

    @property
    def on_time(self) -> int:
        return self.filed - self.late

    @property
    def is_over(self) -> bool:
        return self.period.due_at <= timezone.now()

    @property
    def accepted(self) -> int:
        return self.states[State.ACCEPTED]

    @property
    def waiting(self) -> int:
        return self.states[State.NEEDS_EXPLANATION]

    @property
    def rejected(self) -> int:
        return self.states[State.REJECTED] + self.states[State.RETURNED]

    @property
    def under_way(self) -> int:
        return sum(self.states[s] for s in (State.RECEIVED, State.CHECKING, State.ERRORED))


@dataclass(frozen=True)
class Shown:
    """The period of the page; `instead_of` one whose reports are due and of which none came."""

    period: Period
    instead_of: Period | None = None


def at_a_glance(principal: Principal, wanted: str) -> dict[str, Any]:
    """Everything on the first page, in a handful of queries however many platforms there are."""
    periods = _periods(principal)
    shown = _shown(periods, wanted)
    seen: dict[str, Any] = {
        "periods": periods,
        "shown": shown,
        "unknown": wanted[:CODE] if shown and wanted not in ("", shown.period.code) else "",
        "waiting": waiting_for(principal),
        "signals": glance_signals.strongest(principal),
        "safeguards": (safeguards := to_look_at(principal, today().day)),
        "safeguards_waiting": any(safeguards.values()),
        "consolidations": list(
            Consolidation.objects.order_by("-created_at", "-period")[:CONSOLIDATIONS]
        ),
    }
    return seen | _of_period(principal, periods, shown.period) if shown else seen


def _periods(principal: Principal) -> list[Any]:
    """The newest first, each with whether anybody `filed` for it, and whether any of it `holds`."""
    of_period = Revision.objects.visible_to(principal).filter(report__period=OuterRef("pk"))
    opened = Period.objects.filter(opens_at__lte=timezone.now()).order_by("-month")
    return list(
        opened.annotate(
            filed=Exists(of_period.exclude(state__in=UNFILED)),
            holds=Exists(of_period.filter(in_force=True)),
        )
    )


def _shown(periods: Sequence[Any], wanted: str) -> Shown | None:
    """The period asked for, or the one whose reports come in now: the latest that has ended."""
    named = next((period for period in periods if period.code == wanted), None)
    if named or not periods:
        return Shown(named) if named else None
    now = timezone.now()
    current = next((period for period in periods if period.ends_at <= now), periods[0])
    if current.filed or current.due_at > now:
        return Shown(current)
    earlier = (one for one in periods if one.filed and one.month < current.month)
    latest = next(earlier, None)
    return Shown(latest, current) if latest else Shown(current)


def _of_period(principal: Principal, periods: Sequence[Any], shown: Any) -> dict[str, Any]:
    # The months up to the one that is shown, the newest first.
    window = [period for period in periods if period.month <= shown.month][:MONTHS]
    months = _months(principal, window)
    figures = glance_figures.figures(principal, window)
    return {
        "month": months[0],
        "months": months,
        "newer": next((one for one in reversed(periods) if one.month > shown.month), None),
        "older": window[1] if len(window) > 1 else None,
        "headlines": figures.headlines if shown.holds else [],
        "charts": [
            *glance_charts.of_figures(figures),
            glance_charts.filings(months),
            glance_charts.safeguards(principal, today()),
        ],
    }


def _months(principal: Principal, periods: Sequence[Period]) -> list[Month]:
    starts = _starts(principal)
    extended = put_off(principal, [period.month for period in periods], timezone.now())
    states: dict[date, Counter[str]] = {period.month: Counter() for period in periods}
    late: Counter[date] = Counter()
    nil: Counter[date] = Counter()
    for row in _filed(principal, periods):
        states[row["period_id"]][row["state"]] += row["n"]
        late[row["period_id"]] += row["n"] if row["late"] else 0
        nil[row["period_id"]] += row["n"] if row["nil"] else 0
    return [
        Month(
            period,
            sum(n for start, n in starts if start <= period.month),
            states[period.month],
            late[period.month],
            nil[period.month],
            extended[period.month],
        )
        for period in periods
    ]


def _starts(principal: Principal) -> list[tuple[date, int]]:
    """How many platforms report from which month on."""
    active = Platform.objects.visible_to(principal).filter(status=Platform.Status.ACTIVE)
    return list(active.order_by().values_list("reports_from").annotate(n=Count("id")))


def _filed(principal: Principal, periods: Sequence[Period]) -> Any:
    # Of those that are due: what came unasked is on the list of filings.
    rows: Any = Report.objects.visible_to(principal).filter(
        period__in=periods,
        platform__status=Platform.Status.ACTIVE,
        platform__reports_from__lte=F("period__month"),
    )
    return (
        rows.annotate(**latest_state(), late=was_late())
        .exclude(state=None)
        .order_by()
        .values("period_id", "state", "late", "nil")
        .annotate(n=Count("id"))
    )
