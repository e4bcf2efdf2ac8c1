"""Findings as they are read: in the reader's words, whole or a sample, with what explains them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.core.files.storage import default_storage

from platforms.csv_lines import MARK, csv_line
from reporting.checks.findings import Finding as Found
from reporting.checks.findings import RenderedFinding, render
from reporting.checks.registry import Severity
from reporting.models import CheckRun, Explanation, Finding, Revision
from reporting.services import spills
from reporting.services.deciding import latest_runs, waived
from reporting.services.explaining import wholes
from reporting.services.findings import complete_path
from reporting.vocabulary import Language


@dataclass(frozen=True)
class Summary:
    """What was found in a revision, check by check, exactly."""

    runs: list[CheckRun]
    counts: dict[str, int]
    truncated: bool
    waived: frozenset[str]


def summarise(revision: Revision) -> Summary:
    runs = latest_runs(revision)
    counts: dict[str, int] = {}
    for run in runs:
        for check_id, n in run.counts.items():
            counts[check_id] = counts.get(check_id, 0) + n
    return Summary(
        runs, dict(sorted(counts.items())), any(r.truncated for r in runs), waived(revision)
    )


def in_words(finding: Finding, language: Language) -> RenderedFinding:
    return render(as_found(finding), language)


def as_found(row: Finding) -> Found:
    return Found(
        row.check_id,
        Severity(row.severity),
        row.pointer,
        row.params,
        row.line,
        row.record_id or None,
    )


def explanations_of(revision: Revision, summary: Summary) -> dict[str, Explanation]:
    """The latest explanation of each fingerprint; one of a whole check stands under its id."""
    given = Explanation.objects.filter(report_id=revision.report_id).order_by("id")
    found = {explanation.fingerprint: explanation for explanation in given}
    for check_id, fingerprint in wholes(summary.runs).items():
        if whole := found.get(fingerprint):
            found[check_id] = whole
    return found


HEADER = (
    "batch",
    "line",
    "record_id",
    "check",
    "severity",
    "pointer",
    "title",
    "message",
    "remedy",
)
BLOCK = 200  # lines that are sent at once


def complete(run: CheckRun) -> Iterator[Found]:
    """Every finding of a run, in the order in which they were found."""
    if run.truncated:
        yield from _kept(run)
    else:
        yield from map(as_found, run.findings.order_by("id"))


def _kept(run: CheckRun) -> Iterator[Found]:
    path = complete_path(run.platform_id, run.id)
    if not default_storage.exists(path):
        path = path.removesuffix("zst") + "gz"  # as they were kept at first
    missing = sum(run.counts.values())
    with default_storage.open(path, "rb") as stored:
        for found in spills.read(stored):
            missing -= 1
            yield found
    if missing:
        raise OSError(f"{path} lacks {missing} findings")


Read = Callable[[CheckRun], Iterable[Found]]


def as_csv(runs: list[CheckRun], language: Language, read: Read = complete) -> Iterator[bytes]:
    """Every finding of the runs, streamed; `read` gives those of one."""
    return csv_of(
        ((str(run.batch_id or ""), found) for run in runs for found in read(run)), language
    )


def csv_of(findings: Iterable[tuple[str, Found]], language: Language) -> Iterator[bytes]:
    """Findings, each with its batch, in blocks of lines, with a byte order mark so that
    spreadsheets read them."""
    lines = (_csv_line(batch, found, language) for batch, found in findings)
    yield MARK + csv_line(HEADER)
    while block := b"".join(islice(lines, BLOCK)):
        yield block


def _csv_line(batch: str, found: Found, language: Language) -> bytes:
    words = render(found, language)
    return csv_line(
        (
            batch,
            found.line or "",
            found.record_id or "",
            found.check_id,
            found.severity.value,
            found.pointer,
            words.title,
            words.message,
            words.remedy,
        )
    )
