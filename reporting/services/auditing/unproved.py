"""What was filed and has no receipt."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from platforms.models import Platform
from reporting.models import (
    AttestationRevision,
    DirectiveAnswer,
    Examination,
    Receipt,
    Revision,
)
from reporting.services.auditing.differences import Audit, Difference, Differences, Where

Kind = Receipt.Kind


def of_platform(audit: Audit, platform: Platform) -> Differences:
    """Whatever was taken back since is not asked about."""
    filed = Revision.objects.filter(platform=platform, submitted_at__isnull=False)
    filed = filed.exclude(state="withdrawn").select_related("report")
    if audit.scope.month:
        filed = filed.filter(report__period_id=audit.scope.month)
    # Before there were receipts, revisions were accepted and superseded without.
    wanted = ((Kind.REPORT_SUBMITTED, filed), (Kind.REPORT_ACCEPTED, filed.filter(in_force=True)))
    for kind, rows in wanted:
        for revision in rows.filter(_without(kind, "report_id")).order_by("report", "number"):
            place = {"period": f"{revision.report.period_id:%Y-%m}", "platform": platform.uscc}
            where: Where = {**place, "revision": revision.number}
            yield Difference("receipt", "missing", where, kind.value)
    if audit.scope.month is None:
        yield from _claims(platform)
        yield from _examinations(audit, platform)
        yield from _answers(platform)


def _claims(platform: Platform) -> Differences:
    filed: QuerySet[AttestationRevision] = AttestationRevision.objects.filter(
        platform=platform, submitted_at__isnull=False
    ).exclude(state="withdrawn")
    for one in filed.filter(_without(Kind.ATTESTATION_SUBMITTED, "attestation_id")):
        place = {"platform": platform.uscc, "attestation": str(one.attestation_id)}
        where: Where = {**place, "revision": one.number}
        yield Difference("receipt", "missing", where, Kind.ATTESTATION_SUBMITTED.value)


def _examinations(audit: Audit, platform: Platform) -> Differences:
    """Each has a receipt of its own. Before there were any, examinations were made without: of
    those, the attestation itself was given its receipt later."""
    found = Examination.objects.filter(platform=platform).select_related("revision")
    for one in found.order_by("id").iterator():
        late = audit.late.get((str(one.revision.attestation_id), one.revision.number))
        if str(one.id) in audit.examined or (late and one.finished_at < late):
            continue
        place = {"platform": platform.uscc, "attestation": str(one.revision.attestation_id)}
        where: Where = {**place, "revision": one.revision.number, "row": str(one.id)}
        yield Difference("receipt", "missing", where, Kind.ATTESTATION_EXAMINED.value)


def _answers(platform: Platform) -> Differences:
    given = DirectiveAnswer.objects.filter(platform=platform)
    for one in given.filter(_without(Kind.DIRECTIVE_ANSWERED, "directive_id")):
        place = {"platform": platform.uscc, "directive": str(one.directive_id)}
        where: Where = {**place, "answer": one.number}
        yield Difference("receipt", "missing", where, Kind.DIRECTIVE_ANSWERED.value)


def _without(kind: Kind, owner: str) -> Q:
    given = Receipt.objects.filter(
        kind=kind, object_id=OuterRef(owner), object_number=OuterRef("number")
    )
    return ~Q(Exists(given))
