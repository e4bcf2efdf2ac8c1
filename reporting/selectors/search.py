"""Search over everything that a principal may see: a few of each kind, the likeliest first.

Names are compared without an index. Under row-level security PostgreSQL uses none for `LIKE`, and
its trigrams know no Chinese in our locale: see docs/decisions/0407.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from platforms.models import Platform, Product
from platforms.principals import Principal
from platforms.roles import Scope
from platforms.selectors.platforms import named
from reporting.models import Period, Record, Report, Revision, RevisionBatch
from reporting.selectors.attestations import visible_attestations, visible_revisions
from reporting.selectors.directives import visible_directives
from reporting.selectors.receipts import visible_receipts
from reporting.selectors.reports import WITHDRAWN_LAST
from reporting.selectors.searching import Asked, all_named, controls, directive_codes

# A record is looked up by its id for each platform and month: so many look-ups at most, the
# latest months first.
LOOK_UPS = 40_000
# The same content may stand in very many records.
MOST_ALIKE = 1_000


@dataclass(frozen=True)
class Hit:
    """One thing that was found. `of`: the row itself; of a record, its report."""

    kind: str
    id: str
    of: Any
    platform: Platform
    period: date | None = None
    state: str = ""


@dataclass(frozen=True)
class Group:
    """Of one kind; `more` than these there are. `since`: earlier months were not looked at."""

    kind: str
    hits: list[Hit]
    more: bool
    since: date | None = None


Finder = Callable[[Principal, Asked, int], Sequence[Hit]]
# The kinds, in the order of a page, and who may read them.
SCOPES: Mapping[str, Scope] = {
    "platform": Scope.PLATFORMS_READ,
    "report": Scope.REPORTS_READ,
    "record": Scope.RECORDS_READ,
    "product": Scope.PLATFORMS_READ,
    "attestation": Scope.ATTESTATIONS_READ,
    "directive": Scope.DIRECTIVES_READ,
    "receipt": Scope.REPORTS_READ,
}


def search(
    principal: Principal, asked: Asked, kinds: Sequence[str] = (), limit: int = 10
) -> list[Group]:
    """What fits, of the kinds that the principal may read; groups that are empty are left out."""
    groups = [
        _group(principal, kind, asked, limit)
        for kind in kinds or SCOPES
        if principal.may(SCOPES[kind])
    ]
    return [group for group in groups if group.hits or group.since]


def _group(principal: Principal, kind: str, asked: Asked, limit: int) -> Group:
    if kind == "record":
        return _records(principal, asked, limit)
    hits = FINDERS[kind](principal, asked, limit + 1)
    return Group(kind, list(hits[:limit]), len(hits) > limit)


def _by_id_or(asked: Asked, fits: Q) -> Q:
    """By id where one was given; else by the words, where there are any."""
    if asked.ids:
        return Q(pk__in=asked.ids)
    return fits if asked.words and not asked.digest else Q(pk__in=[])


def _first_named(asked: Asked, prefix: str = "") -> Case:
    """Those whose name begins with the first word come first."""
    first = asked.words[0] if asked.words else ""
    begins = Q(**{f"{prefix}name_zh__startswith": first})
    begins |= Q(**{f"{prefix}name_en__istartswith": first})
    return Case(When(begins, then=Value(0)), default=Value(1))


def _platforms(principal: Principal, asked: Asked, limit: int) -> list[Hit]:
    found = Platform.objects.visible_to(principal).filter(_by_id_or(asked, all_named(asked)))
    rows = found.order_by(_first_named(asked), "name_zh", "id")[:limit]
    return [Hit("platform", str(one.id), one, one, state=one.status) for one in rows]


def _products(principal: Principal, asked: Asked, limit: int) -> list[Hit]:
    fits = Q()
    for word in asked.words:
        own = Q(name_zh__icontains=word) | Q(name_en__icontains=word) | Q(code__iexact=word)
        filed = Q(genai_filing__iexact=word) | Q(icp_filing__iexact=word)
        fits &= own | filed | Q(algorithm_filings__contains=[word]) | named(word, "platform__")
    found = Product.objects.visible_to(principal).filter(_by_id_or(asked, fits))
    rows = found.select_related("platform").order_by(_first_named(asked), "name_zh", "id")
    return [
        Hit("product", str(one.id), one, one.platform, state=one.status) for one in rows[:limit]
    ]


def _reports(principal: Principal, asked: Asked, limit: int) -> list[Hit]:
    fits = all_named(asked, "platform__")
    if asked.months:
        fits &= Q(period__in=asked.months)
    wanted = fits if asked.months and not asked.words else _by_id_or(asked, fits)
    revisions = Revision.objects.visible_to(principal).filter(report=OuterRef("pk"))
    if principal.kind == "office":
        revisions = revisions.filter(submitted_at__isnull=False)
    latest = revisions.order_by(WITHDRAWN_LAST, "-number").values("state")[:1]
    rows: QuerySet[Any] = Report.objects.visible_to(principal).annotate(latest=Subquery(latest))
    rows = rows.filter(wanted).select_related("platform").order_by("-period", "platform__uscc")
    return [
        Hit("report", str(one.id), one, one.platform, one.period_id, one.latest or "")
        for one in rows[:limit]
    ]


def _attestations(principal: Principal, asked: Asked, limit: int) -> list[Hit]:
    fits = all_named(asked, "platform__", control=controls())
    latest = visible_revisions(principal).filter(attestation=OuterRef("pk")).order_by("-number")
    rows: QuerySet[Any] = visible_attestations(principal).filter(_by_id_or(asked, fits))
    rows = rows.annotate(latest=Subquery(latest.values("state")[:1])).select_related("platform")
    return [
        Hit("attestation", str(one.id), one, one.platform, state=one.latest or "")
        for one in rows.order_by("platform__uscc", "control", "scope")[:limit]
    ]


def _directives(principal: Principal, asked: Asked, limit: int) -> list[Hit]:
    fits = Q()
    for word in asked.words:
        one_word = Asked(word, (word,))
        fits &= all_named(one_word, "platform__", code=directive_codes()) | Q(
            reference__icontains=word
        )
    rows = visible_directives(principal).filter(_by_id_or(asked, fits)).order_by("-id")[:limit]
    return [Hit("directive", str(one.id), one, one.platform, state=one.state) for one in rows]


def _receipts(principal: Principal, asked: Asked, limit: int) -> list[Hit]:
    """By their own id or digest, or by the id of what they are about."""
    if not asked.names_one:
        return []
    fits = Q(pk__in=asked.ids) | Q(object_id__in=asked.ids)
    if asked.digest:
        fits |= Q(digest=asked.digest)
    rows = visible_receipts(principal).filter(fits).select_related("platform").order_by("-id")
    return [Hit("receipt", str(one.id), one, one.platform) for one in rows[:limit]]


# --- Records ------------------------------------------------------------------------------------


def _records(principal: Principal, asked: Asked, limit: int) -> Group:
    """Records by their platform's own id for them, or by the digest of their content."""
    platforms = list(Platform.objects.visible_to(principal).values_list("id", flat=True))
    months, since = _months(asked, len(platforms))
    rows = _held(principal, asked, months, platforms)[: limit + 1] if platforms else []
    reports = _reports_of(principal, rows[:limit])
    hits = [
        Hit("record", row["record_id"], report, report.platform, row["period"])
        for row in rows[:limit]
        if (report := reports.get((row["period"], row["platform_id"])))
    ]
    return Group("record", hits, len(rows) > limit, since if asked.record_ids else None)


