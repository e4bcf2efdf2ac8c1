"""The platform's own signature over what it filed, under a key that it has or had."""

from collections.abc import Mapping
from typing import Any

from reporting.models import PlatformKey, Receipt
from reporting.proof import signing
from reporting.proof.canonical import NotCanonical
from reporting.proof.keys import BadKey, PublicKey
from reporting.proof.signing import BadSignature
from reporting.proof.submissions import SUBMISSION, signing_input
from reporting.services.auditing.differences import Difference, Differences, Where


def of_receipt(receipt: Receipt, said: Mapping[str, Any], where: Where) -> Differences:
    """Its digest is in the receipt; here it is held against what the receipt says was filed."""
    if not receipt.signature:
        return
    place = {**where, "column": "own_signature"}
    try:
        payload = signing_input(
            said["kind"],
            uscc=said["platform"]["uscc"],
            object_id=said["object"]["id"],
            number=said["object"]["number"],
            signatory=said["signatory"] and said["signatory"]["id"],
            what=said["what"],
        )
        signing.verify_detached(receipt.signature, payload, _keys(receipt), SUBMISSION)
    except (BadSignature, BadKey, KeyError, NotCanonical) as error:
        yield Difference("receipt", "changed", place, None, str(error))


def _keys(receipt: Receipt) -> dict[str, PublicKey]:
    """Also those that were revoked since. Raises `BadKey` for a row that is no key any more."""
    rows = PlatformKey.objects.filter(platform_id=receipt.platform_id)
    return {row.kid: signing.public_key({**row.public, "kid": row.kid}) for row in rows}
