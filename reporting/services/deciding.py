"""From findings, explanations and waivers to what happens with a revision."""

from collections import Counter
from collections.abc import Set as AbstractSet
from uuid import UUID

from django.utils import timezone

from platforms import audit
from platforms.principals import SYSTEM
from reporting.checks import Verdict, verdict
from reporting.models import (
    CheckRun,
    Explanation,
    Finding,
    Receipt,
    Revision,
    State,
    Total,
    Waiver,
)
from reporting.models.batches import Batch
from reporting.services import proving, receipts
from reporting.services.explaining import wholes
from reporting.services.totals import write_totals


def latest_runs(revision: Revision) -> list[CheckRun]:
    """The run that counts for the revision itself, and for each of its batches."""
    own = CheckRun.objects.deciding().filter(revision=revision).order_by("-id")[:1]
    batches = (
        CheckRun.objects.deciding()
        .filter(batch__revision_links__revision=revision)
        .order_by("batch_id", "-id")
        .distinct("batch_id")
    )
    return [*own, *batches]


def found(runs: list[CheckRun]) -> Counter[str]:
    """How many findings there are of each check, exactly."""
    counts: Counter[str] = Counter()
    for run in runs:
        counts.update(run.counts)
    return counts


def explained(revision: Revision, runs: list[CheckRun]) -> Counter[str]:
    """How many of them are explained: one by one, or a check as a whole while nothing changes."""
    given = set(
        Explanation.objects.filter(report_id=revision.report_id)
        .exclude(decision=Explanation.Decision.REFUSED)
        .values_list("fingerprint", flat=True)
    )
    return explained_by(given, runs)


def explained_by(given: AbstractSet[str], runs: list[CheckRun]) -> Counter[str]:
    counts: Counter[str] = Counter()
    findings = Finding.objects.filter(run__in=runs, fingerprint__in=given)
    for check_id in findings.values_list("check_id", flat=True):
        counts[check_id] += 1
    totals = found(runs)
    for check_id, whole in wholes(runs).items():
        if whole in given:
            counts[check_id] = totals[check_id]
    return counts


def waived(revision: Revision) -> frozenset[str]:
    return waived_of(revision.platform_id)


def waived_of(platform_id: UUID) -> frozenset[str]:
    """The checks that an office has exempted the platform from, at this moment."""
    return frozenset(
        Waiver.objects.filter(
            platform_id=platform_id,
            expires_at__gt=timezone.now(),
            revoked_at__isnull=True,
        ).values_list("check_id", flat=True)
    )


VERDICTS = {
    Verdict.ACCEPTED: State.ACCEPTED,
    Verdict.NEEDS_EXPLANATION: State.NEEDS_EXPLANATION,
    Verdict.REJECTED: State.REJECTED,
}


def decide(revision: Revision) -> str:
    """Give a checked revision its verdict; accepted, it takes the place of the one in force."""
    runs = latest_runs(revision)
    counts = found(runs)
    state = VERDICTS[verdict(counts, explained(revision, runs), waived(revision))]
    # A batch with errors is not in the report, whatever the rules say of the rest.
    if revision.batch_links.filter(batch__state=Batch.State.REJECTED).exists():
        state = State.REJECTED
    if state == State.ACCEPTED:
        _supersede_earlier(revision)
        write_totals(revision)
    revision.state = state
    revision.in_force = state == State.ACCEPTED
    revision.decided_at = timezone.now()
    revision.claimed_at = None
    revision.attempts = 0  # it was judged: the next judgement is another piece of work
    revision.save(update_fields=["state", "in_force", "decided_at", "claimed_at", "attempts"])
    audit.record(
        SYSTEM,
        f"revision.{state}",
        "revision",
        revision.id,
        platform_id=revision.platform_id,
        report=str(revision.report_id),
        number=revision.number,
        findings=dict(counts),
        rule_set=revision.rule_set,
    )
    if state == State.ACCEPTED:
        _give_receipt(revision, runs, counts)
    return state


def _give_receipt(revision: Revision, runs: list[CheckRun], counts: Counter[str]) -> None:
    """Last of all: see `receipts` on who waits for whom."""
    receipts.give(
        SYSTEM,
        Receipt.Kind.REPORT_ACCEPTED,
        platform_id=revision.platform_id,
        object_id=revision.report_id,
        number=revision.number,
        what=proving.report_accepted(revision, runs, counts),
        signatory=revision.signatory,
        rule_set=revision.rule_set,
    )


def _supersede_earlier(revision: Revision) -> None:
    """At most one revision is in force: the earlier ones step back, whatever became of them."""
    earlier = Revision.objects.filter(
        report_id=revision.report_id,
        number__lt=revision.number,
        state__in=(*(State.ACCEPTED, State.RETURNED, State.REJECTED, State.NEEDS_EXPLANATION),),
    )
    Total.objects.filter(revision__in=earlier, in_force=True).update(in_force=False)
    earlier.update(state=State.SUPERSEDED, in_force=False)
