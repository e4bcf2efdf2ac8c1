"""Rows of the consolidated view as they are answered, each with the way to its sources."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from platforms.models import Platform
from platforms.principals import Principal
from reporting import vocabulary
from reporting.api.comparing import represent_comparison
from reporting.api.consolidated_examples import PATH
from reporting.selectors.by_day import DAY, NONE
from reporting.selectors.comparing import Compared, compare
from reporting.selectors.consolidated import CAMPAIGN, Query, Row, sums
from reporting.selectors.words import LISTS, describe, find_definition, names
from reporting.vocabulary import Language

Months = tuple[date, ...]
TIME = ("from", "to", "campaign", "of_campaign", "day")
NOT_OF_SOURCES = ("group_by", "compare")


def rows_of(principal: Principal, query: Query, months: Months | None) -> list[Compared]:
    """The rows, beside those of the months to compare with, where there are any."""
    if months is not None:
        return compare(principal, query, months)
    return [
        Compared(row.measure, row.measure_version, row.group, row, None)
        for row in sums(principal, query)
    ]


def definitions(rows: Iterable[Compared], language: Language) -> list[dict[str, Any]]:
    """Each definition once."""
    used = sorted({(row.measure, row.measure_version) for row in rows})
    found = (find_definition(*measured) for measured in used)
    return [describe(measure, language) for measure in found if measure is not None]


def names_of(
    query: Query, rows: Sequence[Compared], language: Language
) -> dict[str, dict[str, str]]:
    return {
        name: names(name, {row.group[name] for row in rows} - {None}, language)
        for name in query.group_by
        if name in LISTS
    }


def represent_rows(
    rows: Sequence[Compared], given: Mapping[str, str], months: Months | None
) -> list[dict[str, Any]]:
    known = _platforms({row.group["platform"] for row in rows if "platform" in row.group})
    return [
        {
            "measure": row.measure,
            "measure_version": row.measure_version,
            **{
                name: known[value] if name == "platform" else value
                for name, value in row.group.items()
            },
            "value": row.now.value if row.now else None,
            "qualifier": row.now.qualifier if row.now else None,
            **({} if months is None else {"comparison": represent_comparison(row)}),
            "links": _links(row, given, months),
        }
        for row in rows
    ]


def _links(row: Compared, given: Mapping[str, str], months: Months | None) -> dict[str, Any]:
    links = {"sources": row.now and _sources_link(row.now, given)}
    if months is not None:
        links["sources_before"] = row.before and _sources_link(row.before, _before(given, months))
    return links


def _before(given: Mapping[str, str], months: Months) -> dict[str, str]:
    """The same question about the months compared with."""
    kept = {name: value for name, value in given.items() if name not in TIME}
    if given["compare"] in vocabulary.load().campaigns:
        return {**kept, "campaign": given["compare"]}
    return {**kept, "from": f"{months[0]:%Y-%m}", "to": f"{months[-1]:%Y-%m}"}


def _platforms(ids: set[UUID]) -> dict[UUID, dict[str, Any]]:
    columns = ("id", "uscc", "name_en", "name_zh", "jurisdiction_id")
    found = Platform.objects.filter(id__in=ids).values_list(*columns) if ids else ()
    return {row[0]: platform_ref(*row) for row in found}


def platform_ref(
    platform_id: UUID, uscc: str, name_en: str, name_zh: str, province: str
) -> dict[str, Any]:
    return {
        "id": platform_id,
        "uscc": uscc,
        "name_en": name_en,
        "name_zh": name_zh,
        "province": province,
    }


def _sources_link(row: Row, given: Mapping[str, str]) -> str:
    """The same question, narrowed to the row."""
    kept = {name: value for name, value in given.items() if name not in NOT_OF_SOURCES}
    group = {name: NONE if value is None else str(value) for name, value in row.group.items()}
    if period := group.pop("period", None):
        kept = {k: v for k, v in kept.items() if k not in TIME}
        kept["from"] = period
    if (day := group.get(DAY, NONE)) != NONE:
        kept = {k: v for k, v in kept.items() if k not in TIME}
        kept["from"] = day[:7]
    if campaign := group.pop(CAMPAIGN, None):
        kept["of_campaign"] = campaign
    measured = {"measure": row.measure, "measure_version": str(row.measure_version)}
    return f"{PATH}/sources?{urlencode({**kept, **measured, **group}, safe=',')}"
