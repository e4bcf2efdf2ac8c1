"""Consolidated figures as a table: a row for each sum, with what its measure counts."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any
from uuid import UUID

from platforms.models import Jurisdiction, Platform
from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting import vocabulary
from reporting.models import Consolidation
from reporting.selectors.consolidated import Query, Row, frozen, sums
from reporting.selectors.scopes import scope_of
from reporting.selectors.words import LISTS, find_definition, terms
from reporting.services.exports.columns import columns
from reporting.services.exports.tables import Cells, Table
from reporting.vocabulary import Language

# Beside the code of each of these stands its name.
NAMED = frozenset({*LISTS, "campaign"})


def table(principal: Principal, query: Query, language: Language) -> Table:
    """Refused: as `sums`."""
    rows = [row for part in _parts(query) for row in _sums(principal, part)]
    with acting_as(principal):
        known = _platforms({row.group["platform"] for row in rows if "platform" in row.group})
        facts = _facts(principal, query, language)
    return Table(
        "consolidated",
        columns(*_names(query)),
        _cells(rows, known, language),
        expected=len(rows),
        facts=facts,
    )


def _parts(query: Query) -> list[Query]:
    """By month where each has rows of its own: only so many are given at once."""
    if "period" not in query.group_by or len(query.months) == 1:
        return [query]
    return [replace(query, months=(month,)) for month in query.months]


def _sums(principal: Principal, part: Query) -> list[Row]:
    try:
        with acting_as(principal):
            return sums(principal, part)
    except Refused as refused:
        # Of several months; where none is, it is said with the facts.
        if refused.code != "not_consolidated":
            raise
        return []


def _names(query: Query) -> tuple[str, ...]:
    groups: list[str] = []
    for name in query.group_by:
        groups.append(name)
        if name == "platform":
            groups += ["platform_uscc", "platform_name"]
        elif name in NAMED:
            groups.append(f"{name}_name")
    return (
        *("measure", "measure_name", "measure_version", "unit", *groups),
        *("value", "qualifier", "definition"),
    )


def _platforms(ids: set[UUID]) -> dict[UUID, tuple[str, str, str]]:
    found = Platform.objects.filter(id__in=ids).values_list("id", "uscc", "name_en", "name_zh")
    return {number: (uscc, en, zh) for number, uscc, en, zh in found}


def _cells(
    rows: list[Row], known: dict[UUID, tuple[str, str, str]], language: Language
) -> Iterator[Cells]:
    for row in rows:
        measure = find_definition(row.measure, row.measure_version)
        groups: list[Any] = []
        for name, value in row.group.items():
            groups.append(str(value) if isinstance(value, UUID) else value)
            if name == "platform":
                uscc, en, zh = known.get(value, ("", "", ""))
                groups += [uscc, in_words(en, zh, language)]
            elif name in NAMED:
                groups.append(name_of(name, value, language))
        yield (
            row.measure,
            measure and measure.name.within(language),
            row.measure_version,
            measure and measure.unit,
            *groups,
            row.value,
            row.qualifier,
            measure and measure.definition.within(language),
        )


def in_words(en: str, zh: str, language: Language) -> str:
    return (zh or en) if language == "zh" else (en or zh)


@cache
def name_of(name: str, code: str | None, language: Language) -> str | None:
    """What a code is called; a code that no edition knows has no name."""
    if code is None:
        return None
    found = (vocabulary.load().campaigns if name == "campaign" else terms(name)).get(code)
    return found.name.within(language) if found else None


def _facts(principal: Principal, query: Query, language: Language) -> tuple[tuple[str, str], ...]:
    scope = Jurisdiction.objects.get(pk=scope_of(principal))
    said = {
        "scope": in_words(scope.name_en, scope.name_zh, language),
        "months": ", ".join(f"{month:%Y-%m}" for month in query.months),
        "as_of": ", ".join(map(_number, frozen(query))) or "live",
    }
    return tuple(said.items())


def _number(one: Consolidation) -> str:
    return f"{one.period_id:%Y-%m} no. {one.number} (SHA-256 {one.digest})"
