"""What can be exported, as it stands in the row of an export.

A question is a frozen dataclass of dates, codes and ids. It is kept as JSON, so that a worker asks
exactly what was validated when it was asked.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from platforms.roles import Scope
from reporting.models import Export
from reporting.selectors.consolidated import Query
from reporting.selectors.filings import Filters
from reporting.selectors.records import EVERYTHING, Wanted


@dataclass(frozen=True)
class Filings:
    """Who has filed for a month."""

    month: date
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True)
class Records:
    """Records of the revisions in force of these months, or of one report: of its revision
    `number`, or of the latest. Empty: all."""

    months: tuple[date, ...] = ()
    provinces: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    report: UUID | None = None
    number: int | None = None
    wanted: Wanted = EVERYTHING


Question = Query | Filings | Records
KINDS: dict[str, type[Any]] = {
    Export.Kind.CONSOLIDATED: Query,
    Export.Kind.FILINGS: Filings,
    Export.Kind.RECORDS: Records,
}
# What one has to be allowed to read, to ask for it and to fetch it.
SCOPES: dict[str, Scope] = {
    Export.Kind.CONSOLIDATED: Scope.CONSOLIDATED_READ,
    Export.Kind.FILINGS: Scope.PLATFORMS_READ,
    Export.Kind.RECORDS: Scope.RECORDS_READ,
}


def packed(question: Question) -> dict[str, Any]:
    """As JSON."""
    kept: dict[str, Any] = msgspec.to_builtins(question)
    return kept


def unpacked(export: Export) -> Question:
    found: Question = msgspec.convert(export.question, KINDS[export.kind])
    return found
