"""Shares with their confidence interval."""

from __future__ import annotations

from math import sqrt

from reporting.evidence.controls.judgements import Measured

Z = 1.959963984540054  # 95 %, two-sided


def wilson(successes: int, n: int) -> tuple[float, float]:
    """Wilson's score interval without continuity correction, as in Newcombe 1998, method 3."""
    share = successes / n
    spread = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    centre, scale = share + Z * Z / (2 * n), 1 + Z * Z / n
    # At either end the bound is exact, and not off by a rounding.
    low = 0.0 if successes == 0 else (centre - spread) / scale
    high = 1.0 if successes == n else (centre + spread) / scale
    return low, high


def measured(
    name: str,
    compliant: int,
    n: int,
    *,
    threshold: float | None,
    modality: str | None = None,
    undecided: int = 0,
) -> Measured:
    share, low, high = None, None, None
    if n:
        share = compliant / n
        low, high = wilson(compliant, n)
    return Measured(name, modality, n, compliant, share, low, high, threshold, undecided)
