"""How a number is spread over the days of its month, in Beijing: a list of 31, the first first."""

from collections.abc import Iterable, Sequence

DAYS = 31
Days = list[int]


def no_days() -> Days:
    return [0] * DAYS


def add_days(counts: Iterable[Sequence[int] | None]) -> Days | None:
    """Day by day; None where the days of any of them are not known."""
    added = no_days()
    for days in counts:
        if days is None:
            return None
        added = [one + other for one, other in zip(added, days, strict=True)]
    return added


def told(days: Sequence[int] | None) -> str:
    """The days that have any, such as `12:3 13:-1`."""
    if days is None:
        return "-"
    return " ".join(f"{day}:{n}" for day, n in enumerate(days, 1) if n)
