"""The filings of a period: every platform that owes a report, with how far it is."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from platforms.models import Jurisdiction, Platform
from platforms.principals import NATIONAL, Principal
from reporting.admin.words import EXTENDED, MISSING, PENDING, STATES, STATUSES
from reporting.models import Period, Revision, State
from reporting.selectors import filings as filed
from reporting.selectors.desk import latest_revisions
from reporting.selectors.progress import findings_by_severity

CODE = 20  # characters that are said of a period that there is not
PAGE_SIZE = 50
# What the state `missing` asks for: what was put off is asked for by the calendar.
UNFILED = (MISSING, PENDING)
NOT_OFFERED = (State.DRAFT, State.WITHDRAWN, State.SUPERSEDED, PENDING, EXTENDED)
CHOICES = [state for state in STATES if state not in NOT_OFFERED]
ASKED = ("state", "status", "province", "size", "q", "extended")


@dataclass(frozen=True)
class Filing:
    """One line: a platform and the latest revision it filed, if any."""

    platform: Any
    revision: Revision | None
    findings: dict[str, int]

    @property
    def state(self) -> str:
        return str(self.revision.state if self.revision else self.platform.filing)

    @property
    def state_text(self) -> object:
        return STATES[self.state]


def filings(principal: Principal, asked: QueryDict) -> dict[str, Any]:
    """A page of the filings of the period asked for, filtered."""
    periods = list(Period.objects.filter(opens_at__lte=timezone.now()).order_by("-month"))
    period = _chosen(periods, asked.get("period", ""))
    if period is None:
        return {"periods": [], "period": None}
    rows = filed.filings(principal, period, timezone.now(), _filters(asked))
    rows = _named(rows, asked.get("q", "")).order_by("uscc")
    page = Paginator(rows, PAGE_SIZE).get_page(asked.get("page"))
    return {
        "periods": periods,
        "period": period,
        "unknown": named[:CODE] if (named := asked.get("period", "")) != period.code else "",
        "page": page,
        "filings": _lines(page),
        "states": [(code, STATES[code]) for code in CHOICES],
        "provinces": _provinces(principal),
        "statuses": STATUSES.items(),
        "sizes": Platform.Size.choices,
        "asked": {**{name: asked.get(name, "") for name in ASKED}, "status": _status(asked)},
        "query": _without_page(asked),
    }


def _chosen(periods: list[Period], code: str) -> Period | None:
    """The period of that name, or the latest that has ended."""
    now = timezone.now()
    named = [period for period in periods if period.code == code]
    ended = [period for period in periods if period.ends_at <= now]
    return next(iter([*named, *ended, *periods]), None)


def _status(asked: QueryDict) -> str:
    """The one asked for; `late` is how a link of the desk asks."""
    status = asked.get("status", "late" if asked.get("late") else "")
    return status if status in STATUSES else ""


def _filters(asked: QueryDict) -> filed.Filters:
    states, province = set(asked.getlist("state")), asked.get("province", "")
    status, size = _status(asked), asked.get("size", "")
    return filed.Filters(
        statuses=(status,) if status else UNFILED if MISSING in states else (),
        states=tuple(states & set(CHOICES) - {MISSING}),
        provinces=(province,) if re.fullmatch(r"[0-9]{2}", province) else (),
        sizes=(size,) if size in Platform.Size.values else (),
        extended=True if asked.get("extended") else None,
    )


def _named(rows: Any, query: str) -> Any:
    for word in query.replace("\0", "").split():
        rows = rows.filter(
            Q(name_zh__icontains=word) | Q(name_en__icontains=word) | Q(uscc__icontains=word)
        )
    return rows


def _lines(page: Page[Platform]) -> list[Filing]:
    platforms: list[Any] = list(page.object_list)
    revisions = latest_revisions([platform.report_id for platform in platforms])
    findings = findings_by_severity([revision.id for revision in revisions.values()])
    return [
        Filing(
            platform,
            revision := revisions.get(platform.report_id),
            findings.get(revision.id, {}) if revision else {},
        )
        for platform in platforms
    ]


def _provinces(principal: Principal) -> list[Jurisdiction]:
    """To choose from; an office of one province has no choice."""
    if not principal.sees_all:
        return []
    return list(Jurisdiction.objects.exclude(code=NATIONAL))


def _without_page(asked: QueryDict) -> str:
    kept = asked.copy()
    kept.pop("page", None)
    return kept.urlencode()
