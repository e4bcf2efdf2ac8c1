"""Reports and their revisions: open, correct, submit, withdraw."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from platforms import audit
from platforms.models import Person
from platforms.principals import Principal, known
from platforms.refusals import Refused
from platforms.roles import Role
from reporting.checks.registry import rule_set_for
from reporting.models import (
    Batch,
    Figure,
    Period,
    Receipt,
    Report,
    Revision,
    RevisionBatch,
    State,
)
from reporting.models.periods import parse_period
from reporting.models.reports import OPEN_STATES
from reporting.services import periods, proving, receipts, signatures


def open_report(principal: Principal, period_code: str) -> tuple[Report, bool]:
    """The platform's report for a period, with a first draft where it has none yet.

    Refused: `period_unknown`, `period_not_open`, `period_archived` where it would be a new one.
    """
    period = open_period(period_code)
    report, created = Report.objects.get_or_create(
        platform_id=known(principal.platform_id), period=period
    )
    if created:
        periods.hold(period.month)
        Revision.objects.create(platform_id=report.platform_id, report=report, number=1)
        audit.record(principal, "report.opened", "report", report.id, period=period.code)
    return report, created


def open_period(code: str) -> Period:
    """The period that reports may be filed for. Refused: `period_unknown`, `period_not_open`."""
    try:
        month: date = parse_period(code)
    except ValueError:
        raise Refused("period_unknown", pointer="/period", period=code) from None
    period = Period.objects.filter(month=month).first()
    if period is None or period.opens_at > timezone.now():
        raise Refused("period_not_open", pointer="/period", period=code)
    return period


def lock_open_revision(report: Report) -> Revision | None:
    """The revision being worked on, locked until the transaction ends."""
    return (
        Revision.objects.select_for_update(of=("self",), no_key=True)
        .filter(report=report, state__in=OPEN_STATES)
        .first()
    )


def lock_draft(report: Report) -> Revision:
    """The draft of a report, locked.

    Refused: `no_draft` when there is none to edit, `period_archived`.
    """
    revision = lock_open_revision(report)
    if revision is None or revision.state != State.DRAFT:
        latest = report.revisions.order_by("-number").first()
        state = revision.state if revision else (latest.state if latest else "none")
        raise Refused("no_draft", state=state)
    periods.hold(report.period_id)
    return revision


def start_correction(principal: Principal, report: Report, reason: str) -> Revision:
    """A new draft that starts from the revision before: same figures, same batches by reference.

    Refused: `revision_open` while another one is being worked on, `period_archived`.
    """
    Report.objects.select_for_update(of=("self",), no_key=True).get(pk=report.pk)
    if lock_open_revision(report) is not None:
        raise Refused("revision_open")
    periods.hold(report.period_id)
    before = report.revisions.exclude(state=State.WITHDRAWN).order_by("-number").first()
    last = report.revisions.aggregate(last=Max("number"))["last"] or 0
    revision = Revision.objects.create(
        platform_id=report.platform_id,
        report=report,
        number=last + 1,
        based_on=before,
        reason=reason,
        nil=before.nil if before else False,
    )
    if before is not None:
        _carry_over(before, revision)
    audit.record(
        principal,
        "revision.started",
        "revision",
        revision.id,
        platform_id=report.platform_id,
        report=str(report.id),
        number=revision.number,
        based_on=before.number if before else None,
        reason=reason,
    )
    return revision


def _carry_over(before: Revision, revision: Revision) -> None:
    Figure.objects.bulk_create(
        Figure(
            platform_id=revision.platform_id,
            revision=revision,
            measure=figure.measure,
            category=figure.category,
            product_kind=figure.product_kind,
            value=figure.value,
            qualifier=figure.qualifier,
        )
        for figure in before.figures.all()
    )
    kept = before.batch_links.exclude(batch__state=Batch.State.REJECTED).order_by("id")
    RevisionBatch.objects.bulk_create(
        RevisionBatch(platform_id=revision.platform_id, revision=revision, batch_id=link.batch_id)
        for link in kept
    )


def find_signatory(principal: Principal, signatory_id: UUID) -> Person:
    """A person of the platform who may sign. Refused: `signatory_unknown`."""
    person: Person | None = Person.objects.filter(
        pk=signatory_id,
        platform_id=known(principal.platform_id),
        role=Role.SIGNATORY,
        is_active=True,
    ).first()
    if person is None:
        raise Refused("signatory_unknown", pointer="/signatory")
    return person


def submit(
    principal: Principal,
    report: Report,
    *,
    signatory_id: UUID,
    nil: bool,
    signature: str | None = None,
) -> Revision:
    """File the draft, or file again what needed explanations, in a signatory's name.

    The receipt is given with it, or nothing is filed. `signature`: the platform's own, a detached
    JWS over `signatures.input_of_report`.

    `nil` says that there is nothing to report. Everything that stands in the way is named at
    once: `signatory_unknown`, `nil_with_content`, `empty_without_nil`, `nothing_to_submit`;
    `signature_invalid`, `period_archived`, `receipt_key_retired`.
    """
    Report.objects.select_for_update(of=("self",), no_key=True).get(pk=report.pk)
    revision = to_submit(report)
    periods.hold(report.period_id)
    signatory = find_signatory(principal, signatory_id)
    content = revision.figures.exists() or revision.batch_links.exists()
    if nil and content:
        raise Refused("nil_with_content", pointer="/nil")
    if not nil and not content:
        raise Refused("empty_without_nil", pointer="/nil")
    if signature is not None:
        payload = signatures.input_of_report(revision, nil=nil, signatory_id=signatory.id)
        signatures.hold(signature, payload, report.platform_id)
    revision.state = State.RECEIVED
    revision.nil = nil
    revision.signatory = signatory
    revision.submitted_at = timezone.now()
    revision.submitted_by_id = principal.credential_id
    revision.rule_set = rule_set_for(f"{report.period_id:%Y-%m}").version
    revision.rung_at = timezone.now()
    revision.save()
    audit.record(
        principal,
        "revision.submitted",
        "revision",
        revision.id,
        platform_id=report.platform_id,
        report=str(report.id),
        number=revision.number,
        signatory=str(signatory.id),
        nil=nil,
    )
    receipts.give(
        principal,
        Receipt.Kind.REPORT_SUBMITTED,
        platform_id=report.platform_id,
        object_id=report.id,
        number=revision.number,
        what=proving.report_submitted(revision),
        signatory=signatory,
        rule_set=revision.rule_set,
        signature=signature,
    )
    return revision


def to_submit(report: Report) -> Revision:
    """What a submission files, locked. Refused: `nothing_to_submit`."""
    revision = lock_open_revision(report)
    if revision is None:
        latest = _lock_latest(report)
        if latest is not None and latest.state == State.NEEDS_EXPLANATION:
            return latest
        raise Refused("nothing_to_submit", state=latest.state if latest else "none")
    if revision.state != State.DRAFT:
        raise Refused("nothing_to_submit", state=revision.state)
    return revision


def _lock_latest(report: Report) -> Revision | None:
    """The latest revision that was not taken back."""
    return (
        report.revisions.select_for_update(of=("self",), no_key=True)
        .exclude(state=State.WITHDRAWN)
        .order_by("-number")
        .first()
    )


def withdraw(principal: Principal, report: Report, reason: str) -> Revision:
    """Take back the latest revision before it is decided. Refused: `not_withdrawable`."""
    Report.objects.select_for_update(of=("self",), no_key=True).get(pk=report.pk)
    revision = _lock_latest(report)
    if revision is None or not revision.may_become(State.WITHDRAWN):
        raise Refused("not_withdrawable", state=revision.state if revision else "none")
    revision.state = State.WITHDRAWN
    revision.save(update_fields=["state"])
    audit.record(
        principal,
        "revision.withdrawn",
        "revision",
        revision.id,
        platform_id=report.platform_id,
        report=str(report.id),
        number=revision.number,
        reason=reason,
    )
    return revision


def return_revision(
    principal: Principal, revision: Revision, *, reason: str, due_at: datetime | None = None
) -> Revision:
    """An office sends an accepted revision back. It stays in force until another is accepted.

    Refused: `not_returnable`, `due_at_past`, `period_archived`: the platform could not correct it.
    """
    if due_at is not None and due_at <= timezone.now():
        raise Refused("due_at_past", pointer="/due_at")
    locked = Revision.objects.select_for_update(of=("self",), no_key=True).get(pk=revision.pk)
    if not locked.may_become(State.RETURNED):
        raise Refused("not_returnable", state=locked.state)
    periods.hold(locked.report.period_id)
    locked.state = State.RETURNED
    locked.return_reason = reason
    locked.return_due_at = due_at
    locked.save(update_fields=["state", "return_reason", "return_due_at"])
    audit.record(
        principal,
        "revision.returned",
        "revision",
        locked.id,
        platform_id=locked.platform_id,
        report=str(locked.report_id),
        number=locked.number,
        reason=reason,
        due_at=due_at.isoformat() if due_at else None,
    )
    return locked
