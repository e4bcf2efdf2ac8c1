"""The revisions that a sum is made of, and from each of them the way to its records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, pgettext

from platforms.admin.desk import Fact, Link, Table
from platforms.admin.numbers import grouped
from platforms.models import Platform
from platforms.models.jurisdictions import in_language
from platforms.principals import Principal
from reporting import vocabulary
from reporting.admin.asked import Asked, asked_in
from reporting.admin.asked_rows import NAMES, span
from reporting.admin.asking import definitions
from reporting.admin.words import at_least, language
from reporting.selectors.by_day import NONE
from reporting.selectors.consolidated import DIMENSIONS, Row, qualifier, sources, sums
from reporting.selectors.words import find_definition, names

SHOWN = 200
USCC_LENGTH = 18
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
    totals = sums(principal, replace(asked.query, group_by=()))
    headings = [
        *(gettext("platform"), gettext("month"), gettext("revision"), gettext("value")),
        *(gettext("figures and batches"), gettext("single records")),
    ]
    return {
        "asked": asked,
        "facts": [*_added_up(totals), *_narrowed(asked)],
        "definitions": definitions(totals),
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
        "cut": _cut(rows[:SHOWN], totals) if len(rows) > SHOWN else "",
    }


def _added_up(totals: Sequence[Row]) -> list[Fact]:
    """What the rows add up to: for each measure, and each version of its definition."""
    return [(_measure(one), at_least(one.value, one.qualifier)) for one in totals]


def _measure(one: Row) -> str:
    found = find_definition(one.measure, one.measure_version)
    return found.name.within(language()) if found else one.measure


def _narrowed(asked: Asked) -> Iterator[Fact]:
    """What the sum is of, in the words of the form."""
    given, query = asked.given, asked.query
    yield gettext("months"), span(query.months)
    if code := given.get("campaign"):
        yield gettext("campaign"), vocabulary.load().campaigns[code].name.within(language())
    for name in DIMENSIONS:
        if name in query.filters:
            yield NAMES[name], _called(name, query.filters[name])
    if query.day is not None:
        yield gettext("day"), gettext("none") if query.day == NONE else query.day
    if query.as_of is not None:
        number = gettext("as frozen with number %(number)s") % {"number": query.as_of}
        yield gettext("figures"), number if query.as_of else gettext("as frozen last")
    if query.vocabulary is not None:
        yield gettext("categories of"), query.vocabulary


def _called(name: str, codes: Sequence[str]) -> str:
    if name == "platform":
        named = _platforms(codes)
    else:
        named = {NONE: gettext("none"), **names(name, codes, language())}
    if name == "category":
        named = {code: f"{code} {text}" for code, text in named.items()}
    return pgettext("between names", ", ").join(named.get(code, code) for code in codes)


def _platforms(codes: Sequence[str]) -> dict[str, str]:
    """Their names, by what they were asked by: the id or the unified social credit code."""
    ids = [code for code in codes if len(code) != USCC_LENGTH]
    found = Platform.objects.filter(Q(id__in=ids) | Q(uscc__in=codes))
    return {key: f"{one} ({one.uscc})" for one in found for key in (str(one.id), one.uscc)}


def _cut(shown: Sequence[Mapping[str, Any]], totals: Sequence[Row]) -> dict[str, str]:
    rest = sum(one.value for one in totals) - sum(int(row["added"]) for row in shown)
    return {"shown": grouped(len(shown)), "rest": grouped(rest)}


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
