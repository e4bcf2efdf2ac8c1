"""The public keys under which receipts and tree heads have to hold."""

import json
from collections.abc import Generator

from reporting.models import SigningKey
from reporting.proof.keys import BadKey, Keys, PublicKey, key_set, public_key
from reporting.services.auditing.differences import Audit, Difference


def known(audit: Audit) -> Generator[Difference, None, Keys]:
    """Those that the operator trusts, where they are given; else those that are published. Of a
    published key that is none, a difference. Raises `BadKey` for a file that holds no keys."""
    if audit.scope.jwks:
        return key_set(json.loads(audit.scope.jwks.read_text()))
    keys: dict[str, PublicKey] = {}
    for row in SigningKey.objects.order_by("made_at"):
        try:
            keys[row.kid] = public_key({**row.public, "kid": row.kid, **_leak(row)})
        except BadKey as error:
            yield Difference("key", "changed", {"key": row.kid}, row.kid, error.code)
    return keys


def _leak(row: SigningKey) -> dict[str, object]:
    """As it is published, see `public_key`."""
    if row.compromised_at is None:
        return {}
    return {"revoked": {"revoked_at": int(row.compromised_at.timestamp())}}
