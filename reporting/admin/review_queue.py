"""The queue as its page shows it: what waits, why, since when, and who has it."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platforms.models import Jurisdiction
from platforms.principals import NATIONAL, Principal
from reporting.admin.review_forms import colleagues, may_review
from reporting.admin.words import STATES
from reporting.models import Period, Report, Review, Revision, State
from reporting.models.periods import PERIOD_PATTERN, parse_period
from reporting.selectors.desk import latest_revisions
from reporting.selectors.reviews import (
    REASONS,
    UNREAD,
    Wanted,
    counts_by_reason,
    queue,
    reasons_of,
    reviews_by_report,
)

PAGE_SIZE = 50
REASON_WORDS = {
    "explanations": _("explanations to decide on"),
    "answered": pgettext_lazy("reason to wait", "question answered"),
    "assigned": _("assigned"),
    "needs_explanation": STATES[State.NEEDS_EXPLANATION],
    "rejected": STATES[State.REJECTED],
    "return_late": _("correction late"),
    "answer_late": _("answer late"),
    "unread": _("accepted and not reviewed"),
}
# Whose turn it is, for the colour of the word.
TONES = {
    "explanations": "open",
    "answered": "open",
    "assigned": "assigned",
    "needs_explanation": "needs_explanation",
    "rejected": "rejected",
    "return_late": "late",
    "answer_late": "late",
    "unread": "draft",
}
ACTIONS = {
    "assign": _("Assign"),
    "note": _("Take note of explanations"),
    "put_off": _("Put off the date"),
    "waive": _("Waive a check"),
    "accept": _("Review done"),
}


@dataclass(frozen=True)
class Line:
    """One report that waits."""

    report: Report
    revision: Revision | None
    review: Review | None
    why: list[str]
    now: datetime

    @property
    def reasons(self) -> list[tuple[str, object]]:
        return [(TONES[reason], REASON_WORDS[reason]) for reason in self.why]

    @property
    def state_text(self) -> object:
        return State(self.revision.state).label if self.revision else ""

    @property
    def done(self) -> bool:
        if self.review is None or self.revision is None:
            return False
        return self.review.accepted_id == self.revision.pk

    @property
    def overdue(self) -> bool:
        due_at = self.review.due_at if self.review else None
        return due_at is not None and due_at < self.now and not self.done


def waiting(principal: Principal, asked: QueryDict) -> dict[str, Any]:
    """A page of the queue, filtered, with how many wait for what."""
    now = timezone.now()
    rows = _named(queue(principal, now, _wanted(principal, asked)), asked.get("q", ""))
    rows = rows.order_by(F("review_due").asc(nulls_last=True), "-period_id", "platform__uscc")
    page = Paginator(rows, PAGE_SIZE).get_page(asked.get("page"))
    counts = counts_by_reason(principal, now)
    return {
        "page": page,
        "lines": lines(principal, list(page.object_list), now),
        "reasons": [(code, REASON_WORDS[code], counts.get(code, 0)) for code in (*REASONS, UNREAD)],
        "people": colleagues(principal),
        "me": str(principal.person_id),
        "periods": Period.objects.filter(opens_at__lte=now).order_by("-month"),
        "provinces": _provinces(principal),
        "asked": {name: asked.get(name, "") for name in FILTERS},
        "query": without(asked, "page", "all"),
        "all_ticked": bool(asked.get("all")),
        "actions": ACTIONS.items() if may_review(principal) else (),
    }


FILTERS = ("reason", "whose", "overdue", "province", "period", "q")


def lines(principal: Principal, found: list[Report], now: datetime) -> list[Line]:
    latest = latest_revisions([report.id for report in found])
    reviews = reviews_by_report(principal, found)
    why = reasons_of(principal, now, found)
    return [
        Line(one, latest.get(one.id), reviews.get(one.id), why.get(one.id, []), now)
        for one in found
    ]


def _wanted(principal: Principal, asked: QueryDict) -> Wanted:
    reason, province, period = (asked.get(name, "") for name in ("reason", "province", "period"))
    whose = asked.get("whose", "")
    return Wanted(
        reasons=(reason,) if reason in REASON_WORDS else (),
        assignee=principal.person_id if whose == "mine" else _uuid(whose),
        unassigned=whose == "none",
        overdue=bool(asked.get("overdue")),
        provinces=(province,) if re.fullmatch(r"[0-9]{2}", province) else (),
        period=parse_period(period) if PERIOD_PATTERN.match(period) else None,
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _named(rows: Any, query: str) -> Any:
    for word in query.replace("\0", "").split():
        rows = rows.filter(
            Q(platform__name_zh__icontains=word)
            | Q(platform__name_en__icontains=word)
            | Q(platform__uscc__icontains=word)
        )
    return rows


def _provinces(principal: Principal) -> list[Jurisdiction]:
    """To choose from; an office of one province has no choice."""
    return list(Jurisdiction.objects.exclude(code=NATIONAL)) if principal.sees_all else []


def without(asked: QueryDict, *names: str) -> str:
    kept = asked.copy()
    for name in names:
        kept.pop(name, None)
    return kept.urlencode()
