"""Attestations of safeguards: drafted, signed, superseded by the next revision, withdrawn."""

from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from platforms import audit
from platforms.models import Product
from platforms.principals import Principal
from platforms.refusals import Refused
from reporting import vocabulary
from reporting.models import Attestation, AttestationRevision, Receipt
from reporting.models.attestations import STANDING
from reporting.models.periods import SHANGHAI
from reporting.services import linking, proving, receipts, signatures
from reporting.services.reports import find_signatory

State = AttestationRevision.State
LONGEST = timedelta(days=731)
EDITABLE = ("status", "statement", "valid_from", "valid_until")


def draft(
    principal: Principal,
    *,
    control: str,
    scope: str = "",
    status: str,
    statement: str,
    valid_from: date,
    valid_until: date,
) -> AttestationRevision:
    """Begin to attest to a control, for the whole platform or for the product named by `scope`.

    Refused: `control_unknown`, `product_unknown`, `attestation_exists`, `attestation_validity`.
    """
    platform_id = cast(UUID, principal.platform_id)
    _require_known(platform_id, control, scope)
    try:
        with transaction.atomic():
            attestation = Attestation.objects.create(
                platform_id=platform_id, control=control, scope=scope
            )
    except IntegrityError:
        held = Attestation.objects.get(platform_id=platform_id, control=control, scope=scope)
        raise Refused("attestation_exists", pointer="/control", id=held.id) from None
    values = {
        "status": status,
        "statement": statement,
        "valid_from": valid_from,
        "valid_until": valid_until,
    }
    return _add(principal, attestation, number=1, values=values)


def _require_known(platform_id: UUID, control: str, scope: str) -> None:
    if control not in vocabulary.load().controls:
        raise Refused("control_unknown", pointer="/control", control=control)
    own = Product.objects.filter(platform_id=platform_id)
    if scope and not own.filter(code=scope).exists():
        raise Refused("product_unknown", pointer="/scope", value=scope)


def _add(
    principal: Principal, attestation: Attestation, *, number: int, values: dict[str, Any]
) -> AttestationRevision:
    revision = AttestationRevision(
        platform_id=attestation.platform_id,
        attestation=attestation,
        number=number,
        catalogue=vocabulary.load().controls_version,
        **values,
    )
    _require_validity(revision)
    revision.save(force_insert=True)
    _record(principal, "attestation.drafted", revision)
    return revision


def _require_validity(revision: AttestationRevision) -> None:
    if not timedelta() < revision.valid_until - revision.valid_from <= LONGEST:
        raise Refused("attestation_validity", pointer="/valid_until")


def start_revision(
    principal: Principal, attestation: Attestation, **values: Any
) -> AttestationRevision:
    """A new draft that says what the latest revision said, save for the values given, and is
    shown by the same measurements and files.

    Refused: `attestation_draft_open`, `attestation_validity`.
    """
    lock(attestation)
    revisions = attestation.revisions.order_by("-number")
    if revisions.filter(state=State.DRAFT).exists():
        raise Refused("attestation_draft_open")
    before = revisions.exclude(state=State.WITHDRAWN).first() or revisions[0]
    kept = {name: getattr(before, name) for name in (*EDITABLE, "measurements")}
    last = revisions.aggregate(last=Max("number"))["last"]
    draft = _add(principal, attestation, number=last + 1, values=kept | values)
    linking.take_over(before, draft)
    return draft


def lock(attestation: Attestation) -> None:
    """One at a time works on an attestation. Its row is never changed, so its revisions lock."""
    list(attestation.revisions.select_for_update(of=("self",), no_key=True).order_by("number"))


def change(principal: Principal, attestation: Attestation, **values: Any) -> AttestationRevision:
    """Edit the draft. Refused: `attestation_no_draft`, `attestation_validity`."""
    revision = lock_draft(attestation)
    if unknown := set(values) - set(EDITABLE):
        raise TypeError(f"a draft has no editable {unknown}")
    changed = [name for name, value in values.items() if getattr(revision, name) != value]
    if not changed:
        return revision
    for name in changed:
        setattr(revision, name, values[name])
    _require_validity(revision)
    revision.save(update_fields=changed)
    _record(principal, "attestation.changed", revision, changed=changed)
    return revision


def lock_draft(attestation: Attestation) -> AttestationRevision:
    """The draft, which nobody else changes until the transaction ends.

    Refused: `attestation_no_draft`.
    """
    lock(attestation)
    latest = attestation.revisions.order_by("-number").first()
    if latest is None or latest.state != State.DRAFT:
        raise Refused("attestation_no_draft", state=latest.state if latest else "none")
    return latest


def submit(
    principal: Principal,
    attestation: Attestation,
    *,
    signatory_id: UUID,
    signature: str | None = None,
) -> AttestationRevision:
    """Sign the draft: it is in force from now, and the revision before it no more.

    The receipt is given with it, or nothing is filed. `signature`: the platform's own, a detached
    JWS over `signatures.input_of_attestation`.
    Refused: `attestation_no_draft`, `signatory_unknown`, `attestation_expired`,
    `evidence_infected`, `signature_invalid`, `receipt_key_retired`.
    """
    revision = lock_draft(attestation)
    signatory = find_signatory(principal, signatory_id)
    if revision.valid_until < _today(timezone.now()):
        raise Refused("attestation_expired", valid_until=revision.valid_until)
    linking.refuse_infected(revision)
    if signature is not None:
        payload = signatures.input_of_attestation(revision, signatory_id=signatory.id)
        signatures.hold(signature, payload, revision.platform_id)
    attestation.revisions.filter(state__in=STANDING).update(state=State.SUPERSEDED)
    revision.state = State.SUBMITTED
    revision.signatory = signatory
    revision.submitted_at = revision.due_at = revision.rung_at = timezone.now()
    revision.submitted_by_id = principal.credential_id
    revision.save()
    _record(principal, "attestation.submitted", revision, signatory=str(signatory.id))
    receipts.give(
        principal,
        Receipt.Kind.ATTESTATION_SUBMITTED,
        platform_id=revision.platform_id,
        object_id=revision.attestation_id,
        number=revision.number,
        what=proving.attestation_submitted(revision),
        signatory=signatory,
        signature=signature,
    )
    return revision


def _today(now: datetime) -> date:
    return now.astimezone(SHANGHAI).date()


def withdraw(principal: Principal, attestation: Attestation, *, reason: str) -> AttestationRevision:
    """Take back the latest revision, drafted or standing.

    Refused: `attestation_not_withdrawable`.
    """
    lock(attestation)
    left = attestation.revisions.exclude(state=State.WITHDRAWN)
    revision = left.order_by("-number").first()
    if revision is None or revision.state not in (State.DRAFT, *STANDING):
        state = revision.state if revision else State.WITHDRAWN
        raise Refused("attestation_not_withdrawable", state=state)
    if revision.state == State.DRAFT:
        linking.let_go(revision)
    revision.state = State.WITHDRAWN
    revision.save(update_fields=["state"])
    _record(principal, "attestation.withdrawn", revision, reason=reason)
    return revision


def _record(principal: Principal, action: str, revision: AttestationRevision, **data: Any) -> None:
    audit.record(
        principal,
        action,
        "attestation",
        revision.attestation_id,
        platform_id=revision.platform_id,
        number=revision.number,
        **data,
    )
