"""Medians and the deviations from them: what one odd month cannot carry along with it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

NORMAL = 1.4826  # turns a median deviation into a standard deviation, where all is normal


def spread(values: Sequence[float]) -> float:
    """The median absolute deviation, on the scale of standard deviations."""
    middle = median(values)
    return NORMAL * median(abs(each - middle) for each in values)


def distance(value: float, usual: Sequence[float], least: float) -> float:
    """How many deviations a value lies above the median of what is usual (below: negative).

    `least` is the smallest deviation that is believed: a few months alike prove no steadiness.
    """
    return (value - median(usual)) / max(spread(usual), least)


def log_distance(value: int, usual: Sequence[int], least: float) -> float:
    """The same of positive counts, by their logarithms: twice as many is as far everywhere."""
    return distance(math.log(value), [math.log(each) for each in usual], least)
