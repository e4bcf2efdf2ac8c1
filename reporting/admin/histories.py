"""The one history of a report: who did what and when, what was said, and what proves it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime

from platforms.admin.audit import in_words, who, with_names
from platforms.principals import Principal
from reporting.models import Receipt, Report
from reporting.selectors.histories import GIVEN_WITH, history_of, latest_of, receipts_by_event

SHOWN, PAGE_SIZE = 20, 100
Given = dict[tuple[str, int], UUID]


@dataclass(frozen=True)
class Step:
    """One thing that happened."""

    event: Any
    receipt: UUID | None

    @property
    def what(self) -> str:
        return in_words(self.event.action)

    @property
    def who(self) -> str:
        return who(self.event)

    @property
    def said(self) -> str:
        return str(self.event.data.get("reason") or self.event.data.get("text") or "")

    @property
    def due_at(self) -> Any:
        written = self.event.data.get("due_at")
        return parse_datetime(written) if isinstance(written, str) else None

    @property
    def number(self) -> Any:
        """Of the revision: questions say theirs in their own words."""
        return self.event.data.get("number") if self.event.object_type == "revision" else None


def latest(principal: Principal, report: Report, given: list[Receipt]) -> tuple[list[Step], bool]:
    """The latest steps, and whether there are more. `given`: the receipts known already."""
    known = {
        (GIVEN_WITH[Receipt.Kind(one.kind)], one.object_number): one.pk
        for one in given
        if one.kind in GIVEN_WITH
    }
    found = latest_of(principal, report, with_names, SHOWN + 1)
    return steps(found[:SHOWN], known), len(found) > SHOWN


def whole(principal: Principal, report: Report, asked: Any) -> dict[str, Any]:
    """A page of everything, batches as well where they are asked for."""
    batches = bool(asked.get("batches"))
    events = _events(principal, report, batches=batches)
    page: Page[Any] = Paginator(events, PAGE_SIZE).get_page(asked.get("page"))
    given = receipts_by_event(principal, report)
    return {
        "report": report,
        "page": page,
        "steps": steps(list(page.object_list), given),
        "batches": batches,
    }


def steps(events: list[Any], given: Given) -> list[Step]:
    return [Step(one, given.get((one.action, one.data.get("number")))) for one in events]


def _events(principal: Principal, report: Report, *, batches: bool = False) -> QuerySet[Any]:
    found: QuerySet[Any] = with_names(history_of(principal, report, batches=batches))
    return found.order_by("-at", "-id")
