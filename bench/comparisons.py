"""Every comparison, by the name of its ratio, with what it is meant to be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bench import copying
from bench.plan import Plan
from bench.ratios import Aim, Measured

Run = Callable[[Plan], dict[str, Measured]]


@dataclass(frozen=True)
class Comparison:
    """`means` says what is divided by what."""

    means: str
    aim: Aim
    run: Run


COMPARISONS: Mapping[str, Comparison] = {
    "ingest_vs_copy": Comparison(
        "bytes stored to report accepted / server-side COPY of the same rows",
        Aim(3),
        copying.measure,
    ),
}
