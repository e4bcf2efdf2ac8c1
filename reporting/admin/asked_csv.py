"""The answer to a question as a file."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, QueryDict

from platforms.csv_lines import MARK, csv_line
from platforms.principals import Principal
from platforms.refusals import Refused
from reporting.admin.asked import Asked, asked_in
from reporting.admin.asked_rows import Words, rows_of
from reporting.selectors.comparing import Compared


def figures_as_csv(principal: Principal, given: QueryDict, say: Any) -> HttpResponse:
    """The same rows, all of them, with codes beside their names; for spreadsheets, with a BOM."""
    asked = asked_in(given)
    try:
        rows = rows_of(principal, asked)
    except Refused as refused:
        return HttpResponse(say(refused), status=400, content_type="text/plain; charset=utf-8")
    words = Words(asked, rows)
    lines = [csv_line(_csv_line(asked, words, row)) for row in rows]
    body = b"".join((MARK, csv_line(_csv_heading(asked)), *lines))
    answer = HttpResponse(body, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="figures.csv"'
    return answer


def _csv_heading(asked: Asked) -> list[str]:
    groups = [column for name in asked.query.group_by for column in (name, f"{name}_name")]
    beside = ("before", "before_qualifier") if asked.compared else ()
    return ["measure", "measure_version", *groups, "value", "qualifier", *beside]


def _csv_line(asked: Asked, words: Words, row: Compared) -> Iterator[object]:
    yield from (row.measure, row.measure_version)
    for name, code in row.group.items():
        yield from ("" if code is None else str(code), words.of(name, code))
    for one in (row.now, row.before) if asked.compared else (row.now,):
        yield from (one.value, one.qualifier) if one else ("", "")
