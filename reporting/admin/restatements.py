"""What a frozen month said on a day, and what it says now."""

from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from platforms.admin.desk import Link, Table
from platforms.models.jurisdictions import in_language
from platforms.principals import Principal
from platforms.refusals import Refused
from reporting.admin.asking import told
from reporting.admin.words import at_least, category_of, name_of, words_of
from reporting.models import Consolidation
from reporting.models.periods import parse_period
from reporting.selectors.changes import PlatformChange
from reporting.selectors.comparing import Compared
from reporting.selectors.consolidated import Row
from reporting.selectors.restating import Restated, restated
from reporting.vocabulary import Vocabulary

SHOWN = 200


def page_of_restatements(principal: Principal, given: QueryDict, say: Any) -> dict[str, Any]:
    """`say` puts a refusal in words."""
    months = _months()
    month, on = given.get("period", ""), given.get("on", "")
    chosen = month if month in months else next(iter(months), "")
    day = _day(on)
    context = {"months": months, "chosen": chosen, "on": f"{day}" if day else ""}
    if not chosen:
        return {**context, "refusal": say(Refused("not_consolidated"))}
    try:
        found = restated(principal, parse_period(chosen), day)
    except Refused as refused:
        return {**context, "refusal": say(refused)}
    return {**context, "found": found, "tables": _tables(found, words_of(chosen))}


def _months() -> list[str]:
    """Those that were frozen, the latest first; what was said anew is the more of interest."""
    found = Consolidation.objects.order_by("-period").values_list("period_id", flat=True).distinct()
    return [f"{month:%Y-%m}" for month in found]


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 2000 <= found.year < 3000 else None


def _tables(found: Restated, words: Vocabulary | None) -> list[Table]:
    return [
        Table(
            gettext("totals that are not what they were"),
            [
                *(gettext("measure"), gettext("category"), gettext("then"), gettext("now")),
                gettext("difference"),
            ],
            [_total(row, words) for row in found.rows],
            empty=gettext("No total has changed."),
            numbers=frozenset({2, 3, 4}),
        ),
        Table(
            gettext("because of these revisions"),
            [
                *(gettext("platform"), gettext("revision then"), gettext("revision now")),
                gettext("reasons given"),
            ],
            [_platform(found, one) for one in found.platforms[:SHOWN]],
            empty=gettext("None that you may see."),
            numbers=frozenset({1, 2}),
        ),
        Table(
            gettext("every number of the month"),
            [gettext("number"), gettext("created at"), gettext("digest (SHA-256)")],
            [_number(one) for one in found.numbers],
        ),
    ]


def _total(row: Compared, words: Vocabulary | None) -> tuple[object, ...]:
    return (
        name_of(words, "measures", row.measure),
        category_of(words, row.group["category"]) or gettext("without a category"),
        _sum(row.before),
        _sum(row.now),
        told(row.difference, "{:+,.0f}"),
    )


def _sum(row: Row | None) -> str:
    return at_least(row.value, row.qualifier) if row else "–"


def _platform(found: Restated, one: PlatformChange) -> tuple[object, ...]:
    reasons = [f"{why.number}: {why.reason}" for why in found.reasons.get(one.report_id, ())]
    return (
        Link(
            in_language(one.name_en, one.name_zh),
            reverse("admin:reporting_report_change", args=[one.report_id]),
        ),
        one.revision_before,
        one.revision_now,
        " · ".join(reasons) or gettext("filed for the first time"),
    )


def _number(one: Consolidation) -> tuple[object, ...]:
    address = reverse("admin:reporting_consolidation_change", args=[one.pk])
    return (Link(str(one.number), address), one.created_at, f"{one.digest[:16]}…")
