"""The page where the figures are asked: a form, a chart, a table, and the way down from sums."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import Link, Table
from platforms.admin.numbers import grouped
from platforms.principals import Principal
from platforms.refusals import Refused
from reporting.admin.asked import Asked, asked_in
from reporting.admin.asked_charts import charts
from reporting.admin.asked_form import choices, groups
from reporting.admin.asked_rows import Words, rows_of, span
from reporting.admin.exports import link_for
from reporting.admin.words import at_least, language
from reporting.models import Export
from reporting.selectors.by_day import DAY, NONE
from reporting.selectors.comparing import Compared, Told
from reporting.selectors.consolidated import Row
from reporting.selectors.crosswalks import crossings_of
from reporting.selectors.words import describe, find_definition, terms

PAGE_SIZE = 100
# By what a row is looked at next.
NEXT = ("category", "platform", "period", DAY, "action", "detection")


def page_of_figures(principal: Principal, given: QueryDict, say: Any) -> dict[str, Any]:
    """`say` puts a refusal in words."""
    asked = asked_in(given)
    refusal = ""
    try:
        rows = rows_of(principal, asked)
    except Refused as refused:
        rows, refusal = [], say(refused)
    words = Words(asked, rows)
    page = Paginator(rows, PAGE_SIZE).get_page(given.get("page"))
    return {
        "asked": asked,
        "refusal": refusal,
        "choices": choices(asked),
        "groups": groups(asked),
        "lines": [_line(asked, words, row) for row in page.object_list],
        "page": page,
        "shown": _shown(page),
        "earlier": _page_url(asked, page, -1) if page.has_previous() else "",
        "later": _page_url(asked, page, 1) if page.has_next() else "",
        "untold": any(row.now and row.before and not row.difference for row in rows),
        "headings": [words.heading(name) for name in asked.query.group_by],
        "charts": charts(asked, words, rows),
        "definitions": definitions(rows),
        "apart": _apart(asked, rows),
        "not_compared": bool(asked.given.get("compare")) and asked.compared is None,
        "csv_url": asked.url("figures", format="csv"),
        "export_url": link_for(Export.Kind.CONSOLIDATED, {**asked.given, "compare": ""}),
        "periods": span(asked.query.months),
        "compared_periods": span(asked.compared) if asked.compared else "",
    }


def _shown(page: "Page[Compared]") -> dict[str, str]:
    span = {"first": page.start_index(), "last": page.end_index(), "all": page.paginator.count}
    return {name: grouped(number) for name, number in span.items()}


def _page_url(asked: Asked, page: "Page[Compared]", step: int) -> str:
    return asked.url("figures", page=str(page.number + step))


def _line(asked: Asked, words: Words, row: Compared) -> dict[str, Any]:
    return {
        "names": [
            words.of(name, code)
            if code is None
            else Link(words.of(name, code), _narrower(asked, row, name))
            for name, code in row.group.items()
        ],
        "measure": words.measure(row),
        "now": row.now and at_least(row.now.value, row.now.qualifier),
        "before": row.before and at_least(row.before.value, row.before.qualifier),
        "difference": told(row.difference, "{:+,.0f}"),
        "ratio": told(row.ratio, "{:.2f}"),
        "sources": row.now and _sources(asked, row),
    }


def told(one: Told | None, form: str) -> str:
    if one is None:
        return "–"
    number = form.format(one.value)
    if one.qualifier == "at_least":
        return gettext("at least %(number)s") % {"number": number}
    if one.qualifier == "at_most":
        return gettext("at most %(number)s") % {"number": number}
    return number


def _of_row(asked: Asked, row: Compared, only: Sequence[str]) -> dict[str, str]:
    """The filters that leave nothing but the row, as far as these dimensions go."""
    found = {"compare": ""}
    for name in only:
        code = NONE if row.group[name] is None else str(row.group[name])
        if name == "period":
            found |= {"from": code, "to": code, "campaign": ""}
        elif name == DAY:
            found |= {"day": code, **({} if code == NONE else _month_of(code))}
        else:
            found[name] = code
    return found


def _month_of(day: str) -> dict[str, str]:
    return {"from": day[:7], "to": day[:7], "campaign": ""}


def _narrower(asked: Asked, row: Compared, name: str) -> str:
    """The same question about this one alone, by what it was not grouped by yet."""
    given = asked.query.group_by
    following = next((one for one in NEXT if one not in given and one != name), "category")
    groups = [following if one == name else one for one in given]
    narrowed = _of_row(asked, row, [name])
    narrowed.pop("compare")
    return asked.url("figures", **narrowed, group_by=",".join(groups))


def _sources(asked: Asked, row: Compared) -> str:
    measured = {"measure": row.measure, "measure_version": str(row.measure_version)}
    narrowed = {**_of_row(asked, row, list(row.group)), **measured, "group_by": ""}
    return asked.url("sources", **narrowed)


def definitions(rows: Sequence[Compared | Row]) -> list[dict[str, Any]]:
    used = sorted({(row.measure, row.measure_version) for row in rows})
    found = (find_definition(*measured) for measured in used)
    return [describe(measure, language()) for measure in found if measure is not None]


def _apart(asked: Asked, rows: Sequence[Compared]) -> Table | None:
    """Categories of another vocabulary that have no equal in the one asked for."""
    version = asked.query.vocabulary
    if version is None:
        return None
    months = (*asked.query.months, *(asked.compared or ()))
    crossings = crossings_of(version, months)
    codes = terms("category")
    return Table(
        gettext("categories in the other vocabulary"),
        [gettext("category"), gettext("relation"), gettext("category"), gettext("remark")],
        [
            (
                f"{one.category} {codes[one.category].name.within(language())}",
                gettext("the same") if one.joined else str(RELATIONS[one.relation]),
                f"{one.target} {codes[one.target].name.within(language())}",
                one.note.within(language()),
            )
            for one in crossings
        ],
        empty=gettext("All months are of this vocabulary."),
    )


RELATIONS = {
    "broader": _("a part of it; stays apart"),
    "narrower": _("contains it; stays apart"),
    "related": _("related; stays apart"),
}
