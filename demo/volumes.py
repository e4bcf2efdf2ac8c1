"""How much each platform did in each month, so that the campaign adds up to what was wanted.

Everything follows from the seed: neither the clock nor the order of hashing has a say.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from demo.cast import Invented

MONTHS = ("2025-04", "2025-05", "2025-06")
NIL = "2025-04"  # the month in which the platform that joined late has nothing to report
# The published results, which the campaign comes out a little above of.
LEAST = {"product": 3_500, "item": 960_000, "account": 3_700}
ABOVE = {"product": 60, "item": 4_000, "account": 60}
GOODS, CHANNELS = 1_310, 640
SELLING = {"market", "live", "store"}
# What is done to items short of removing them, for each item removed.
LENIENCY = {"LIMIT": 0.02, "LABEL": 0.012, "DEMONETISE": 0.004}
# The smallest platform is this much smaller. The checks find it worth a note when one is fifty
# times from the others.
SPREAD = 36
DECLARED = {
    # For the largest platform, and which platforms count it: every n-th.
    "prompts_blocked": (400_000, 1),
    "outputs_blocked": (90_000, 2),
    "complaints_received": (9_000, 1),
    "complaints_upheld": (3_000, 1),
    "appeals_received": (1_500, 3),
    "appeals_overturned": (200, 3),
    "labels_explicit_added": (2_500_000, 2),
    "labels_implicit_added": (3_000_000, 2),
    "uploads_checked": (6_000_000, 4),
    "uploads_flagged_suspected": (150_000, 4),
    "rumours_debunked": (160, 5),
}


@dataclass
class Volume:
    """One platform in one month: records by subject, `lenient` ones on items by action."""

    removed: int = 0
    products: int = 0
    accounts: int = 0
    goods: int = 0
    channels: int = 0
    lenient: dict[str, int] = field(default_factory=dict)
    declared: dict[str, int] = field(default_factory=dict)

    @property
    def records(self) -> int:
        of_items = self.removed + sum(self.lenient.values())
        return of_items + self.products + self.accounts + self.goods + self.channels


Volumes = Mapping[tuple[int, str], Volume]  # by index of the platform and month


def wanted(seed: int, scale: float) -> dict[str, int]:
    """The totals of the campaign: a little above the published ones."""
    rng = random.Random(f"{seed} totals")
    exact = {name: LEAST[name] + 1 + rng.randrange(ABOVE[name]) for name in LEAST}
    return {name: -int(-n * scale // 1) for name, n in exact.items()}


def share_out(cast: Sequence[Invented], seed: int, scale: float, nil: Invented) -> Volumes:
    """Every platform's months. `nil` had nothing in the first of them."""
    rng = random.Random(f"{seed} volumes")
    cells = [
        (platform, month)
        for month in MONTHS
        for platform in cast
        if (platform, month) != (nil, NIL)
    ]
    sizes = {platform: _size(platform, len(cast)) for platform in cast}
    weights = [sizes[platform] * rng.uniform(0.9, 1.1) for platform, _ in cells]
    selling = [w * (p.trade in SELLING) for (p, _), w in zip(cells, weights, strict=True)]
    totals = wanted(seed, scale)
    parts = zip(
        apportion(totals["item"], weights, least=1),
        apportion(totals["product"], weights),
        apportion(totals["account"], weights),
        apportion(round(GOODS * scale), selling),
        apportion(round(CHANNELS * scale), weights),
        strict=True,
    )
    return {
        (platform.index, month): Volume(
            *part,
            lenient={action: round(part[0] * share) for action, share in LENIENCY.items()},
            declared=_declared(platform.index, sizes[platform] ** 0.7 * scale, rng),
        )
        for (platform, month), part in zip(cells, parts, strict=True)
    }


def _size(platform: Invented, platforms: int) -> float:
    return float(SPREAD ** (-platform.index / (platforms - 1)))


def _declared(index: int, size: float, rng: random.Random) -> dict[str, int]:
    return {
        measure: round(number * size * rng.uniform(0.9, 1.1))
        for measure, (number, every) in DECLARED.items()
        if index % every == 0
    }


def apportion(total: int, weights: Sequence[float], least: int = 0) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total (largest remainders).

    `least` goes to each of them first.
    """
    left, whole = total - least * len(weights), sum(weights)
    exact = [left * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: (parts[at] - exact[at], at))
    for at in by_remainder[: left - sum(parts)]:
        parts[at] += 1
    return [least + part for part in parts]
