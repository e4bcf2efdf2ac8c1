"""What a consolidation says otherwise than the one before it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, Sum

from platforms.principals import SYSTEM, Principal
from reporting.models import Consolidation, ConsolidationEntry, ConsolidationTotal, Total
from reporting.selectors.scopes import scope_of

Measured = tuple[str, int]  # code and version of a measure
Values = dict[Measured, int]
TOLD_AT_MOST = 200


@dataclass(frozen=True)
class Difference:
    """A sum before and now. None: there was, or is, nothing."""

    measure: str
    measure_version: int
    before: int | None
    now: int | None


@dataclass(frozen=True)
class PlatformChange:
    """A platform whose revision came, went or was replaced."""

    kind: str  # added, removed, replaced
    platform_id: UUID
    uscc: str
    name_en: str
    name_zh: str
    report_id: UUID
    revision_before: int | None
    revision_now: int | None
    measures: list[Difference]


@dataclass(frozen=True)
class Changes:
    """All that changed since number `before`; None for the first, which changes nothing."""

    before: int | None
    measures: list[Difference]
    platforms: list[PlatformChange]

    def summary(self) -> dict[str, Any]:
        """For the audit trail: revisions and national sums, bounded."""
        kinds: dict[str, list[str]] = {"added": [], "removed": [], "replaced": []}
        for change in self.platforms:
            kinds[change.kind].append(change.uscc)
        return {
            "before": self.before,
            **{kind: len(usccs) for kind, usccs in kinds.items()},
            "revisions": [_told(change) for change in self.platforms[:TOLD_AT_MOST]],
            "differences": [
                {"measure": one.measure, "before": one.before, "now": one.now}
                for one in self.measures
            ],
        }


def _told(change: PlatformChange) -> dict[str, object]:
    return {
        "uscc": change.uscc,
        "change": change.kind,
        "before": change.revision_before,
        "now": change.revision_now,
    }


def what_changed(consolidation: Consolidation, principal: Principal = SYSTEM) -> Changes:
    """The differences to the number before, as far as the principal may see them.

    The sums are those of the principal's scope: the nation's, or its province's.
    """
    before = _before(consolidation)
    if before is None:
        return Changes(None, [], [])
    return changes_between(before, consolidation, principal)


def changes_between(
    before: Consolidation, now: Consolidation, principal: Principal = SYSTEM
) -> Changes:
    """The same between any two numbers of a month."""
    sums = _sums([before, now], principal)
    measures = _differences(sums[before.id], sums[now.id])
    return Changes(before.number, measures, _platforms(before, now, principal))


def sums_changed(consolidation: Consolidation, principal: Principal) -> list[Difference]:
    """The sums by measure that are not what they were at the number before."""
    return all_sums_changed([consolidation], principal).get(consolidation.id, [])


def all_sums_changed(
    consolidations: Iterable[Consolidation], principal: Principal
) -> dict[UUID, list[Difference]]:
    """Those of several, each against the number before it; the first number changes nothing."""
    restated = [one for one in consolidations if one.number > 1]
    if not restated:
        return {}
    pairs = Q()
    for one in restated:
        pairs |= Q(period_id=one.period_id, number=one.number - 1)
    before = {one.period_id: one for one in Consolidation.objects.filter(pairs)}
    sums = _sums([*restated, *before.values()], principal)
    return {
        one.id: _differences(sums[before[one.period_id].id], sums[one.id])
        for one in restated
        if one.period_id in before
    }


def _before(consolidation: Consolidation) -> Consolidation | None:
    return Consolidation.objects.filter(
        period_id=consolidation.period_id, number=consolidation.number - 1
    ).first()


def _sums(consolidations: list[Consolidation], principal: Principal) -> dict[UUID, Values]:
    rows = (
        ConsolidationTotal.objects.visible_to(principal)
        .filter(consolidation__in=consolidations, jurisdiction_id=scope_of(principal))
        .values_list("consolidation_id", "measure", "measure_version")
        .annotate(total=Sum("value"))
        .order_by()
    )
    found: dict[UUID, Values] = defaultdict(dict)
    for consolidation, measure, version, total in rows:
        found[consolidation][measure, version] = int(total)
    return found


def _differences(before: Values, now: Values) -> list[Difference]:
    return [
        Difference(*measured, before.get(measured), now.get(measured))
        for measured in sorted(before.keys() | now.keys())
        if before.get(measured) != now.get(measured)
    ]


Entries = dict[UUID, ConsolidationEntry]


def _entries(consolidation: Consolidation, principal: Principal) -> Entries:
    entries = (
        ConsolidationEntry.objects.visible_to(principal)
        .filter(consolidation=consolidation)
        .select_related("platform", "revision")
    )
    return {entry.platform_id: entry for entry in entries}


def _platforms(
    before: Consolidation, now: Consolidation, principal: Principal
) -> list[PlatformChange]:
    old, new = _entries(before, principal), _entries(now, principal)
    pairs = [(old.get(platform), new.get(platform)) for platform in old.keys() | new.keys()]
    changed = [
        (first, second)
        for first, second in pairs
        if first is None or second is None or first.revision_id != second.revision_id
    ]
    values = _values(entry for pair in changed for entry in pair if entry is not None)
    return sorted(
        (_change(first, second, values) for first, second in changed), key=lambda c: c.uscc
    )


def _values(entries: Iterable[ConsolidationEntry]) -> dict[UUID, Values]:
    """What each revision says, by measure."""
    found: dict[UUID, Values] = defaultdict(dict)
    rows = (
        Total.objects.filter(revision_id__in=[entry.revision_id for entry in entries])
        .values_list("revision_id", "measure", "measure_version")
        .annotate(total=Sum("value"))
        .order_by()
    )
    for revision, measure, version, total in rows:
        found[revision][measure, version] = int(total)
    return found


def _change(
    before: ConsolidationEntry | None,
    now: ConsolidationEntry | None,
    values: dict[UUID, Values],
) -> PlatformChange:
    entry = now or before
    assert entry is not None  # noqa: S101 - one of the two is there
    return PlatformChange(
        kind="added" if before is None else "removed" if now is None else "replaced",
        platform_id=entry.platform_id,
        uscc=entry.platform.uscc,
        name_en=entry.platform.name_en,
        name_zh=entry.platform.name_zh,
        report_id=entry.revision.report_id,
        revision_before=before.revision.number if before else None,
        revision_now=now.revision.number if now else None,
        measures=_differences(
            values[before.revision_id] if before else {}, values[now.revision_id] if now else {}
        ),
    )
