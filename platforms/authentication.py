"""Who is calling: OAuth 2.0 client credentials (RFC 6749, 4.4) and bearer tokens (RFC 6750)."""

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import DateTimeField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from oauth2_provider.models import get_access_token_model
from oauth2_provider.scopes import BaseScopes
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from platforms.models import Credential
from platforms.principals import AUTHENTICATOR, Principal
from platforms.roles import SCOPE_DESCRIPTIONS
from platforms.tenancy import acting_as

AccessToken = get_access_token_model()
# `last_used_at` is for people: to the minute is enough, and spares a write per request.
USED_EVERY = timedelta(minutes=1)


class CredentialAuthentication(BaseAuthentication):
    """`Authorization: Bearer TOKEN`, for a token issued to a live credential."""

    def authenticate(self, request: Request) -> tuple[Principal, Any] | None:
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != b"bearer":
            return None
        token = self._find(parts[1]) if len(parts) == 2 else None
        if token is None:
            raise AuthenticationFailed(code="token_invalid")
        principal = token.application.principal(frozenset(token.scope.split()))
        return principal, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="candor"'

    def _find(self, secret: bytes) -> Any:
        checksum = hashlib.sha256(secret).hexdigest()
        with acting_as(AUTHENTICATOR):
            token = (
                AccessToken.objects.select_related("application__platform", "application__office")
                .filter(token_checksum=checksum, expires__gt=timezone.now())
                .first()
            )
            if token is None or not token.application.is_usable():
                return None
            self._note_use(token.application)
        return token

    def _note_use(self, credential: Credential) -> None:
        now = timezone.now()
        if credential.last_used_at is not None and credential.last_used_at > now - USED_EVERY:
            return
        # A long request keeps its lock; the others pass by and leave the note to it.
        own = Credential.objects.filter(pk=credential.pk)
        if own.select_for_update(skip_locked=True, of=("self",)).values_list("pk").first():
            own.update(
                last_used_at=now,
                first_used_at=Coalesce("first_used_at", Value(now, DateTimeField())),
            )


class CredentialScopes(BaseScopes):
    """The scopes of a credential: it may ask for fewer, never for more."""

    def get_all_scopes(self) -> dict[str, str]:
        return {str(scope): text for scope, text in SCOPE_DESCRIPTIONS.items()}

    def get_available_scopes(
        self, application: Credential | None = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> Iterable[str]:
        return application.scopes if application is not None else []

    def get_default_scopes(
        self, application: Credential | None = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> Iterable[str]:
        return application.scopes if application is not None else []
