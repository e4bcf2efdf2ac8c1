"""What a revision comes to, worked out anew from the counts of its batches and its figures."""

from platforms.models import AuditEvent
from reporting.models import Receipt, Revision, State, Total
from reporting.models.days import told
from reporting.proof.filings import TOTAL
from reporting.services import totals
from reporting.services.auditing.differences import (
    Audit,
    Difference,
    Differences,
    Where,
    between,
    changed,
)

CELL = TOTAL[:-2]
IN_FORCE = (State.ACCEPTED, State.RETURNED)


def of_revision(
    audit: Audit, revision: Revision, where: Where, *, accepted: bool, in_force: bool
) -> Differences:
    """Of one that was accepted, its totals; of any other, that there are none."""
    held = list(Total.objects.filter(revision=revision))
    if not accepted:
        for one in held:
            yield Difference("total", "added", {**where, "cell": _name(one)}, None, _said(one))
        return
    expected = {_key(one): _said(one) for one in totals.totals_of(revision)}
    found = {_key(one): _said(one) for one in held}
    audit.compared["totals"] += len(expected)
    yield from between("total", where, expected, found)
    if len(held) > len(found):
        yield Difference("total", "added", where, str(len(found)), str(len(held)))
    for one in held:
        place = {**where, "cell": _name(one), "column": "in_force"}
        yield from changed("total", place, in_force, one.in_force)
        yield from changed("total", {**place, "column": "period"}, _month(revision), _month(one))
        owner = {**place, "column": "platform"}
        yield from changed("total", owner, revision.platform_id, one.platform_id)


def was_accepted(revision: Revision) -> bool:
    """By the trail or a receipt: the state alone may have been written over, or be of one
    superseded since."""
    trail = AuditEvent.objects.filter(
        object_type="revision", object_id=str(revision.id), action="revision.accepted"
    )
    given = Receipt.objects.filter(
        kind=Receipt.Kind.REPORT_ACCEPTED,
        object_id=revision.report_id,
        object_number=revision.number,
    )
    return trail.exists() or given.exists()


def _key(one: Total) -> tuple[str, ...]:
    return tuple(str(getattr(one, name)) for name in CELL)


def _name(one: Total) -> str:
    return " ".join(part or "-" for part in _key(one))


def _said(one: Total) -> str:
    days = "" if one.days is None else f" ({told(one.days)})"
    return f"{one.value} {one.qualifier}{days}"


def _month(one: Revision | Total) -> str:
    month = one.report.period_id if isinstance(one, Revision) else one.period_id
    return f"{month:%Y-%m}"
