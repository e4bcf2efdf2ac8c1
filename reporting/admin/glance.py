"""The first page of an office: this period at a glance, and what waits."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.utils import timezone

from platforms.models import Platform
from platforms.principals import Principal
from reporting.admin import glance_charts
from reporting.admin.words import MISSING, at_least, name_of, words_of
from reporting.models import (
    Consolidation,
    Directive,
    DirectiveState,
    Explanation,
    Period,
    Report,
    State,
    Total,
    Waiver,
)
from reporting.models.directives import WAITING
from reporting.selectors.coverage import today
from reporting.selectors.desk import latest_state, was_late
from reporting.selectors.safeguards import to_look_at
from reporting.selectors.scopes import scope_of

MONTHS = 6
SOON = timedelta(days=30)
HEADLINES = ("products_handled", "items_removed", "accounts_handled")


@dataclass(frozen=True)
class Month:
    """How far the filings of a period are."""

    period: Period
    due: int
    states: Counter[str]
    late: int
    nil: int

    @property
    def filed(self) -> int:
        return self.states.total()

    @property
    def missing(self) -> int:
        return max(self.due - self.filed, 0)

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


def at_a_glance(principal: Principal, wanted: str) -> dict[str, Any]:
    """Everything on the first page, in a handful of queries however many platforms there are."""
    periods = list(Period.objects.filter(opens_at__lte=timezone.now()).order_by("-month")[:MONTHS])
    months = _months(principal, periods)
    month = next((m for m in months if m.period.code == wanted), None) or _current(months)
    return {
        "month": month,
        "months": months,
        "charts": [glance_charts.filings(months)],
        "missing_state": MISSING,
        "headlines": _headlines(principal, month.period) if month else [],
        "explanations": _open_explanations(principal),
        "waivers": _ending_waivers(principal),
        "directives": _directives(principal),
        "safeguards": to_look_at(principal, today().day),
        "consolidations": list(Consolidation.objects.order_by("-created_at", "-period")[:5]),
        "scope": scope_of(principal),
    }


def _current(months: list[Month]) -> Month | None:
    """The month whose reports come in now: the latest that has ended."""
    now = timezone.now()
    ended = (month for month in months if month.period.ends_at <= now)
    return next(ended, months[0] if months else None)


def _months(principal: Principal, periods: list[Period]) -> list[Month]:
    starts = _starts(principal)
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
        )
        for period in periods
    ]


def _starts(principal: Principal) -> list[tuple[date, int]]:
    """How many platforms report from which month on."""
    active = Platform.objects.visible_to(principal).filter(status=Platform.Status.ACTIVE)
    return list(active.order_by().values_list("reports_from").annotate(n=Count("id")))


def _filed(principal: Principal, periods: list[Period]) -> Any:
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


def _headlines(principal: Principal, period: Period) -> list[tuple[str, str]]:
    """The sums that a bulletin opens with; where a part is a lower bound, so is the whole."""
    words = words_of(period.code)
    sums: Counter[str] = Counter()
    bounded = set()
    for measure, qualifier, value in (
        Total.objects.visible_to(principal)
        .filter(period=period, in_force=True, measure__in=HEADLINES)
        .order_by()
        .values_list("measure", "qualifier")
        .annotate(total=Sum("value"))
    ):
        sums[measure] += int(value)
        bounded |= {measure} if qualifier == "at_least" else set()
    return [
        (name_of(words, "measures", code), at_least(sums[code], _qualifier(code in bounded)))
        for code in HEADLINES
    ]


def _qualifier(bounded: bool) -> str:
    return "at_least" if bounded else "exact"


def _open_explanations(principal: Principal) -> int:
    explanations = Explanation.objects.visible_to(principal)
    return explanations.filter(decision=Explanation.Decision.OPEN).count()


def _ending_waivers(principal: Principal) -> int:
    now = timezone.now()
    live = Waiver.objects.visible_to(principal).filter(revoked_at=None, expires_at__gt=now)
    return live.filter(expires_at__lte=now + SOON).count()


def _directives(principal: Principal) -> dict[str, int]:
    """How many answers wait for a decision, and how many are late."""
    answered = Q(state=DirectiveState.ANSWERED)
    late = Q(state__in=WAITING, due_at__lt=timezone.now())
    rows = Directive.objects.visible_to(principal).filter(answered | late).order_by()
    found: dict[str, int] = rows.aggregate(
        answered=Count("id", filter=answered), overdue=Count("id", filter=late)
    )
    return found
