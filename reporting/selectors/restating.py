"""What a frozen month said on a day, what it says now, and why it says otherwise."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from platforms.models import Platform
from platforms.principals import Principal
from platforms.refusals import Refused
from reporting.models import Consolidation, Revision
from reporting.models.periods import midnight
from reporting.selectors.changes import PlatformChange, changes_between
from reporting.selectors.comparing import Compared, beside
from reporting.selectors.consolidated import Query, sums


@dataclass(frozen=True)
class Restated:
    """`then` and `now` are the same number where nothing was said anew.

    `rows`: sums by measure and category that are not what they were. `reasons`: by report, the
    revisions that came after the one of then, up to that of now, the first first.
    """

    then: Consolidation
    now: Consolidation
    numbers: list[Consolidation]
    rows: list[Compared]
    platforms: list[PlatformChange]
    reasons: Mapping[UUID, Sequence[Revision]]


def restated(principal: Principal, month: date, on: date | None) -> Restated:
    """`on`: at the end of this day in Beijing; None, when the month was frozen first.

    Refused: `not_consolidated`, where nothing had been frozen by then.
    """
    numbers = list(Consolidation.objects.filter(period_id=month).order_by("number"))
    before = [one for one in numbers if on is None or one.created_at < _end_of(on)]
    if not before:
        raise Refused("not_consolidated")
    then, now = before[0 if on is None else -1], numbers[-1]
    changes = changes_between(then, now, principal)
    return Restated(
        then,
        now,
        numbers,
        _rows(principal, then, now),
        changes.platforms,
        _reasons(principal, changes.platforms),
    )


def _end_of(day: date) -> datetime:
    return midnight(day + timedelta(days=1))


def _rows(principal: Principal, then: Consolidation, now: Consolidation) -> list[Compared]:
    query = Query((now.period_id,), group_by=("category",), as_of=now.number)
    before = sums(principal, replace(query, as_of=then.number))
    rows = beside(query, sums(principal, query), before, {})
    return [row for row in rows if not _same(row)]


def _same(row: Compared) -> bool:
    now, before = row.now, row.before
    if now is None or before is None:
        return False
    return (now.value, now.qualifier) == (before.value, before.qualifier)


def _reasons(
    principal: Principal, changed: Sequence[PlatformChange]
) -> Mapping[UUID, Sequence[Revision]]:
    spans = {one.report_id: (one.revision_before or 0, one.revision_now) for one in changed}
    found: dict[UUID, list[Revision]] = defaultdict(list)
    revisions = Revision.objects.visible_to(principal).filter(
        report_id__in=spans, submitted_at__isnull=False
    )
    for revision in revisions.order_by("report_id", "number"):
        first, last = spans[revision.report_id]
        if first < revision.number <= (last or revision.number):
            found[revision.report_id].append(revision)
    return found


def provinces_of(changed: Sequence[PlatformChange]) -> Mapping[UUID, str]:
    """Where the platforms are registered, by their ids."""
    ids = [one.platform_id for one in changed]
    return dict(Platform.objects.filter(id__in=ids).values_list("id", "jurisdiction_id"))
