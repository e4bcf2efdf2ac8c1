"""Where a record counts: from its page back up to totals and consolidations."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import Fact, Link, Table
from platforms.principals import Principal
from platforms.roles import Scope
from reporting.admin.records import LISTS
from reporting.admin.words import at_least, category_of, name_of, words_of
from reporting.models import Report, Total
from reporting.selectors.tracing import CODES, Trace, trace

STANDINGS = {
    "current": pgettext_lazy("record", "counts"),
    "superseded": _("replaced"),
    "withdrawn": _("withdrawn"),
}


def page_of_trace(principal: Principal, report: Report, record_id: str) -> dict[str, Any]:
    """Refused: `records_archived`."""
    records = reverse("admin:reporting_report_records", args=[report.pk])
    asked = urlencode({"record_id": record_id})
    found = trace(principal, report, record_id)
    return {
        "facts": _content(report, found[0]) if found else [],
        "heading": gettext("Record %(record)s") % {"record": record_id},
        "tables": [_where_it_counts(principal, report, found)],
        "links": [
            Link(gettext("Every version of it"), f"{records}?{asked}"),
            Link(gettext("The report"), reverse("admin:reporting_report_change", args=[report.pk])),
            *(_consolidations(found) if principal.may(Scope.CONSOLIDATED_READ) else ()),
        ],
    }


def _content(report: Report, latest: Trace) -> list[Fact]:
    """What the latest version says, in words."""
    words, row = words_of(f"{report.period_id:%Y-%m}"), latest.place.row
    coded = [
        (
            label,
            category_of(words, row[name])
            if name == "category"
            else name_of(words, kind, row[name]),
        )
        for name, (kind, label) in LISTS.items()
    ]
    return [
        (gettext("version"), row["version"]),
        (gettext("acted at"), row["acted_at"]),
        *coded,
        (gettext("target"), row["target"]),
        (gettext("note"), row["note"]),
        *([(gettext("reason"), row["reason"])] if row["reason"] else []),
    ]


def _consolidations(found: Sequence[Trace]) -> Iterator[Link]:
    made = {one.number: one for trace in found for one in trace.consolidations}
    for number, one in sorted(made.items()):
        address = reverse("admin:reporting_consolidation_change", args=[one.pk])
        yield Link(gettext("Consolidation %(number)s") % {"number": number}, address)


def _where_it_counts(principal: Principal, report: Report, found: Sequence[Trace]) -> Table:
    """Each version in each revision that has it, and the totals that it is one of there."""
    asks = principal.may(Scope.CONSOLIDATED_READ)
    return Table(
        gettext("where it counts"),
        [
            *(gettext("version"), gettext("revision"), gettext("state"), gettext("total")),
            *(gettext("value"), gettext("on its day"), gettext("consolidations")),
        ],
        [row for one in found for row in _rows(report, one, asks=asks)],
        empty=gettext("Nowhere."),
        numbers=frozenset({0, 1, 4, 5}),
    )


def _rows(report: Report, one: Trace, *, asks: bool) -> Iterator[tuple[object, ...]]:
    revision = one.place.revision.number
    address = reverse("admin:reporting_report_change", args=[report.pk])
    start = (
        one.place.row["version"],
        Link(str(revision), f"{address}?revision={revision}"),
        STANDINGS[one.place.standing],
    )
    numbers = ", ".join(str(made.number) for made in one.consolidations) or "–"
    if not one.totals:
        yield (*start, "–", "", "", numbers)
    words = words_of(f"{report.period_id:%Y-%m}")
    for total in one.totals:
        value = at_least(total.value, total.qualifier)
        yield (
            *start,
            name_of(words, "measures", total.measure),
            Link(value, _question(report, total)) if asks else value,
            "" if total.days is None else total.days[int(one.day[-2:]) - 1],
            numbers,
        )


def _question(report: Report, total: Total) -> str:
    names = {**{name: name for name in CODES}, "province": "content_province"}
    asked = {
        "from": f"{report.period_id:%Y-%m}",
        "platform": report.platform.uscc,
        "measure": total.measure,
        "group_by": "day",
        **{names[name]: code for name in CODES if (code := getattr(total, name))},
    }
    return f"{reverse('admin:reporting_consolidation_figures')}?{urlencode(asked)}"
