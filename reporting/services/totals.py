"""What an accepted revision says, by measure: the rows that every consolidated view is made of."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import product

from django.db.models import Count, Q, Sum

from reporting import vocabulary
from reporting.models import BatchCount, Figure, Revision, Total
from reporting.models.days import DAYS, Days, add_days, no_days
from reporting.services import declaring
from reporting.vocabulary import Measure

DIMENSIONS = ("category", "product_kind", "action", "modality", "detection", "province")
Cell = tuple[str, str, str, str, str, str, str]
ANY_ACTION = "*"
Bounds = set[tuple[str, str, str, str]]
Counted = tuple[int, Days | None]
BY_DAY = {f"day_{at}": Sum(f"days__{at}") for at in range(DAYS)}


def write_totals(revision: Revision) -> list[Total]:
    """Write the totals of a revision that is now in force."""
    return Total.objects.bulk_create(totals_of(revision), batch_size=1000)


def totals_of(revision: Revision) -> list[Total]:
    """What a revision says, in force and not saved: disjoint parts, to be added up freely.

    Measures that records stand behind are counted from the records; the others are taken from
    the figures. Where a figure says "at least", so does what is made of it.
    """
    measures = vocabulary.for_period(f"{revision.report.period_id:%Y-%m}").measures
    figures = list(revision.figures.all())
    days = _counted(revision)
    cells = {cell: n for cell, (n, _days) in days.items()}
    declared: dict[str, dict[declaring.Cell, int]] = defaultdict(dict)
    for figure in figures:
        if measures[figure.measure].backing == "declared":
            declared[figure.measure][figure.category, figure.product_kind] = figure.value
    for measure, values in declared.items():
        for cell, value in declaring.parts(values).items():
            cells[measure, *cell, "", "", "", ""] = value
    lower_bounds = _lower_bounds(figures, measures)
    return [
        _total(revision, measures[cell[0]].version, cell, value, days.get(cell), lower_bounds)
        for cell, value in sorted(cells.items())
    ]


def _lower_bounds(figures: list[Figure], measures: Mapping[str, Measure]) -> Bounds:
    """What is said to be at least so much: measure, category, kind of product, and action.

    Of a measure that is counted within another, the other is no more certain, as far as the
    actions of the first go.
    """
    found: Bounds = set()
    for figure in figures:
        if figure.qualifier != Figure.Qualifier.AT_LEAST:
            continue
        narrow = measures[figure.measure]
        cell = (figure.category, figure.product_kind)
        found.add((narrow.code, *cell, ANY_ACTION))
        if narrow.backing == "records" and narrow.within and narrow.actions:
            found |= {(narrow.within, *cell, action) for action in narrow.actions}
    return found


def _counted(revision: Revision) -> dict[Cell, Counted]:
    measures = vocabulary.for_period(f"{revision.report.period_id:%Y-%m}").measures
    cells: dict[Cell, Counted] = {}
    rows = (
        BatchCount.objects.filter(batch__revision_links__revision=revision)
        .values("subject", *DIMENSIONS)
        .annotate(total=Sum("n"), undated=Count("id", filter=Q(days=None)), **BY_DAY)
        .filter(total__gt=0)
    )
    for row in rows:
        days = None if row["undated"] else [row[name] for name in BY_DAY]
        for code, measure in measures.items():
            if measure.backing == "records" and measure.counts(row["subject"], row["action"]):
                key = (code, *(row[name] for name in DIMENSIONS))
                n, others = cells.get(key, (0, no_days()))
                cells[key] = (n + row["total"], add_days([others, days]))
    return cells


def _total(
    revision: Revision,
    version: int,
    cell: Cell,
    value: int,
    days: Counted | None,
    lower_bounds: Bounds,
) -> Total:
    measure, category, kind, action = cell[:4]
    # A figure over all categories or kinds speaks of each of them.
    speaking = product((measure,), (category, ""), (kind, ""), (action, ANY_ACTION))
    bounded = lower_bounds.intersection(speaking)
    return Total(
        platform_id=revision.platform_id,
        period_id=revision.report.period_id,
        revision=revision,
        in_force=True,
        measure=measure,
        measure_version=version,
        value=value,
        qualifier="at_least" if bounded else "exact",
        days=days[1] if days else None,
        **dict(zip(DIMENSIONS, cell[1:], strict=True)),
    )
