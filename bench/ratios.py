"""Two sides of a comparison, measured in turns within one run: a ratio for each pair."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

Side = Callable[[], float]


class Surprise(Exception):
    """What was measured is not what should have been: the numbers would mean nothing."""


@dataclass(frozen=True)
class Aim:
    """What a ratio is to be: at most, or at least, so much."""

    value: float
    at_least: bool = False

    def met(self, ratio: float) -> bool:
        return ratio >= self.value if self.at_least else ratio <= self.value

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.value:g}"


@dataclass
class Measured:
    """The ratios of a comparison, pair by pair, and what they are made of, side by side.

    `sides` holds seconds, or what `unit` says, of each side and pair. `sum_up` makes one number
    of the ratios.
    """

    ratios: list[float]
    sides: dict[str, list[float]] = field(default_factory=dict)
    unit: str = "s"
    remarks: dict[str, object] = field(default_factory=dict)
    sum_up: Callable[[list[float]], float] = median

    @property
    def result(self) -> float:
        return self.sum_up(self.ratios)

    @property
    def spread(self) -> tuple[float, float]:
        return min(self.ratios), max(self.ratios)


def in_pairs(pairs: int, one: tuple[str, Side], other: tuple[str, Side]) -> Measured:
    """Measure both sides as often as there are pairs; each ratio is `one` over `other`.

    Whoever goes first in a pair goes second in the next: neither profits from what the other
    left behind. `one` begins.
    """
    sides: dict[str, list[float]] = {one[0]: [], other[0]: []}
    for pair in range(pairs):
        for name, side in (one, other) if pair % 2 == 0 else (other, one):
            sides[name].append(side())
    return Measured(
        [mine / its for mine, its in zip(sides[one[0]], sides[other[0]], strict=True)], sides
    )
