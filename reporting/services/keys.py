"""The keys of platforms: registered by whoever can sign with them, and revoked for good."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from platforms import audit
from platforms.models import Platform
from platforms.principals import Principal, known
from platforms.refusals import Refused
from reporting.models import PlatformKey
from reporting.proof import signing
from reporting.proof.signing import BadKey, BadSignature
from reporting.proof.submissions import REGISTRATION, registration

MOST_LIVE = 10


def register(
    principal: Principal, *, jwk: dict[str, Any], name: str, proof: str
) -> tuple[PlatformKey, bool]:
    """A key of the platform, and whether it is new to it. `proof`: it has signed its own
    registration, so that nobody registers a key of somebody else.

    Refused: `key_unusable`, `key_unproved`, `key_revoked`, `keys_too_many`.
    """
    platform_id = known(principal.platform_id)
    try:
        key = signing.public_key(jwk)
    except BadKey as error:
        raise Refused("key_unusable", pointer="/jwk", key_fault=error.code) from None
    _wait_for_turn(platform_id)
    platform = Platform.objects.get(pk=platform_id)
    try:
        signing.verify_detached(
            proof, registration(platform.uscc, key.kid), {key.kid: key}, REGISTRATION
        )
    except BadSignature as error:
        raise Refused("key_unproved", pointer="/proof", proof_fault=error.code) from None
    return _kept(principal, platform, key, name)


def _kept(
    principal: Principal, platform: Platform, key: signing.PublicKey, name: str
) -> tuple[PlatformKey, bool]:
    mine = PlatformKey.objects.filter(platform=platform)
    before = mine.filter(kid=key.kid).first()
    if before is not None and before.revoked_at is not None:
        raise Refused("key_revoked", pointer="/jwk", kid=key.kid)
    if before is not None:
        return before, False
    if mine.filter(revoked_at=None).count() >= MOST_LIVE:
        raise Refused("keys_too_many", most=MOST_LIVE)
    made = PlatformKey.objects.create(
        platform=platform,
        kid=key.kid,
        public=dict(key.jwk),
        name=name,
        registered_by_id=known(principal.credential_id),
    )
    _record(principal, "key.registered", made)
    return made, True


def _wait_for_turn(platform_id: UUID) -> None:
    """One at a time registers for a platform, which may not lock its own row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"keys {platform_id}"]
        )


def revoke(principal: Principal, key: PlatformKey) -> PlatformKey:
    """It signs nothing any more. Revoked already, nothing happens."""
    locked = PlatformKey.objects.select_for_update(of=("self",), no_key=True).get(pk=key.pk)
    if locked.revoked_at is None:
        locked.revoked_at = timezone.now()
        locked.save(update_fields=["revoked_at"])
        _record(principal, "key.revoked", locked)
    return locked


def _record(principal: Principal, action: str, key: PlatformKey) -> None:
    audit.record(
        principal, action, "key", key.id, platform_id=key.platform_id, kid=key.kid, name=key.name
    )
