"""Receipts as a principal may see them, and the file that proves one to anybody."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.roles import Scope
from platforms.tenancy import TenantQuerySet
from reporting.models import (
    AttestationRevision,
    DirectiveAnswer,
    Examination,
    PlatformKey,
    Receipt,
    Revision,
    SigningKey,
)
from reporting.proof.canonical import parse
from reporting.proof.signing import kid_of, unverified
from reporting.selectors import log
from reporting.services import answering, proving, signing_keys

BUNDLE = "candor-proof"
# Whoever may read the thing may read its receipts.
SCOPES = {
    "report": Scope.REPORTS_READ,
    "attestation": Scope.ATTESTATIONS_READ,
    "directive": Scope.DIRECTIVES_READ,
}


def visible_receipts(
    principal: Principal,
    *,
    platform: UUID | None = None,
    kind: str | None = None,
    object_id: UUID | None = None,
    number: int | None = None,
) -> TenantQuerySet[Receipt]:
    """Narrowed down, of those whose things the principal may read."""
    found = Receipt.objects.visible_to(principal).filter(kind__in=_readable(principal))
    given = {
        "platform_id": platform,
        "kind": kind,
        "object_id": object_id,
        "object_number": number,
    }
    return found.filter(**{name: value for name, value in given.items() if value is not None})


def _readable(principal: Principal) -> list[str]:
    return [kind for kind in Receipt.Kind.values if principal.may(scope_of(kind))]


def scope_of(kind: str) -> Scope:
    return SCOPES[kind.partition(".")[0]]


def latest_of(principal: Principal, object_id: UUID, kind: str | None = None) -> Receipt:
    """The latest receipt of a report, an attestation or a directive. Refused: `receipt_unknown`."""
    found = visible_receipts(principal, object_id=object_id, kind=kind).order_by("-serial").first()
    if found is None:
        raise Refused("receipt_unknown")
    return found


def given_just_now(object_id: UUID) -> Receipt:
    """The receipt that the running transaction has given: for its answer, whatever may be read."""
    return Receipt.objects.filter(object_id=object_id).order_by("-serial")[0]


def published_keys() -> dict[str, Any]:
    """Every key that signs or has signed, as a JWK set (RFC 7517). A key that leaked says since
    when it is not to be believed, in the member that OpenID Federation has for it."""
    keys = {key.kid: _published(key) for key in SigningKey.objects.all()}
    own = signing_keys.own()
    return {"keys": list({own.kid: dict(own.public.jwk), **keys}.values())}


def _published(key: SigningKey) -> dict[str, Any]:
    shown = dict(key.public)
    if key.retired_at is not None:
        shown["exp"] = int(key.retired_at.timestamp())
    if key.compromised_at is not None:
        since = int(key.compromised_at.timestamp())
        shown["revoked"] = {"revoked_at": since, "reason": "compromised"}
    return shown


def bundle(principal: Principal, receipt: Receipt) -> dict[str, Any]:
    """All that proves a receipt without asking anybody. Refused: `receipt_not_logged`."""
    found = log.inclusion(receipt.entry_id) if receipt.entry_id is not None else None
    if found is None:
        raise Refused("receipt_not_logged")
    return {
        "format": BUNDLE,
        "version": 1,
        "receipt": receipt.jws,
        "previous": receipt.previous.jws if receipt.previous else None,
        "signature": receipt.signature or None,
        "filed": filed(principal, receipt),
        "inclusion": {
            "index": found.index,
            "size": found.size,
            "path": [one.hex() for one in found.path],
        },
        "head": found.head.jws,
        "keys": published_keys()["keys"],
        "platform_keys": _signed_with(receipt),
    }


def _signed_with(receipt: Receipt) -> list[dict[str, Any]]:
    """The platform's key under its own signature, where it gave one."""
    if not receipt.signature:
        return []
    kid = kid_of(receipt.signature)
    found = PlatformKey.objects.filter(platform_id=receipt.platform_id, kid=kid)
    return [dict(key.public) for key in found]


def filed(principal: Principal, receipt: Receipt) -> dict[str, Any]:
    """The rows that the digests of a receipt are over."""
    return FILED[receipt.kind](principal, receipt)


def _submitted(principal: Principal, receipt: Receipt) -> dict[str, Any]:
    return proving.filed_report(_revision(principal, receipt), accepted=False)


def _accepted(principal: Principal, receipt: Receipt) -> dict[str, Any]:
    return proving.filed_report(_revision(principal, receipt), accepted=True)


def _revision(principal: Principal, receipt: Receipt) -> Revision:
    return Revision.objects.visible_to(principal).get(
        report_id=receipt.object_id, number=receipt.object_number
    )


def _attested(principal: Principal, receipt: Receipt) -> dict[str, Any]:
    return proving.filed_attestation(
        AttestationRevision.objects.visible_to(principal).get(
            attestation_id=receipt.object_id, number=receipt.object_number
        )
    )


def _examined(principal: Principal, receipt: Receipt) -> dict[str, Any]:
    what = parse(unverified(receipt.jws))["what"]
    found = Examination.objects.visible_to(principal).get(pk=what["examination"])
    return proving.filed_examination(found, proving.readings_version(what))


def _answered(principal: Principal, receipt: Receipt) -> dict[str, Any]:
    return answering.filed_answer(
        DirectiveAnswer.objects.visible_to(principal).get(
            directive_id=receipt.object_id, number=receipt.object_number
        )
    )


FILED: Mapping[str, Callable[[Principal, Receipt], dict[str, Any]]] = {
    Receipt.Kind.REPORT_SUBMITTED: _submitted,
    Receipt.Kind.REPORT_ACCEPTED: _accepted,
    Receipt.Kind.ATTESTATION_SUBMITTED: _attested,
    Receipt.Kind.ATTESTATION_EXAMINED: _examined,
    Receipt.Kind.DIRECTIVE_ANSWERED: _answered,
}
