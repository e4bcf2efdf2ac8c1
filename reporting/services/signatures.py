"""Platforms' own signatures: what they are over, and whether a given one holds."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from platforms.models import Platform
from platforms.refusals import Refused
from reporting.models import AttestationRevision, DirectiveAnswer, PlatformKey, Receipt, Revision
from reporting.proof import signing
from reporting.proof.signing import BadSignature
from reporting.proof.submissions import SUBMISSION, signing_input
from reporting.services import proving


def input_of_report(revision: Revision, *, nil: bool, signatory_id: UUID) -> bytes:
    """What is signed to file a draft as it is now."""
    return _input(
        Receipt.Kind.REPORT_SUBMITTED,
        revision.platform_id,
        revision.report_id,
        revision.number,
        signatory_id,
        proving.report_to_submit(revision, nil=nil),
    )


def input_of_attestation(revision: AttestationRevision, *, signatory_id: UUID) -> bytes:
    return _input(
        Receipt.Kind.ATTESTATION_SUBMITTED,
        revision.platform_id,
        revision.attestation_id,
        revision.number,
        signatory_id,
        proving.attestation_to_submit(revision),
    )


def input_of_answer(given: DirectiveAnswer, what: Mapping[str, Any]) -> bytes:
    """`what` is as the receipt to come will say it."""
    return _input(
        Receipt.Kind.DIRECTIVE_ANSWERED,
        given.platform_id,
        given.directive_id,
        given.number,
        given.signatory_id,
        what,
    )


def hold(signature: str | None, payload: bytes, platform_id: UUID) -> None:
    """Refused: `signature_invalid`, unless a live key of the platform has signed the payload.

    None is no signature: platforms may sign, and need not.
    """
    if signature is None:
        return
    live = PlatformKey.objects.filter(platform_id=platform_id, revoked_at=None)
    keys = {key.kid: signing.public_key(key.public) for key in live}
    try:
        signing.verify_detached(signature, payload, keys, SUBMISSION)
    except BadSignature as error:
        raise Refused(
            "signature_invalid", pointer="/signature", signature_fault=error.code
        ) from None


def _input(
    kind: str,
    platform_id: UUID,
    object_id: UUID,
    number: int,
    signatory_id: UUID,
    what: Mapping[str, Any],
) -> bytes:
    uscc = Platform.objects.values_list("uscc", flat=True).get(pk=platform_id)
    return signing_input(
        kind,
        uscc=uscc,
        object_id=str(object_id),
        number=number,
        signatory=str(signatory_id),
        what=what,
    )
