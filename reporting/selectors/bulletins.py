"""The bulletin of a period or of a campaign, from frozen consolidations and nothing else."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Q, Sum

from platforms.models import Jurisdiction
from platforms.principals import NATIONAL, Principal
from platforms.refusals import Refused
from reporting import vocabulary
from reporting.models import Consolidation, ConsolidationCoverage, ConsolidationTotal
from reporting.models.consolidation import ScopedQuerySet
from reporting.models.periods import PERIOD_PATTERN, parse_period
from reporting.selectors.changes import Difference, all_sums_changed
from reporting.selectors.consolidated import qualifier
from reporting.selectors.scopes import find_jurisdiction, scope_of
from reporting.vocabulary import Campaign, PublishedFigure

# What the campaign's results are told in.
HEADLINE = {
    "products": "products_handled",
    "items": "items_removed",
    "accounts": "accounts_handled",
}
# By action, everything that was done counts, not only what the headline names.
BY_ACTION = ("products_handled", "items_handled", "accounts_handled")
BREAKDOWNS = ("category", "product_kind", "action")


@dataclass(frozen=True)
class Told:
    """A frozen sum."""

    measure: str
    measure_version: int
    value: int
    qualifier: str
    code: str = ""


@dataclass(frozen=True)
class Coverage:
    """How many filings were due over the periods, had come, and are in the sums."""

    due: int
    filed: int
    included: int


@dataclass(frozen=True)
class Restatement:
    """A consolidation that took the place of an earlier one, and the sums that it changed."""

    consolidation: Consolidation
    measures: list[Difference]


@dataclass(frozen=True)
class Comparison:
    """A figure that the regulator published, and ours; None: nothing of the kind was filed."""

    published: PublishedFigure
    ours: Told | None


@dataclass(frozen=True)
class Bulletin:
    scope: Jurisdiction
    months: tuple[date, ...]
    campaign: Campaign | None
    consolidations: list[Consolidation]
    coverage: Coverage
    headline: dict[str, Told]
    measures: list[Told]
    breakdowns: dict[str, list[Told]]
    restatements: list[Restatement]
    published: list[Comparison]
    # Of the nation: by consolidation, how many platforms of each province are in it.
    platforms: list[dict[str, int]] = field(default_factory=list)

    @property
    def untold(self) -> bool:
        """Whether there are numbers, and none of them is told by province."""
        return bool(self.measures) and self.breakdowns.get("province") == []

    @property
    def missing(self) -> list[date]:
        """The months that have not been consolidated, and so are not in the sums."""
        frozen = {one.period_id for one in self.consolidations}
        return [month for month in self.months if month not in frozen]


@dataclass(frozen=True)
class Subject:
    """What a bulletin is of: a month, or the months of a campaign."""

    months: tuple[date, ...]
    campaign: Campaign | None = None


def find_subject(of: str) -> Subject | None:
    """By a period (`2025-05`) or the code of a campaign."""
    if PERIOD_PATTERN.match(of):
        return Subject((parse_period(of),))
    campaign = find_campaign(of)
    return Subject(tuple(map(parse_period, campaign.periods)), campaign) if campaign else None


def latest_of(subject: Subject) -> list[Consolidation]:
    """The latest consolidation of each month that has one."""
    rows = Consolidation.objects.filter(period_id__in=subject.months)
    return list(rows.order_by("period_id", "-number").distinct("period_id"))


def made_from(
    principal: Principal, subject: Subject, consolidations: list[Consolidation]
) -> Bulletin:
    """The bulletin by these consolidations. Refused: `not_consolidated` if there are none."""
    return _bulletin(principal, subject.months, consolidations, subject.campaign)


def of_period(principal: Principal, month: date, number: int | None = None) -> Bulletin:
    """The bulletin of a month, by its latest consolidation or by a number.

    Refused: `not_consolidated`.
    """
    found = Consolidation.objects.filter(period_id=month)
    if number is not None:
        found = found.filter(number=number)
    return _bulletin(principal, (month,), list(found.order_by("-number")[:1]), None)


def of_campaign(principal: Principal, campaign: Campaign) -> Bulletin:
    """The bulletin of a campaign, by the latest consolidation of each of its months.

    Refused: `not_consolidated` while there is none at all.
    """
    subject = Subject(tuple(map(parse_period, campaign.periods)), campaign)
    return made_from(principal, subject, latest_of(subject))


def find_campaign(code: str) -> Campaign | None:
    return vocabulary.load().campaigns.get(code)


def _bulletin(
    principal: Principal,
    months: tuple[date, ...],
    consolidations: list[Consolidation],
    campaign: Campaign | None,
) -> Bulletin:
    if not consolidations:
        raise Refused("not_consolidated")
    scope = scope_of(principal)
    totals = ConsolidationTotal.objects.visible_to(principal).filter(
        consolidation__in=consolidations
    )
    cells = _cells(totals.filter(jurisdiction_id=scope))
    measures = _added(cells)
    latest = {one.measure: one for one in measures}
    changed = all_sums_changed(consolidations, principal)
    breakdowns = {
        name: _added([cell for cell in cells if cell["measure"] in _told_in(name)], name)
        for name in BREAKDOWNS
    }
    if scope == NATIONAL:
        provinces = totals.exclude(jurisdiction_id=NATIONAL).filter(measure__in=HEADLINE.values())
        breakdowns["province"] = _added(_cells(provinces, ("jurisdiction_id",)), "jurisdiction_id")
    return Bulletin(
        scope=find_jurisdiction(scope),
        months=months,
        campaign=campaign,
        consolidations=consolidations,
        coverage=_coverage(principal, scope, consolidations),
        headline={name: _or_zero(latest, code, months) for name, code in HEADLINE.items()},
        measures=measures,
        breakdowns=breakdowns,
        restatements=[
            Restatement(one, changed.get(one.id, [])) for one in consolidations if one.number > 1
        ],
        published=_published(campaign, scope, latest),
        platforms=_platforms(principal, consolidations) if scope == NATIONAL else [],
    )


def _told_in(breakdown: str) -> Iterable[str]:
    return BY_ACTION if breakdown == "action" else HEADLINE.values()


def _cells(
    totals: ScopedQuerySet[ConsolidationTotal], columns: tuple[str, ...] = BREAKDOWNS
) -> list[dict[str, Any]]:
    """Sums by measure, definition and these columns: read once, and added up from here on."""
    keys = ("measure", "measure_version", *columns)
    rows = totals.values(*keys).annotate(
        added=Sum("value"), bounded=BoolOr(Q(qualifier="at_least"))
    )
    return list(rows.order_by())


def _added(cells: list[dict[str, Any]], column: str | None = None) -> list[Told]:
    """Sums by measure and definition, and by the codes of a column. Unequal ones stay apart."""
    values: dict[tuple[str, int, str], int] = defaultdict(int)
    bounded: dict[tuple[str, int, str], bool] = defaultdict(bool)
    for cell in cells:
        key = (cell[column] if column else "", cell["measure_version"], cell["measure"])
        values[key] += int(cell["added"])
        bounded[key] |= cell["bounded"]
    return [
        Told(measure, version, values[key], qualifier(bounded=bounded[key]), code)
        for key in sorted(values)
        for code, version, measure in (key,)
    ]


def _or_zero(latest: dict[str, Told], code: str, months: tuple[date, ...]) -> Told:
    """The sum by the latest definition; nothing filed is an exact zero."""
    version = vocabulary.for_period(f"{months[-1]:%Y-%m}").measures[code].version
    return latest.get(code) or Told(code, version, 0, "exact")


def _coverage(principal: Principal, scope: str, consolidations: list[Consolidation]) -> Coverage:
    added = (
        ConsolidationCoverage.objects.visible_to(principal)
        .filter(consolidation__in=consolidations, jurisdiction_id=scope)
        .aggregate(due=Sum("due"), filed=Sum("filed"), included=Sum("included"))
    )
    return Coverage(**{name: n or 0 for name, n in added.items()})


def _platforms(principal: Principal, consolidations: list[Consolidation]) -> list[dict[str, int]]:
    rows = ConsolidationCoverage.objects.visible_to(principal).exclude(jurisdiction_id=NATIONAL)
    found: dict[Any, dict[str, int]] = defaultdict(dict)
    cells = rows.filter(consolidation__in=consolidations).order_by()
    for consolidation, code, included in cells.values_list(
        "consolidation_id", "jurisdiction_id", "included"
    ):
        found[consolidation][code] = included
    return list(found.values())


def _published(campaign: Campaign | None, scope: str, latest: dict[str, Told]) -> list[Comparison]:
    """Beside the published figures of the same scope: scopes overlap, so no other will do."""
    figures = campaign.published if campaign else ()
    return [Comparison(one, latest.get(one.measure)) for one in figures if one.scope == scope]
