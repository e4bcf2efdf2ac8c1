"""Which safeguards platforms claim and what testing them showed, on any day, beside another day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from platforms.models import AuditEvent, Platform
from platforms.principals import Principal
from reporting.models import AttestationRevision, Examination
from reporting.models.periods import SHANGHAI

# What a platform says of a control is the most that it claims of any of its products; what testing
# showed is the worst that it showed of any: the gap between them is what an office looks for.
CLAIMS = ("implemented", "partial", "planned", "not_applicable")
RESULTS = ("not_satisfied", "expired", "inconclusive", "untested", "satisfied")
GROUPS = {"province": "jurisdiction_id", "size": "size"}

# Of a revision that nobody tested yet, what was last found of an earlier one of the attestation
# stands beside it: a bad verdict does not go away by withdrawing, nor by claiming anew.
# A revision stands from its submission until the next one's, unless it was withdrawn: the moment
# of that is told by the audit trail alone.
STANDING = """
latest AS (
  SELECT DISTINCT ON (revision.attestation_id) revision.*
  FROM reporting_attestationrevision AS revision
  WHERE revision.submitted_at < %(at)s AND revision.platform_id IN (SELECT id FROM whom)
  ORDER BY revision.attestation_id, revision.number DESC
),
standing AS (
  SELECT latest.platform_id, latest.attestation_id, latest.number, latest.status,
    attestation.control, attestation.scope, tested.id AS examination_id,
    CASE WHEN latest.valid_until < %(day)s THEN 'expired'
      ELSE coalesce(tested.verdict, 'untested') END AS result
  FROM latest
  JOIN reporting_attestation AS attestation ON attestation.id = latest.attestation_id
  LEFT JOIN LATERAL (
    SELECT examination.id, examination.verdict FROM reporting_examination AS examination
    WHERE examination.revision_id = latest.id AND examination.finished_at < %(at)s
    ORDER BY examination.id DESC LIMIT 1
  ) AS tested ON true
  WHERE attestation.control = ANY(%(controls)s) AND {withdrawn} EXISTS (
    SELECT 1 FROM platforms_auditevent AS event
    WHERE event.object_type = 'attestation' AND event.object_id = latest.attestation_id::text
      AND event.action = 'attestation.withdrawn' AND event.at < %(at)s
      AND (event.data ->> 'number')::int = latest.number)
)
"""
COUNTED = """
WITH whom AS ({whom}), {standing},
cells AS (
  SELECT platform_id, control,
    (array_agg(status ORDER BY array_position(%(claims)s, status::text)))[1] AS claim,
    (array_agg(result ORDER BY array_position(%(results)s, result::text)))[1] AS result
  FROM standing GROUP BY platform_id, control
)
SELECT cells.control, {group}, cells.claim, cells.result, count(*)
FROM cells JOIN whom ON whom.id = cells.platform_id
GROUP BY 1, 2, 3, 4
"""
LISTED = """
WITH whom AS (SELECT unnest(%(ids)s::uuid[]) AS id), {standing}
SELECT standing.platform_id, control, scope, standing.attestation_id, standing.number, status,
  result, examination_id, last.number, last.verdict, last.finished_at, last.id
