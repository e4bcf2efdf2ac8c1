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
from platforms.models import Person
from platforms.principals import Principal
from reporting.models import Receipt
from reporting.proof import receipts as proof
from reporting.services import signing_keys
from reporting.services.claims import key_of

# Told from the advisory locks on the platform itself.
CHAIN = 0x6962_6962
ALONE = "SELECT pg_advisory_xact_lock(%s), uscc FROM platforms_platform WHERE id = %s"


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
    uscc = _alone_with(platform_id)
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
    statement = _statement(principal, receipt, uscc, what, signatory, rule_set)
    receipt.jws = proof.issue(signing_keys.own(), statement)
    receipt.digest = proof.digest_of(receipt.jws)
    receipt.save(force_insert=True)
    return receipt


def _alone_with(platform_id: UUID) -> str:
    """Until the transaction ends, nobody else adds to the platform's chain; the platform's code.

    What is read in the next statement was committed before the lock was had.
    """
    with connection.cursor() as cursor:
        cursor.execute(ALONE, [key_of(platform_id) ^ CHAIN, platform_id])
        return str(cursor.fetchone()[1])


def _end_of_chain(platform_id: UUID) -> Receipt | None:
    found = Receipt.objects.filter(platform_id=platform_id).order_by("-serial")
    return found.only("id", "serial", "digest", "given_at").first()


def _statement(
    principal: Principal,
    receipt: Receipt,
    uscc: str,
    what: Mapping[str, Any],
    signatory: Person | None,
    rule_set: str,
) -> proof.Statement:
    before = receipt.previous
    return proof.Statement(
        id=str(receipt.id),
        kind=receipt.kind,
        serial=receipt.serial,
        previous={"id": str(before.id), "sha256": before.digest} if before else None,
        platform={"id": str(receipt.platform_id), "uscc": uscc},
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
