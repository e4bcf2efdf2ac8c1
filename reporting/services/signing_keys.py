"""The keys that receipts are signed with: one in this process, all of them published.

Processes with the old key and the new one may run side by side: each receipt names its own.
"""

import functools
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from platforms import audit
from platforms.principals import SYSTEM, Principal
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import SigningKey
from reporting.proof.signing import PrivateKey, private_key


@functools.cache
def own() -> PrivateKey:
    """The key of this process."""
    return private_key(settings.RECEIPT_KEY)


def in_use() -> SigningKey:
    """The row of this process's key, published before it has signed anything.

    Refused: `receipt_key_retired`. Nothing is filed without a receipt, so nothing is filed then.
    """
    found = SigningKey.objects.filter(kid=own().kid).first() or publish(dict(own().public.jwk))
    if found.retired_at is not None:
        raise Refused("receipt_key_retired", kid=found.kid)
    return found


def publish(public: dict[str, str]) -> SigningKey:
    """A key that is known from now on, or was already; for one that is to be used later, too."""
    with acting_as(SYSTEM):
        found, created = SigningKey.objects.get_or_create(
            kid=public["kid"], defaults={"public": public, "made_at": timezone.now()}
        )
        if created:
            audit.record(SYSTEM, "signing_key.published", "signing_key", found.kid)
    return found


def retire(
    principal: Principal, kid: str, *, compromised_at: datetime | None = None
) -> SigningKey | None:
    """No process signs with a key from now on; what it signed stays provable. None: no such key.

    `compromised_at`: somebody else may have had it since then. It can be told later, too.
    """
    with transaction.atomic():
        found = SigningKey.objects.select_for_update(no_key=True).filter(kid=kid).first()
        if found is None:
            return None
        found.retired_at = found.retired_at or timezone.now()
        found.compromised_at = compromised_at or found.compromised_at
        found.save(update_fields=["retired_at", "compromised_at"])
        leaked = found.compromised_at.isoformat() if found.compromised_at else None
        audit.record(principal, "signing_key.retired", "signing_key", kid, compromised_at=leaked)
    return found
