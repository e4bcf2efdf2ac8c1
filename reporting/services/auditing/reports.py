"""All that a report is made of, from its bytes to its totals."""

from datetime import date

from reporting.models import Batch, Report
from reporting.services.auditing import chains, counts, filed, records, revisions
from reporting.services.auditing.differences import Audit, Differences, Where, told


def of_report(audit: Audit, report: Report, table: str | None, where: Where) -> Differences:
    """`table`: where its records are; None where they cannot be read."""
    audit.compared["reports"] += 1
    renumbered: set[object] = set()
    if table is not None:
        period, platform = report.period_id, report.platform_id
        for one in chains.of_platform(audit, period, platform, table, where):
            renumbered.add(one.where["batch"])
            yield one
    batches = Batch.objects.filter(report=report).select_related("report__period")
    for batch in batches.order_by("id"):
        place = {**where, "batch": str(batch.id)}
        damages = yield from told(filed.of_batch(audit, batch, place))
        audit.compared["batches"] += 1
        if table is not None and batch.state != Batch.State.CHECKED:
            yield from counts.of_nothing(batch, place)
        elif table is not None:
            whole = not damages
            chained = place["batch"] not in renumbered
            yield from _of_records(audit, batch, table, place, whole=whole, chained=chained)
    yield from revisions.of_report(audit, report, where)


def _of_records(
    audit: Audit, batch: Batch, table: str, where: Where, *, whole: bool, chained: bool
) -> Differences:
    """What was taken in, as far as it can be told: lines that are not `whole` say nothing of
    records, and versions that are not `chained` nothing of what they correct.

    Of records that differ, what is counted from them is not held against their counts.
    """
    corrects = batch.kind == Batch.Kind.CORRECTIONS
    lines, found = records.Lines(batch), 0
    if whole:
        found = yield from told(records.of_lines(audit, lines, table, where))
    if corrects and chained and not found:
        found = yield from told(chains.of_corrections(audit, batch, table, where))
    told_by_lines = lines.counts if whole else None
    if told_by_lines is not None or (chained and not found):
        yield from counts.of_batch(audit, batch, told_by_lines, table, where)


def place_of(report: Report) -> dict[str, str | int]:
    return {"period": code(report.period_id), "platform": report.platform.uscc}


def code(month: date) -> str:
    return f"{month:%Y-%m}"
