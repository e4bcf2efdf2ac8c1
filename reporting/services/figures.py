"""Declared totals."""

from collections.abc import Sequence
from dataclasses import dataclass

from platforms import audit
from platforms.principals import Principal
from platforms.refusals import Fault, Refused
from reporting import vocabulary
from reporting.models import Figure, Report
from reporting.services.reports import lock_draft


@dataclass(frozen=True)
class Declared:
    """A total as the platform declares it. Empty category or kind: over all of them."""

    measure: str
    category: str
    product_kind: str
    value: int
    qualifier: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.measure, self.category, self.product_kind


def declare(principal: Principal, report: Report, declared: Sequence[Declared]) -> list[Figure]:
    """Set the figures of the draft, in place of those it had.

    Refused: `no_draft`, `figures_invalid` with every fault by its place.
    """
    revision = lock_draft(report)
    _check(f"{report.period_id:%Y-%m}", declared)
    revision.figures.all().delete()
    figures = Figure.objects.bulk_create(
        Figure(
            platform_id=report.platform_id,
            revision=revision,
            measure=one.measure,
            category=one.category,
            product_kind=one.product_kind,
            value=one.value,
            qualifier=one.qualifier,
        )
        for one in declared
    )
    audit.record(
        principal,
        "figures.declared",
        "revision",
        revision.id,
        platform_id=report.platform_id,
        report=str(report.id),
        figures=len(figures),
    )
    return figures


def _check(period: str, declared: Sequence[Declared]) -> None:
    words = vocabulary.for_period(period)
    faults: list[Fault] = []
    seen: dict[tuple[str, str, str], int] = {}
    for index, one in enumerate(declared):
        for name, value, known in (
            ("measure", one.measure, words.measures),
            ("category", one.category, words.categories),
            ("product_kind", one.product_kind, words.product_kinds),
        ):
            if value not in known and (value or name == "measure"):
                faults.append(Fault(f"/figures/{index}/{name}", "code_unknown", {"value": value}))
        if one.key in seen:
            faults.append(
                Fault(f"/figures/{index}", "figure_twice", {"first": f"/figures/{seen[one.key]}"})
            )
        seen.setdefault(one.key, index)
    if faults:
        raise Refused("figures_invalid", faults=tuple(faults))
