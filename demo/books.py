"""What a platform declares of a month: the figures that its records and its counters give."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from demo.records import Combination, Ledger
from demo.volumes import Volume

# Subject, and actions unless any will do.
COUNTED: dict[str, tuple[str, frozenset[str]]] = {
    "products_handled": ("product", frozenset()),
    "products_delisted": ("product", frozenset({"DELIST"})),
    "items_removed": ("item", frozenset({"REMOVE"})),
    "items_limited": ("item", frozenset({"LIMIT"})),
    "items_labelled": ("item", frozenset({"LABEL"})),
    "accounts_handled": ("account", frozenset()),
    "accounts_closed": ("account", frozenset({"CLOSE_ACCOUNT"})),
    "goods_removed": ("goods", frozenset({"DELIST", "REMOVE"})),
    "channels_cut": ("channel", frozenset({"CUT_TRAFFIC"})),
}
HEADLINE = {
    "products": "products_handled",
    "items": "items_removed",
    "accounts": "accounts_handled",
}
# What these platforms publish as "over N", they declare as such.
ROUNDED = (*HEADLINE.values(), "prompts_blocked")
EVERY = 4  # one platform in so many


@dataclass(frozen=True)
class Figure:
    measure: str
    value: int
    category: str = ""
    product_kind: str = ""
    qualifier: str = "exact"


def declare(ledger: Ledger, volume: Volume) -> list[Figure]:
    """The figures of a month, true to the records."""
    bounded = ledger.platform.index % EVERY == EVERY - 1
    counts = ledger.counts()
    figures = [*_counted(counts, in_detail=not bounded)]
    figures += [Figure(measure, value) for measure, value in volume.declared.items()]
    return [_at_least(figure) if bounded else figure for figure in figures]


def _counted(counts: Counter[Combination], *, in_detail: bool) -> Iterator[Figure]:
    for measure in COUNTED:
        yield Figure(measure, total(counts, measure))
    if in_detail:
        for category in sorted({one.category for one in _of(counts, "items_removed")}):
            found = {one: n for one, n in counts.items() if one.category == category}
            yield Figure("items_removed", total(found, "items_removed"), category=category)
        for kind in sorted({one.product_kind for one in _of(counts, "products_handled")}):
            found = {one: n for one, n in counts.items() if one.product_kind == kind}
            yield Figure("products_handled", total(found, "products_handled"), product_kind=kind)


def total(counts: dict[Combination, int], measure: str) -> int:
    """How many records count towards a measure."""
    return sum(counts[one] for one in _of(counts, measure))


def _of(counts: Iterable[Combination], measure: str) -> Iterator[Combination]:
    subject, actions = COUNTED[measure]
    return (
        one for one in counts if one.subject == subject and (not actions or one.action in actions)
    )


def _at_least(figure: Figure) -> Figure:
    if figure.measure not in ROUNDED or figure.value < 10:
        return figure
    step = 10 ** (len(str(figure.value)) - 2)
    return replace(figure, value=figure.value // step * step, qualifier="at_least")
