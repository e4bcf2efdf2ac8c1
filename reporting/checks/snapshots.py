"""What report, history and cross-platform checks look at: frozen, complete, without a clock."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from reporting.vocabulary import Vocabulary
from reporting.vocabulary.controls import within
from reporting.vocabulary.terms import Qualifier

Key = tuple[str, str | None, str | None]  # measure, category, kind of product


@dataclass(frozen=True)
class FigureValue:
    """A declared total. `category` and `product_kind` None: over all of them."""

    measure: str
    category: str | None
    product_kind: str | None
    value: int
    qualifier: Qualifier = "exact"


@dataclass(frozen=True)
class CountRow:
    """How many records share these codes."""

    subject: str
    action: str
    category: str
    product_kind: str | None
    modality: str | None
    detection: str
    n: int


@dataclass(frozen=True)
class PeriodTotals:
    """An earlier accepted revision. `totals` by (measure, category); category None is the whole."""

    period: str
    totals: Mapping[tuple[str, str | None], int]
    detection: Mapping[str, int] = field(default_factory=dict)
    nil: bool = False


@dataclass(frozen=True)
class PeerStats:
    """The other platforms' declared totals of one measure: their median and how many they are."""

    median: float
    n: int


@dataclass(frozen=True)
class Repeated:
    """A target that stands in more than one record of this report."""

    subject: str
    target: str
    n: int


@dataclass(frozen=True)
class SharedContent:
    """Records of this report that others filed too, among the `n_looked` that were looked up.

    `sample`: our own digests or targets.
    """

    n_records: int
    n_platforms: int
    n_looked: int
    sample: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attested:
    """What the platform attests to, as a whole and not for one product: a claim that stands."""

    control: str
    status: str
    valid_from: dt.date
    valid_until: dt.date

    def covers(self, period: str) -> bool:
        """Whether the month began within the validity."""
        return within(period, self.valid_from, self.valid_until)


@dataclass(frozen=True)
class LabelCount:
    """How many records share these codes."""

    subject: str
    category: str
    modality: str | None
    label: str | None
    n: int


@dataclass(frozen=True)
class ReportSnapshot:
    """One revision, whole. `history` holds earlier accepted revisions, newest first."""

    period: str
    vocabulary: Vocabulary
    submitted_at: dt.datetime
    period_ends_at: dt.datetime
    nil: bool
    figures: tuple[FigureValue, ...]
    counts: tuple[CountRow, ...]
    history: tuple[PeriodTotals, ...] = ()
    peers: Mapping[str, PeerStats] = field(default_factory=dict)  # by measure
    repeated_targets: tuple[Repeated, ...] = ()
    shared_content: SharedContent | None = None
    shared_targets: SharedContent | None = None
    reused_record_ids: int = 0  # ids that already stood in an earlier period of this platform
    attested: tuple[Attested, ...] = ()
    labels: tuple[LabelCount, ...] = ()

    @property
    def n_records(self) -> int:
        return sum(row.n for row in self.counts)

    @cached_property
    def recorded(self) -> Mapping[Key, int]:
        """How many records stand behind every key; None in a key means all of them."""
        found: Counter[Key] = Counter()
        for row in self.counts:
            for measure in self.vocabulary.measures.values():
                if measure.backing == "records" and measure.counts(row.subject, row.action):
                    for category in (None, row.category):
                        for kind in {None, row.product_kind}:
                            found[measure.code, category, kind] += row.n
        return found

    @cached_property
    def declared(self) -> Mapping[tuple[str, str | None], int]:
        """Totals by measure and category over all kinds of product: as declared, else as recorded.

        A whole that isn't declared is the sum of its declared parts.
        """
        given = _over_kinds(
            {(f.measure, f.category, f.product_kind): f.value for f in self.figures}
        )
        in_parts = {measure for measure, category in given if category is not None}
        recorded = {
            (measure, category): n
            for (measure, category, kind), n in self.recorded.items()
            if kind is None and (category is None or measure not in in_parts)
        }
        return {**recorded, **with_wholes(given)}

    @cached_property
    def detection(self) -> Mapping[str, int]:
        found: Counter[str] = Counter()
        for row in self.counts:
            found[row.detection] += row.n
        return found


def with_wholes(
    totals: Mapping[tuple[str, str | None], int],
) -> Mapping[tuple[str, str | None], int]:
    sums: Counter[tuple[str, str | None]] = Counter()
    for (measure, category), value in totals.items():
        if category is not None:
            sums[measure, None] += value
    return {**sums, **totals}


def _over_kinds(given: Mapping[Key, int]) -> Mapping[tuple[str, str | None], int]:
    sums: Counter[tuple[str, str | None]] = Counter()
    for (measure, category, kind), value in given.items():
        if kind is not None:
            sums[measure, category] += value
    wholes = {(m, c): value for (m, c, kind), value in given.items() if kind is None}
    return {**sums, **wholes}