FROM standing LEFT JOIN LATERAL (
  SELECT revision.number, examination.verdict, examination.finished_at, examination.id
  FROM reporting_examination AS examination
  JOIN reporting_attestationrevision AS revision ON revision.id = examination.revision_id
  WHERE revision.attestation_id = standing.attestation_id
    AND revision.number <= standing.number AND examination.finished_at < %(at)s
    AND ({of_all} OR standing.examination_id IS NULL)
  ORDER BY revision.number DESC, examination.id DESC LIMIT 1
) AS last ON true
ORDER BY standing.platform_id, control, scope
"""


@dataclass(frozen=True)
class Day:
    """The end of a day in Shanghai; of today, what is known so far."""

    day: date

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.day + timedelta(days=1), time(), SHANGHAI)

    @property
    def end_of_last_month(self) -> "Day":
        return Day(self.day.replace(day=1) - timedelta(days=1))


def today() -> Day:
    return Day(timezone.now().astimezone(SHANGHAI).date())


@dataclass(frozen=True)
class Filters:
    """Empty: all."""

    controls: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counted:
    """So many platforms of a group claim this of a control, and testing it showed that."""

    control: str
    group: str
    claim: str
    result: str
    n: int


@dataclass(frozen=True)
class LastTested:
    """What was found last of an attestation, and of which of its revisions."""

    number: int
    verdict: str
    at: datetime
    examination_id: UUID


@dataclass(frozen=True)
class Standing:
    """One attestation as it stood."""

    platform_id: UUID
    control: str
    scope: str
    attestation_id: UUID
    number: int
    claim: str
    result: str
    examination_id: UUID | None
    last_tested: LastTested | None = None


def platforms(principal: Principal, filters: Filters) -> QuerySet[Platform]:
    """The active platforms that the principal may see, narrowed down."""
    found = Platform.objects.visible_to(principal).filter(status=Platform.Status.ACTIVE)
    if filters.provinces:
        found = found.filter(jurisdiction_id__in=filters.provinces)
    if filters.sizes:
        found = found.filter(size__in=filters.sizes)
    return found


def counted(
    principal: Principal,
    filters: Filters,
    on: Day,
    *,
    controls: Iterable[str],
    group_by: str = "",
) -> list[Counted]:
    """The platforms that claim something, counted; `group_by` of GROUPS, or all in one group "".

    Platforms that claim nothing of a control are in no row of it.
    """
    columns = ["id", *GROUPS.values()]
    whom = platforms(principal, filters).order_by().values(*columns).query
    inner, given = whom.sql_with_params()
    names = {f"whom{position}": value for position, value in enumerate(given)}
    group = f"whom.{GROUPS[group_by]}" if group_by else "''"
    sql = COUNTED.format(
        whom=inner % tuple(f"%({name})s" for name in names), standing=_standing(), group=group
    )
    rows = _rows(sql, _moment(on) | names | {"controls": list(controls)})
    return [Counted(*row) for row in rows]


def sizes_of_groups(principal: Principal, filters: Filters, group_by: str = "") -> dict[str, int]:
    """How many platforms there are in each group."""
    found = platforms(principal, filters).order_by()
    if not group_by:
        return {"": found.count()}
    counts = found.values_list(GROUPS[group_by]).annotate(n=Count("pk"))
    return dict(sorted(counts))


def standing(ids: Iterable[UUID], on: Day, *, controls: Iterable[str]) -> list[Standing]:
    """What stood on a day of platforms that the principal was seen to see."""
    return _listed(ids, on, controls, withdrawn=False)


def withdrawn(ids: Iterable[UUID], on: Day, *, controls: Iterable[str]) -> list[Standing]:
    """What was withdrawn by a day after it had been tested, and nothing stands in its place."""
    found = _listed(ids, on, controls, withdrawn=True)
    return [one for one in found if one.last_tested]


def _listed(
    ids: Iterable[UUID], on: Day, controls: Iterable[str], *, withdrawn: bool
) -> list[Standing]:
    sql = LISTED.format(standing=_standing(withdrawn=withdrawn), of_all=str(withdrawn).lower())
    rows = _rows(sql, _moment(on) | {"ids": list(ids), "controls": list(controls)})
    return [replace(Standing(*row[:8]), last_tested=_last(row[8:])) for row in rows]


def _last(columns: tuple[Any, ...]) -> LastTested | None:
    return LastTested(*columns) if columns[0] is not None else None


def _standing(*, withdrawn: bool = False) -> str:
    return STANDING.format(withdrawn="" if withdrawn else "NOT")


def with_news(
    found: QuerySet[Platform], since: Day, until: Day, *, controls: Iterable[str]
) -> QuerySet[Platform]:
    """Those of whose attestations something happened between the ends of two days."""
    window = (since.ends_at, until.ends_at)
    own = AttestationRevision.objects.filter(
        platform_id=OuterRef("pk"), attestation__control__in=list(controls)
    )
    examined = Examination.objects.filter(
        platform_id=OuterRef("pk"),
        finished_at__range=window,
        revision__attestation__control__in=list(controls),
    )
    withdrawn = AuditEvent.objects.filter(
        platform_id=OuterRef("pk"), action="attestation.withdrawn", at__range=window
    )
    ended = Q(valid_until__range=(since.day, until.day - timedelta(days=1)))
    moved = own.filter(Q(submitted_at__range=window) | ended)
    return found.filter(Exists(moved) | Exists(examined) | Exists(withdrawn))


def _moment(on: Day) -> dict[str, Any]:
    return {"at": on.ends_at, "day": on.day, "claims": list(CLAIMS), "results": list(RESULTS)}


def _rows(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
