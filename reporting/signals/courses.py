"""What the rules look at: months of a platform or of a scope, contents, a calendar. All frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Cell = tuple[str, str | None]  # a measure and a category; None: over all categories


@dataclass(frozen=True)
class Month:
    """What was filed for a month, added up by measure, and its records by some codes."""

    period: str
    values: Mapping[Cell, int] = field(default_factory=dict)
    nil: bool = False
    detection: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Course:
    """A month and those before it, the newest first: of equal definitions, filed by the same."""

    now: Month
    past: tuple[Month, ...] = ()
    filers: int = 1  # how many platforms they are the sum of

    def before(self, cell: Cell) -> list[int]:
        return [month.values.get(cell, 0) for month in self.past]


@dataclass(frozen=True)
class Sight:
    """The same content, or the same target, in what several platforms filed for a month."""

    kind: str  # content | target
    key: str
    platforms: int
    records: int


@dataclass(frozen=True)
class Absence:
    """A platform that has not filed in time, and the months before that, the newest first."""

    days_late: int
    filed: tuple[bool, ...]
