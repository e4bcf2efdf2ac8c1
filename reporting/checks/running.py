"""Run the checks that look at a whole report."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from reporting.checks import attested, filings, history, peers, reports, shares
from reporting.checks.findings import Finding
from reporting.checks.registry import Layer, of_layer
from reporting.checks.snapshots import ReportSnapshot

SOURCES = (reports, filings, attested, history, shares, peers)
CHECKS = tuple(
    check
    for layer in (Layer.REPORT, Layer.HISTORY, Layer.CROSS_PLATFORM)
    for check in of_layer(layer)
)


def run_report_checks(
    snapshot: ReportSnapshot, waived: AbstractSet[str] = frozenset()
) -> Iterator[Finding]:
    """Report, history and cross-platform checks, in the order of their ids.

    A waived check is not run, if it may be waived at all. An exception of a check propagates.
    """
    for check in CHECKS:
        if not (check.waivable and check.id in waived):
            for pointer, params in check.run(snapshot):
                yield Finding(check.id, check.severity, pointer, params)
