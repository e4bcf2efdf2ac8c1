"""Keys that somebody else may have had, or that nobody should have signed with any more."""

from datetime import datetime, timedelta

from reporting.models import Receipt
from reporting.proof.keys import Keys
from reporting.services.auditing.differences import Difference, Differences, Where

# Who was about to sign when the key was retired still did.
AT_WORK = timedelta(minutes=10)


def of_receipt(receipt: Receipt, keys: Keys, vouched: int, where: Where) -> Differences:
    """Of a key that leaked, a receipt from before counts if it is in the log as it was kept then:
    what is said of its time is only what the key's holder wrote."""
    kid, place = receipt.key_id, {**where, "column": "key"}
    leaked = keys[kid].leaked_at if kid in keys else None
    retired = receipt.key.retired_at
    if leaked is not None and receipt.given_at.timestamp() >= leaked:
        yield _late("receipt", place, kid, receipt.given_at)
    elif leaked is not None and (receipt.entry_id is None or receipt.entry_id >= vouched):
        yield Difference("receipt", "unread", place, kid, "leaked")
    elif retired is not None and receipt.given_at > retired + AT_WORK:
        yield _late("receipt", place, kid, receipt.given_at)


def of_head(kid: str, signed_at: datetime, keys: Keys, where: Where) -> Differences:
    if has_leaked(kid, signed_at, keys):
        yield _late("tree_head", {**where, "column": "key"}, kid, signed_at)


def has_leaked(kid: str, signed_at: datetime, keys: Keys) -> bool:
    leaked = keys[kid].leaked_at if kid in keys else None
    return leaked is not None and signed_at.timestamp() >= leaked


def _late(what: str, where: Where, kid: str, at: datetime) -> Difference:
    return Difference(what, "changed", where, None, f"{kid} {at.isoformat()}")
