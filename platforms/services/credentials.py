"""Machine credentials: issued with a secret that is shown once, at most two live ones an owner."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import get_access_token_model

from platforms import audit
from platforms.models import Credential, Office, Platform
from platforms.principals import Principal
from platforms.refusals import Fault, Refused
from platforms.roles import OFFICE_SCOPES, PLATFORM_SCOPES

MOST_LIVE = 2
LIFETIME = timedelta(days=366)
LONGEST = timedelta(days=731)


@dataclass(frozen=True)
class Issued:
    """A new credential. `secret` stands nowhere else: only its hash is kept."""

    credential: Credential
    secret: str


def issue(
    principal: Principal,
    *,
    platform: Platform | None = None,
    office: Office | None = None,
    name: str,
    scopes: Collection[str] | None = None,
    expires_at: datetime | None = None,
) -> Issued:
    """Issue a credential to one platform or one office, for a year unless said otherwise.

    `scopes` None means everything that the side may do. Refused: `platform_closed`,
    `scope_unknown`, `credential_expiry`, `credentials_two_live`.
    """
    owner = platform or office
    if owner is None or (platform and office):
        raise TypeError("a credential has one owner")
    if platform is not None and platform.status == Platform.Status.CLOSED:
        raise Refused("platform_closed")
    credential = Credential(
        platform=platform,
        office=office,
        name=name,
        scopes=_scopes(owner, scopes),
        expires_at=_expiry(expires_at),
        client_type=Credential.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Credential.GRANT_CLIENT_CREDENTIALS,
    )
    _wait_for_turn(owner)
    if Credential.objects.live().filter(platform=platform, office=office).count() >= MOST_LIVE:
        raise Refused("credentials_two_live", most=MOST_LIVE)
    secret = credential.client_secret = generate_client_secret()
    credential.save(force_insert=True)
    _record(principal, "credential.issued", credential, scopes=credential.scopes)
    return Issued(credential, secret)


def _scopes(owner: Platform | Office, wanted: Collection[str] | None) -> list[str]:
    offered = PLATFORM_SCOPES if isinstance(owner, Platform) else OFFICE_SCOPES
    if wanted is None:
        return sorted(offered)
    faults = tuple(
        Fault(f"/scopes/{at}", "scope_unknown", {"scope": scope})
        for at, scope in enumerate(wanted)
        if scope not in offered
    )
    if faults or not wanted:
        raise Refused("scope_unknown", pointer="/scopes", faults=faults, scope="")
    return sorted(set(wanted))


def _expiry(wanted: datetime | None) -> datetime:
    now = timezone.now()
    expires_at = wanted or now + LIFETIME
    if not now < expires_at <= now + LONGEST:
        raise Refused("credential_expiry", pointer="/expires_at")
    return expires_at


def _wait_for_turn(owner: Platform | Office) -> None:
    """One at a time issues to an owner. No row lock: an office may not lock its own row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"credentials {owner.pk}"]
        )


def revoke(principal: Principal, credential: Credential) -> Credential:
    """End a credential and every token of it, at once. Revoked already, nothing happens."""
    locked = Credential.objects.select_for_update(of=("self",), no_key=True).get(pk=credential.pk)
    if locked.revoked_at is None:
        locked.revoked_at = timezone.now()
        locked.save(update_fields=["revoked_at", "updated"])
        get_access_token_model().objects.filter(application=locked).delete()
        _record(principal, "credential.revoked", locked)
    return locked


def _record(principal: Principal, action: str, credential: Credential, **data: object) -> None:
    audit.record(
        principal,
        action,
        "credential",
        credential.id,
        platform_id=credential.platform_id,
        client_id=credential.client_id,
        name=credential.name,
        **data,
    )
