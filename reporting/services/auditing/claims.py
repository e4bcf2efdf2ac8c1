"""Attestations: the bytes of their evidence, and the verdict that they carry."""

from platforms.models import Platform
from reporting.models import AttestationRevision, EvidenceFile
from reporting.models.attestations import TESTED
from reporting.services.auditing import filed
from reporting.services.auditing.differences import Audit, Difference, Differences, Where, changed


def of_platform(audit: Audit, platform: Platform) -> Differences:
    yield from _evidence(audit, platform)
    found = AttestationRevision.objects.filter(platform=platform).exclude(submitted_at=None)
    for revision in found.order_by("attestation_id", "number"):
        audit.compared["attestations"] += 1
        if revision.state in TESTED:
            yield from _verdict(revision, platform)


def _evidence(audit: Audit, platform: Platform) -> Differences:
    """Of infected files, the bytes are gone for good."""
    kept = EvidenceFile.objects.filter(platform=platform, revision_links__isnull=False)
    kept = kept.exclude(state=EvidenceFile.State.INFECTED).distinct()
    for file in kept.order_by("id"):
        audit.compared["evidence"] += 1
        place = {
            "platform": platform.uscc,
            "attestation": str(file.attestation_id),
            "row": str(file.id),
        }
        yield from filed.of_file("evidence", place, file.stored_as, file.sha256, file.size)


def _verdict(revision: AttestationRevision, platform: Platform) -> Differences:
    """The state is the verdict of the last examination."""
    last = revision.examinations.order_by("-id").first()
    place: Where = {
        "platform": platform.uscc,
        "attestation": str(revision.attestation_id),
        "revision": revision.number,
    }
    if last is None:
        yield Difference("examination", "missing", place, revision.state)
    else:
        column = {**place, "column": "state"}
        yield from changed("attestation", column, last.verdict, revision.state)
