"""A platform's answers to findings, and what an office says to them."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from platforms import audit
from platforms.principals import Principal, known
from platforms.refusals import Refused
from reporting.checks.registry import Severity, UnknownCheck, get
from reporting.models import CheckRun, Explanation, Finding, Report
from reporting.services.findings import FINGERPRINTS


def wholes(runs: Iterable[CheckRun]) -> dict[str, str]:
    """By check, the fingerprint of all its findings together: one more, one fewer or another
    value makes another."""
    sums: dict[str, int] = defaultdict(int)
    for run in runs:
        for check_id, digest in run.digests.items():
            sums[check_id] += int(digest, 16)
    return {
        check_id: hashlib.sha256(f"{check_id} {total % FINGERPRINTS:064x}".encode()).hexdigest()
        for check_id, total in sums.items()
    }


def explain(principal: Principal, report: Report, finding: Finding, text: str) -> Explanation:
    """Answer one finding. Refused: `finding_needs_no_explanation` unless it is a warning."""
    if finding.severity != Severity.WARNING:
        raise Refused("finding_needs_no_explanation", severity=finding.severity)
    return _write(principal, report, finding.check_id, finding.fingerprint, text)


def explain_check(
    principal: Principal, report: Report, check_id: str, whole: str | None, text: str
) -> Explanation:
    """Answer all findings of a check in the latest revision at once; `whole` is from `wholes`.

    Refused: `check_unknown`, `finding_needs_no_explanation`, `check_found_nothing`.
    """
    try:
        severity = get(check_id).severity
    except UnknownCheck:
        raise Refused("check_unknown", pointer="/check", check=check_id) from None
    if severity != Severity.WARNING:
        raise Refused("finding_needs_no_explanation", severity=severity.value)
    if whole is None:
        raise Refused("check_found_nothing", check=check_id)
    return _write(principal, report, check_id, whole, text)


def _write(
    principal: Principal, report: Report, check_id: str, fingerprint: str, text: str
) -> Explanation:
    explanation = Explanation.objects.create(
        platform_id=report.platform_id,
        report=report,
        check_id=check_id,
        fingerprint=fingerprint,
        text=text,
        given_at=timezone.now(),
        given_by_id=known(principal.credential_id),
    )
    audit.record(
        principal,
        "explanation.given",
        "explanation",
        explanation.id,
        platform_id=report.platform_id,
        report=str(report.id),
        check=check_id,
    )
    return explanation


def decide_explanation(
    principal: Principal, explanation: Explanation, *, noted: bool, reason: str
) -> Explanation:
    """An office takes note of an explanation or refuses it; refused, it no longer explains."""
    locked = Explanation.objects.select_for_update(of=("self",), no_key=True).get(pk=explanation.pk)
    if locked.decision != Explanation.Decision.OPEN:
        raise Refused("explanation_decided", decision=locked.decision)
    decision = Explanation.Decision.NOTED if noted else Explanation.Decision.REFUSED
    locked.decision = decision
    locked.decided_by_id = principal.person_id
    locked.decision_reason = reason
    locked.save(update_fields=["decision", "decided_by", "decision_reason"])
    audit.record(
        principal,
        f"explanation.{decision}",
        "explanation",
        locked.id,
        platform_id=locked.platform_id,
        report=str(locked.report_id),
        reason=reason,
    )
    return locked
