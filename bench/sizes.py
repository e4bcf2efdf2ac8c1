"""What more records, and worse ones, do to a worker's time and memory."""

from functools import partial

from bench import checking
from bench.checking import Worked
from bench.plan import Plan
from bench.ratios import Measured, in_pairs


def growth(plan: Plan) -> dict[str, Measured]:
    """Ten times the records: how many times the time; and the memory from few to many."""
    peaks: dict[str, list[float]] = {}

    def accepted(records: int) -> float:
        return _noted(peaks, f"{records:,} records", checking.accepted(records))

    measured = in_pairs(
        plan.pairs,
        (f"{plan.records:,} records", partial(accepted, plan.records)),
        (f"{plan.few:,} records", partial(accepted, plan.few)),
    )
    for records in filter(None, (plan.fewest, plan.most)):
        measured.sides[f"{records:,} records"] = [accepted(records)]
    every = [mib for numbers in peaks.values() for mib in numbers]
    return {
        "growth_100k_1m": measured,
        "worker_peak_mib": Measured(every, peaks, unit="MiB", sum_up=max),
    }


def all_wrong(plan: Plan) -> dict[str, Measured]:
    """As many records, every one of them wrong in several ways, against clean ones."""
    peaks: dict[str, list[float]] = {}

    def side(name: str, *, faulty: bool) -> tuple[str, partial[float]]:
        return name, partial(looked_at, name, faulty)

    def looked_at(name: str, faulty: bool) -> float:
        return _noted(peaks, name, checking.looked_at(plan.few, faulty=faulty))

    measured = in_pairs(plan.pairs, side("all wrong", faulty=True), side("clean", faulty=False))
    measured.remarks = {"records": plan.few} | {
        f"{name}, worker_peak_mib": numbers for name, numbers in peaks.items()
    }
    return {"all_wrong_vs_clean": measured}


def _noted(peaks: dict[str, list[float]], name: str, worked: Worked) -> float:
    peaks.setdefault(name, []).append(worked.mib)
    return worked.seconds
