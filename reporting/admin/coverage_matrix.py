"""Coverage of safeguards as a matrix: platforms by controls, page by page."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse

from platforms.models import Platform
from platforms.principals import Principal
from reporting.admin.coverage_asked import CLAIM_WORDS, RESULT_WORDS, asked_in, choices
from reporting.admin.words import control_of
from reporting.selectors import coverage
from reporting.selectors.coverage_cells import Cell, Cells, cells, fitting
from reporting.selectors.coverage_tables import NONE

PAGE_SIZE = 25
MARKS = {
    "satisfied": "✓",
    "not_satisfied": "✗",
    "inconclusive": "?",
    "untested": "…",
    "expired": "†",
    NONE: "·",
}


@dataclass(frozen=True)
class Field:
    """One cell: a mark for the eye, words for everybody, and where it leads."""

    cell: Cell
    before: Cell
    url: str

    @property
    def mark(self) -> str:
        return MARKS[self.cell.tested]

    @property
    def claimed(self) -> Any:
        return CLAIM_WORDS[self.cell.claimed]

    @property
    def tested(self) -> Any:
        return RESULT_WORDS[self.cell.tested]

    @property
    def changed(self) -> bool:
        then, now = self.before, self.cell
        return (then.claimed, then.tested) != (now.claimed, now.tested)

    @property
    def was(self) -> Any:
        return RESULT_WORDS[self.before.tested]

    @property
    def claimed_before(self) -> Any:
        return CLAIM_WORDS[self.before.claimed]


def page_of_platforms(principal: Principal, given: QueryDict) -> dict[str, Any]:
    asked = asked_in(given)
    found = coverage.platforms(principal, asked.filters)
    if asked.control and (asked.claimed or asked.tested):
        wanted = fitting(
            principal,
            asked.filters,
            asked.on,
            control=asked.control,
            claimed=asked.claimed,
            tested=asked.tested,
        )
        found = found.filter(pk__in=wanted)
    if given.get("news"):
        found = coverage.with_news(found, asked.since, asked.on, controls=asked.controls)
    found = found.select_related("jurisdiction").order_by("jurisdiction_id", "uscc")
    page = Paginator(found, PAGE_SIZE).get_page(given.get("page"))
    ids = [platform.pk for platform in page.object_list]
    now = cells(coverage.standing(ids, asked.on, controls=asked.controls))
    then = cells(coverage.standing(ids, asked.since, controls=asked.controls))
    news = {"news": "1"} if given.get("news") else {}
    return {
        **choices(principal, asked),
        "news": bool(news),
        "page": page,
        "columns": [(code, control_of(code)) for code in asked.controls],
        "rows": [
            (platform, [_field(platform, code, now, then) for code in asked.controls])
            for platform in page.object_list
        ],
        "legend": [(MARKS[name], words) for name, words in RESULT_WORDS.items()],
        "table_url": asked.url("coverage", claimed="", tested=""),
        "paging": urlencode({**{n: v for n, v in asked.query.items() if v}, **news}),
    }


def _field(platform: Platform, control: str, now: Cells, then: Cells) -> Field:
    cell, before = now[platform.pk, control], then[platform.pk, control]
    return Field(cell, before, _url_of_cell(platform, control, cell))


def _url_of_cell(platform: Platform, control: str, cell: Cell) -> str:
    if not cell.attestations:
        return ""
    if len(cell.attestations) == 1:
        one = cell.attestations[0]
        page = reverse("admin:reporting_attestation_change", args=[one.attestation_id])
        return f"{page}?revision={one.number}"
    several = urlencode({"control": control, "q": platform.uscc})
    return f"{reverse('admin:reporting_attestation_changelist')}?{several}"
