"""Consolidations as they were frozen, as far as a principal may see them."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from platforms.principals import Principal
from reporting.models import (
    Consolidation,
    ConsolidationCoverage,
    ConsolidationEntry,
    ConsolidationTotal,
)
from reporting.selectors.scopes import scope_of

CELL = ("measure", "measure_version", "category", "product_kind", "action")


def find_consolidation(month: date, number: int) -> Consolidation | None:
    return Consolidation.objects.filter(period_id=month, number=number).first()


def own_coverage(
    principal: Principal, consolidations: Iterable[Consolidation]
) -> dict[UUID, dict[str, int]]:
    """By consolidation, how much of the principal's scope it speaks for."""
    rows = (
        ConsolidationCoverage.objects.visible_to(principal)
        .filter(consolidation__in=list(consolidations), jurisdiction_id=scope_of(principal))
        .values_list("consolidation_id", "due", "filed", "included")
    )
    return {
        consolidation: {"due": due, "filed": filed, "included": included}
        for consolidation, due, filed, included in rows
    }


def totals(principal: Principal, consolidation: Consolidation) -> list[dict[str, Any]]:
    """The frozen totals, in the order of their codes, as the digest has them."""
    rows = (
        ConsolidationTotal.objects.visible_to(principal)
        .filter(consolidation=consolidation)
        .values(*CELL, "value", "qualifier", jurisdiction_code=F("jurisdiction_id"))
    )
    return in_order(rows, "jurisdiction_code", *CELL)


def coverage(principal: Principal, consolidation: Consolidation) -> list[dict[str, Any]]:
    """As the digest has it: without `extended` where that was not counted yet."""
    rows = (
        ConsolidationCoverage.objects.visible_to(principal)
        .filter(consolidation=consolidation)
        .values("due", "filed", "extended", "included", jurisdiction_code=F("jurisdiction_id"))
    )
    said = [{name: n for name, n in row.items() if n is not None} for row in rows]
    return in_order(said, "jurisdiction_code")


def entries(principal: Principal, consolidation: Consolidation) -> list[dict[str, Any]]:
    """The revisions it was made from, each with the id of its report."""
    rows = (
        ConsolidationEntry.objects.visible_to(principal)
        .filter(consolidation=consolidation)
        .values(
            "totals_sha256",
            platform_uscc=F("platform__uscc"),
            revision_number=F("revision__number"),
            report_id=F("revision__report_id"),
        )
    )
    return in_order(rows, "platform_uscc")


def in_order(rows: Iterable[Any], *names: str) -> list[dict[str, Any]]:
    """Sorted here and not by the database, whose order depends on its collation."""
    return sorted(rows, key=lambda row: [row[name] for name in names])
