"""The revisions of a report, and which of them is in force: the last one that was accepted."""

from reporting.models import Report, Revision, State
from reporting.services.auditing import totals, trail
from reporting.services.auditing.differences import (
    Audit,
    Difference,
    Differences,
    Where,
    changed,
)
from reporting.services.auditing.totals import IN_FORCE, was_accepted


def of_report(audit: Audit, report: Report, where: Where) -> Differences:
    """Each with its totals. Their numbers have no gaps."""
    found = Revision.objects.filter(report=report).select_related("report__period", "platform")
    revisions = list(found.order_by("number"))
    audit.compared["revisions"] += len(revisions)
    numbers = [revision.number for revision in revisions]
    place = {**where, "column": "number"}
    yield from changed("revision", place, list(range(1, len(numbers) + 1)), numbers)
    accepted = [revision for revision in revisions if was_accepted(revision)]
    for revision in revisions:
        place = {**where, "revision": revision.number}
        last = revision is (accepted[-1] if accepted else None)
        yield from _of_one(revision, place, last=last)
        yield from totals.of_revision(
            audit, revision, place, accepted=revision in accepted, in_force=last
        )


def _of_one(revision: Revision, where: Where, *, last: bool) -> Differences:
    yield from changed("revision", {**where, "column": "in_force"}, last, revision.in_force)
    if (revision.state in IN_FORCE) != last:
        place = {**where, "column": "state"}
        expected = "accepted" if last else "superseded"
        yield from changed("revision", place, expected, revision.state)
    yield from _withdrawn(revision, where)


def _withdrawn(revision: Revision, where: Where) -> Differences:
    """Who takes a report back leaves an event, and nobody else sets that state."""
    by_trail = trail.has("revision", revision.id, "revision.withdrawn")
    if by_trail != (revision.state == State.WITHDRAWN):
        place = {**where, "column": "state"}
        expected = "withdrawn" if by_trail else "not withdrawn"
        yield Difference("revision", "changed", place, expected, revision.state)
