"""How much is measured: the standard run, a short one, and one that takes an hour."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Records of each comparison, and how many pairs of measurements it makes."""

    pairs: int = 3
    records: int = 1_000_000
    few: int = 100_000
    fewest: int = 10_000
    most: int = 0  # in one report, for the memory of a worker; 0 leaves it out
    plain: int = 50_000  # on the road of DRF, which is slow
    waiting: tuple[int, int] = (8, 50_000)  # batches, and records in each
    platforms: int = 1_000
    months: int = 24
    requests: int = 200  # of each kind


STANDARD = Plan()
QUICK = Plan(
    pairs=1,
    records=200_000,
    few=20_000,
    fewest=2_000,
    plain=20_000,
    waiting=(4, 20_000),
    platforms=100,
    requests=40,
)
