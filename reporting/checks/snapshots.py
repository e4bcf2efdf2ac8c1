"""What report, history and cross-platform checks look at: frozen, complete, without a clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from reporting.vocabulary import Vocabulary
from reporting.vocabulary.terms import Qualifier


@dataclass(frozen=True)
class FigureValue:
    """A declared total. `category` None: over all categories. `product_kind` None: over all kinds."""

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
    """Records of this report that other platforms filed too. `sample`: our own digests or targets."""

    n_records: int
    n_platforms: int
    sample: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportSnapshot:
    period: str
    vocabulary: Vocabulary
    submitted_at: dt.datetime
    period_ends_at: dt.datetime
    nil: bool
    figures: tuple[FigureValue, ...]
    counts: tuple[CountRow, ...]
    history: tuple[PeriodTotals, ...] = ()  # newest first
    peers: Mapping[str, PeerStats] = field(default_factory=dict)  # by measure
    repeated_targets: tuple[Repeated, ...] = ()
    shared_content: SharedContent | None = None
    shared_targets: SharedContent | None = None
    reused_record_ids: int = 0  # ids that already stood in an earlier period of this platform
