"""Every comparison, by the name of its ratio, with what it is meant to be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bench import copying, hands, labels, pages, plain, queries, sizes, tokens
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
    "ingest_vs_drf": Comparison(
        "DRF many=True + bulk_create / bytes stored to report accepted, as many records",
        Aim(8, at_least=True),
        plain.measure,
    ),
    "growth_100k_1m": Comparison(
        "bytes stored to report accepted, ten times the records / the records",
        Aim(10.5),
        sizes.growth,
    ),
    "worker_peak_mib": Comparison(
        "most resident memory of a worker's process, whatever the number of records",
        Aim(200),
        sizes.growth,
    ),
    "all_wrong_vs_clean": Comparison(
        "checking a batch in which every line is wrong in several ways / a clean one",
        Aim(2),
        sizes.all_wrong,
    ),
    "two_workers_vs_one": Comparison(
        "a report in several batches, one worker / two workers: how many times as fast",
        Aim(1.1, at_least=True),
        hands.measure,
    ),
    "token_cpu_ms": Comparison(
        "milliseconds of CPU of the web processes for a token", Aim(10), tokens.measure
    ),
    "labels": Comparison(
        "reading a file's label, 8 MiB of the slowest kind / reading its bytes from memory",
        Aim(100),
        labels.measure,
    ),
    # The last ones: what they fill the tables with would weigh on the others.
    "query_p95_vs_bare": Comparison(
        "consolidated query over HTTP, 95th percentile / a bare authenticated view",
        Aim(3),
        queries.measure,
    ),
    "console_p95_ms": Comparison(
        "95th percentile of the slowest page of the console's menus, milliseconds",
        Aim(100),
        pages.measure,
    ),
}
