"""The same key gets the same answer: kept in the transaction of the effect, so never one without
the other. A second request with the key waits for the first and then sees its answer."""

import re
from dataclasses import dataclass, field

from django.db import connection

from platforms.models import IdempotencyKey
from platforms.principals import Principal, known
from platforms.refusals import Refused

ACCEPTABLE = re.compile(r"^[\x21-\x7e]{1,255}$")
CLAIM = """
INSERT INTO platforms_idempotencykey (owner_id, key, request_sha256, headers, body, created_at)
VALUES (%s, %s, %s, '{}', '', now()) ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True)
class Answer:
    """An answer to give again, to the letter."""

    status: int
    body: str
    headers: dict[str, str] = field(default_factory=dict)


def claim(principal: Principal, key: str, request_sha256: str) -> Answer | None:
    """Take a key for this transaction, or the answer that it got before.

    Refused: `idempotency_key_invalid`; `idempotency_key_reused` for another request.
    """
    if not ACCEPTABLE.match(key):
        raise Refused("idempotency_key_invalid")
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [principal.owner_id, key, request_sha256])
        if cursor.rowcount:
            return None
    return _find(principal, key, request_sha256)


def is_claimed(principal: Principal, key: str) -> bool:
    """Whether an answer is kept for it: asked before much is spent on a new request."""
    return IdempotencyKey.objects.filter(owner_id=known(principal.owner_id), key=key).exists()


def _find(principal: Principal, key: str, request_sha256: str) -> Answer:
    held = IdempotencyKey.objects.get(owner_id=known(principal.owner_id), key=key)
    if held.request_sha256 != request_sha256 or held.status is None:
        raise Refused("idempotency_key_reused")
    return Answer(held.status, held.body, held.headers)


def keep(principal: Principal, key: str, answer: Answer) -> None:
    """Keep the answer to a claimed key."""
    IdempotencyKey.objects.filter(owner_id=known(principal.owner_id), key=key).update(
        status=answer.status, body=answer.body, headers=answer.headers
    )
