"""What was examined is examined again: with other rules or readers, after another report, or when
somebody asks. Until the verdict is another one, the state of the attestation stays.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone

from platforms import audit
from platforms.principals import SYSTEM, Principal
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting import vocabulary
from reporting.models import Attestation, AttestationRevision, Examination, Revision
from reporting.models.attestations import TESTED
from reporting.models.periods import SHANGHAI
from reporting.services.examining import (
    ASKED,
    TO_EXAMINE,
    readers_version,
    rules_version,
)
from reporting.services.expiring import day_of
from reporting.vocabulary import Control
from reporting.vocabulary.requirements import Count

State = AttestationRevision.State
AT_ONCE = 500
# A decision is seen by others so long after its time at the latest.
COMMITTED_WITHIN = timedelta(minutes=1)
Rows = QuerySet[AttestationRevision]


def mark(rows: Rows) -> list[UUID]:
    """Make revisions due, and say whom to ring for. What is being examined will be once more."""
    now = timezone.now()
    found = list(rows.order_by("pk").values_list("pk", flat=True))
    waiting = Q(due_at__isnull=False, claimed_at__isnull=True)
    due = AttestationRevision.objects.filter(pk__in=found).exclude(waiting)
    due.update(due_at=now, rung_at=now)
    return found


def mark_outdated() -> list[UUID]:
    """Those that would be judged otherwise, perhaps, than they were the last time; so many."""
    with acting_as(SYSTEM):
        return mark(AttestationRevision.objects.filter(pk__in=list(outdated()[:AT_ONCE])))


def outdated() -> QuerySet[AttestationRevision, UUID]:
    """Examined with other rules, readers or controls than today's, before the report that a claim
    is held against, or before it began. Asked of the rows, so that no message can be lost."""
    last = Examination.objects.filter(revision=OuterRef("pk")).order_by("-id")
    columns = (*_versions(), "started_at")
    rows = AttestationRevision.objects.filter(state__in=TESTED, due_at=None).annotate(
        **{f"last_{name}": Subquery(last.values(name)[:1]) for name in columns}
    )
    same = Q(**{f"last_{name}": value for name, value in _versions().items()})
    compared = Q(attestation__control__in=compared_with_reports())
    seen = TruncDate("last_started_at", tzinfo=SHANGHAI)
    begun = Q(valid_from__gt=seen, valid_from__lte=day_of(timezone.now()))
    return (
        rows.filter(~same | begun | compared & Exists(_later_reports()))
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def _versions() -> dict[str, str]:
    return {
        "rules": rules_version(),
        "readers": readers_version(),
        "catalogue": vocabulary.load().controls_version,
    }


def _later_reports() -> QuerySet[Revision]:
    return Revision.objects.filter(
        platform=OuterRef("platform"),
        in_force=True,
        decided_at__gt=OuterRef("last_started_at") - COMMITTED_WITHIN,
    )


def compared_with_reports() -> list[str]:
    """The controls whose rules look at the platform's reports."""
    return [code for code, control in vocabulary.load().controls.items() if _is_compared(control)]


def _is_compared(control: Control) -> bool:
    counted = any(isinstance(one, Count) for one in control.requirements)
    return counted or bool(control.denied_by or control.applies_where)


def mark_by_reports(platform_id: UUID) -> list[UUID]:
    """The claims of a platform that are held against its reports, now that another is in force."""
    compared = AttestationRevision.objects.filter(
        platform_id=platform_id,
        state__in=TO_EXAMINE,
        attestation__control__in=compared_with_reports(),
    )
    with acting_as(SYSTEM):
        return mark(compared)


def ask(principal: Principal, attestation: Attestation) -> AttestationRevision:
    """An office has the standing revision examined again. Refused: `attestation_not_examinable`."""
    revision = attestation.revisions.filter(state__in=TO_EXAMINE).first()
    if revision is None:
        latest = attestation.revisions.filter(submitted_at__isnull=False).order_by("-number")
        raise Refused("attestation_not_examinable", state=latest[0].state if latest else "none")
    audit.record(
        principal,
        ASKED,
        "attestation",
        attestation.id,
        platform_id=attestation.platform_id,
        number=revision.number,
    )
    with acting_as(SYSTEM):
        mark(AttestationRevision.objects.filter(pk=revision.pk))
    return revision


@dataclass(frozen=True)
class Scope:
    """Which standing revisions: of one control, of one platform, of both, or all."""

    control: str = ""
    uscc: str = ""


def revisions_in(scope: Scope) -> list[UUID]:
    with acting_as(SYSTEM):
        rows = AttestationRevision.objects.filter(state__in=TO_EXAMINE)
        if scope.control:
            rows = rows.filter(attestation__control=scope.control)
        if scope.uscc:
            rows = rows.filter(platform__uscc=scope.uscc)
        order = ("platform__uscc", "attestation__control", "attestation__scope")
        return list(rows.order_by(*order).values_list("pk", flat=True))


def ask_for(revision_ids: list[UUID]) -> list[UUID]:
    """The operator has so many examined again, each at its turn."""
    rung: list[UUID] = []
    for start in range(0, len(revision_ids), AT_ONCE):
        with acting_as(SYSTEM):
            rows = AttestationRevision.objects.filter(
                pk__in=revision_ids[start : start + AT_ONCE], state__in=TO_EXAMINE
            )
            for revision in rows:
                audit.record(
                    SYSTEM,
                    ASKED,
                    "attestation",
                    revision.attestation_id,
                    platform_id=revision.platform_id,
                    number=revision.number,
                )
            rung += mark(rows)
    return rung
