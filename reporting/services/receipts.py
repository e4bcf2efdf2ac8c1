"""Receipts: given in the same transaction as what they prove, or neither happens.

The receipts of a platform are a chain. It is locked last of all and until the commit, by the
platform and by nothing else: who holds it waits for no other lock, so nobody waits in a circle, and
platforms do not wait for each other. The log is another matter, see `sealing`.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from platforms.ids import uuid7
from platforms.models import Person, Platform
from platforms.principals import Principal
from reporting.models import Receipt
from reporting.proof import receipts as proof
from reporting.services import signing_keys
from reporting.services.claims import key_of

# Told from the advisory locks on the platform itself.
CHAIN = 0x6962_6962


def give(
    principal: Principal,
    kind: str,
    *,
    platform_id: UUID,
    object_id: UUID,
    number: int,
    what: Mapping[str, Any],
    signatory: Person | None = None,
    rule_set: str = "",
    signature: str | None = None,
) -> Receipt:
    """Sign a receipt and write it down. Call it when every other lock has been taken.

    `object_id`, `number`: of a report, an attestation or a directive, and of its revision or
    answer. `what` is JSON: what was filed, by its digests. `signature`: the platform's own, and
    checked.
    Refused: `receipt_key_retired`.
    """
    assert connection.in_atomic_block  # noqa: S101 - a programming error, not bad input
    key = signing_keys.in_use()
    before = _end_of_chain(platform_id)
    receipt = Receipt(
        id=uuid7(),
        platform_id=platform_id,
        serial=before.serial + 1 if before else 1,
        previous=before,
        kind=kind,
        object_id=object_id,
        object_number=number,
        # Clocks of two hosts differ, but a chain does not go back in time.
        given_at=max(timezone.now(), before.given_at) if before else timezone.now(),
        key=key,
        signature=signature or "",
    )
    statement = _statement(principal, receipt, what, signatory, rule_set)
    receipt.jws = proof.issue(signing_keys.own(), statement)
    receipt.digest = proof.digest_of(receipt.jws)
    receipt.save(force_insert=True)
    return receipt


def _end_of_chain(platform_id: UUID) -> Receipt | None:
    """The platform's latest receipt. Until the transaction ends, nobody adds another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key_of(platform_id) ^ CHAIN])
    return Receipt.objects.filter(platform_id=platform_id).order_by("-serial").first()


def _statement(
    principal: Principal,
    receipt: Receipt,
    what: Mapping[str, Any],
    signatory: Person | None,
    rule_set: str,
) -> proof.Statement:
    before, uscc = receipt.previous, Platform.objects.values_list("uscc", flat=True)
    return proof.Statement(
        id=str(receipt.id),
        kind=receipt.kind,
        serial=receipt.serial,
        previous={"id": str(before.id), "sha256": before.digest} if before else None,
        platform={"id": str(receipt.platform_id), "uscc": uscc.get(pk=receipt.platform_id)},
        object={"id": str(receipt.object_id), "number": receipt.object_number},
        given_at=moment(receipt.given_at),
        by={
            "kind": principal.kind,
            "credential": _text(principal.credential_id),
            "person": _text(principal.person_id),
        },
        signatory={"id": str(signatory.id), "name": signatory.name_zh} if signatory else None,
        rule_set=rule_set,
        what=what,
        signature=proof.digest_of(receipt.signature) if receipt.signature else None,
    )


def moment(time: datetime) -> str:
    """As receipts write a time: RFC 3339, UTC."""
    return time.astimezone(UTC).isoformat()


def _text(found: UUID | None) -> str | None:
    return str(found) if found else None
