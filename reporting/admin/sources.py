"""The revisions that a sum is made of, and from each of them the way to its records."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from platforms.admin.desk import Link, Table
from platforms.models.jurisdictions import in_language
from platforms.principals import Principal
from reporting.admin.asked import Asked, asked_in
from reporting.admin.asking import definitions
from reporting.admin.words import at_least
from reporting.selectors.by_day import NONE
from reporting.selectors.consolidated import Row, qualifier, sources
from reporting.selectors.words import find_definition

SHOWN = 200
# The filters of a report's records, by the names they have in a question.
OF_RECORDS = {
    **{name: name for name in ("category", "action", "product_kind", "modality", "detection")},
    "content_province": "province",
}


def page_of_sources(principal: Principal, given: QueryDict) -> dict[str, Any]:
    """Refused: as `sources`."""
    asked = asked_in(given)
    found = sources(principal, asked.query).order_by("-added", "revision_id")
    rows = list(found[: SHOWN + 1])
    headings = [
        *(gettext("platform"), gettext("month"), gettext("revision"), gettext("value")),
        *(gettext("figures and batches"), gettext("single records")),
    ]
    return {
        "asked": asked,
        "facts": [(name, value) for name, value in asked.given.items() if name != "measure"],
        "definitions": definitions(
            [Row(row["measure"], row["measure_version"], {}, 0, "") for row in rows]
        ),
        "links": [Link(gettext("Back to the question"), asked.url("figures", measure_version=""))],
        "tables": [
            Table(
                gettext("revisions that it is made of"),
                headings,
                [_line(asked, row) for row in rows[:SHOWN]],
                empty=gettext("No revision that you may see says anything of it."),
                numbers=frozenset({2, 3}),
            )
        ],
        "cut": len(rows) > SHOWN,
    }


def _line(asked: Asked, row: Mapping[str, Any]) -> tuple[object, ...]:
    report = reverse("admin:reporting_report_change", args=[row["revision__report_id"]])
    number = row["revision__number"]
    records = _records(asked, row)
    return (
        in_language(row["platform__name_en"], row["platform__name_zh"]),
        f"{row['period_id']:%Y-%m}",
        number,
        at_least(int(row["added"]), qualifier(bounded=row["bounded"])),
        Link(gettext("report"), f"{report}?revision={number}"),
        Link(gettext("records"), records) if records else gettext("declared, without records"),
    )


def _records(asked: Asked, row: Mapping[str, Any]) -> str:
    """The records counted, as far as their page can be narrowed: by one code of each list."""
    measure = find_definition(row["measure"], row["measure_version"])
    if measure is None or measure.backing != "records":
        return ""
    wanted = {"revision": str(row["revision__number"]), "subject": str(measure.subject)}
    if measure.actions is not None and len(measure.actions) == 1:
        [wanted["action"]] = measure.actions
    for name, theirs in OF_RECORDS.items():
        codes = asked.query.codes(name) if name in asked.query.filters else ()
        if len(codes) == 1 and codes[0] != NONE:
            wanted[theirs] = codes[0]
    if asked.query.day not in (None, NONE):
        wanted |= {"from": _day(asked.query.day), "to": _day(asked.query.day)}
    address = reverse("admin:reporting_report_records", args=[row["revision__report_id"]])
    return f"{address}?{urlencode(wanted)}"


def _day(written: str | None) -> str:
    return f"{date.fromisoformat(str(written))}"
