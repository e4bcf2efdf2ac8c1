"""From a single record back up: batch, revisions, and the totals and consolidations of those."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from platforms.principals import Principal
from reporting.models import Consolidation, ConsolidationEntry, Report, Total
from reporting.models.periods import SHANGHAI
from reporting.selectors.versions import Place, places_of

CODES = ("category", "product_kind", "action", "modality", "detection", "province")


@dataclass(frozen=True)
class Trace:
    """A place of a record, with what it counts in there: nothing, where another version counts.

    `totals` are those of the revision that it is one of, by measure; `consolidations` those that
    were made from the revision.
    """

    place: Place
    day: str
    totals: list[Total]
    consolidations: list[Consolidation]


def trace(principal: Principal, report: Report, record_id: str) -> list[Trace]:
    """Of a report that the caller has found visible. Refused: `records_archived`."""
    places = places_of(principal, report, record_id)
    revisions = {place.revision.id for place in places}
    totals = _totals(principal, places)
    frozen = _frozen(principal, revisions)
    return [
        Trace(
            place,
            _day(place.row["acted_at"]),
            [one for one in totals if _counts_in(place, one)],
            frozen[place.revision.id],
        )
        for place in places
    ]


def _day(acted_at: datetime) -> str:
    return f"{acted_at.astimezone(SHANGHAI):%Y-%m-%d}"


def _cell(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: row[name] or "" for name in CODES}


def _totals(principal: Principal, places: Sequence[Place]) -> list[Total]:
    wanted = Q(pk=None)
    for place in places:
        if place.standing == "current":
            wanted |= Q(revision=place.revision, **_cell(place.row))
    found = Total.objects.visible_to(principal).filter(wanted)
    return list(found.order_by("revision_id", "measure", "measure_version"))


def _counts_in(place: Place, total: Total) -> bool:
    cell = {name: getattr(total, name) for name in CODES}
    return (
        place.standing == "current"
        and total.revision_id == place.revision.id
        and cell == _cell(place.row)
    )


def _frozen(principal: Principal, revisions: set[UUID]) -> Mapping[UUID, list[Consolidation]]:
    """By revision. A platform has no consolidated view."""
    found: dict[UUID, list[Consolidation]] = defaultdict(list)
    if principal.kind != "platform":
        entries = (
            ConsolidationEntry.objects.visible_to(principal)
            .filter(revision_id__in=revisions)
            .select_related("consolidation")
            .order_by("consolidation__number")
        )
        for entry in entries:
            found[entry.revision_id].append(entry.consolidation)
    return found
