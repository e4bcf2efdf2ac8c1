"""Attestations as a principal may see them: an office sees what was submitted, never a draft."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from platforms.principals import Principal
from reporting.models import Attestation, AttestationRevision
from reporting.models.attestations import STANDING


def visible_revisions(principal: Principal) -> QuerySet[AttestationRevision]:
    found = AttestationRevision.objects.visible_to(principal).select_related("signatory")
    if principal.kind == "office":
        found = found.filter(submitted_at__isnull=False)
    return found


def visible_attestations(
    principal: Principal,
    *,
    platform: UUID | None = None,
    control: str | None = None,
    scope: str | None = None,
    status: str | None = None,
) -> QuerySet[Attestation]:
    """Narrowed down; `status` is that of the revision in force."""
    found = Attestation.objects.visible_to(principal)
    if principal.kind == "office":
        shown = visible_revisions(principal).values("attestation_id")
        found = found.filter(id__in=shown)
    given = {"platform_id": platform, "control": control, "scope": scope}
    found = found.filter(**{name: value for name, value in given.items() if value is not None})
    if status is not None:
        found = found.filter(revisions__state__in=STANDING, revisions__status=status)
    return found


def latest_revisions(
    principal: Principal, attestations: Iterable[Attestation]
) -> dict[UUID, AttestationRevision]:
    """The latest visible revision of each, by the attestation's id, in one query."""
    found = (
        visible_revisions(principal)
        .filter(attestation__in=[one.id for one in attestations])
        .order_by("attestation_id", "-number")
        .distinct("attestation_id")
    )
    return {revision.attestation_id: revision for revision in found}


def numbers_in_force(principal: Principal, attestations: Iterable[Attestation]) -> dict[UUID, int]:
    """The number of the standing revision of each, where there is one."""
    found = visible_revisions(principal).filter(
        attestation__in=[one.id for one in attestations], state__in=STANDING
    )
    return dict(found.values_list("attestation_id", "number"))