def _months(asked: Asked, platforms: int) -> tuple[list[date], date | None]:
    """The months to look at, and the first of them where there are earlier ones."""
    opened = Period.objects.filter(opens_at__lte=timezone.now()).order_by("-month")
    if asked.months:
        opened = opened.filter(month__in=asked.months)
    most = max(1, LOOK_UPS // max(1, platforms * len(asked.record_ids)))
    found = list(opened.values_list("month", flat=True)[: most + 1])
    looked_at = found[:most]
    return looked_at, looked_at[-1] if len(found) > most else None


def _held(
    principal: Principal, asked: Asked, months: Sequence[date], platforms: Sequence[UUID]
) -> list[dict[str, Any]]:
    """Where the records stand: each once, whatever versions there are of it."""
    rows = Record.objects.visible_to(principal).filter(period__in=months)
    if asked.digest:
        rows = rows.filter(content_sha256=bytes.fromhex(asked.digest))
    else:
        rows = rows.filter(platform_id__in=platforms, record_id__in=asked.record_ids)
    if principal.kind == "office":
        # A draft is its platform's own business.
        filed = RevisionBatch.objects.filter(
            batch_id=OuterRef("batch_id"), revision__submitted_at__isnull=False
        )
        rows = rows.filter(Exists(filed))
    held = rows.values("period", "platform_id", "record_id")[:MOST_ALIKE]
    once: dict[Any, dict[str, Any]] = {tuple(row.values()): {**row} for row in held}
    return sorted(once.values(), key=lambda row: (-row["period"].toordinal(), row["record_id"]))


def _reports_of(
    principal: Principal, rows: Sequence[Mapping[str, Any]]
) -> dict[tuple[date, UUID], Report]:
    if not rows:
        return {}
    found = Report.objects.visible_to(principal).filter(
        period_id__in={row["period"] for row in rows},
        platform_id__in={row["platform_id"] for row in rows},
    )
    return {(one.period_id, one.platform_id): one for one in found.select_related("platform")}


# Each gives one hit more than asked for, where there are more.
FINDERS: Mapping[str, Finder] = {
    "platform": _platforms,
    "report": _reports,
    "product": _products,
    "attestation": _attestations,
    "directive": _directives,
    "receipt": _receipts,
}
