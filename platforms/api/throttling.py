"""How often a credential may ask: 429 and Retry-After, so that no burst starves others."""

import hashlib
import logging
from typing import TYPE_CHECKING

from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from platforms.principals import Principal

if TYPE_CHECKING:
    # It reads its settings, and with them this module, while it is imported.
    from rest_framework.views import APIView


logger = logging.getLogger(__name__)


class LenientThrottle(SimpleRateThrottle):
    """Lets requests pass while nobody can count them: a filing must not wait for Valkey."""

    def allow_request(self, request: Request, view: "APIView") -> bool:
        try:
            return super().allow_request(request, view)
        except RedisError:
            logger.warning("Requests are not counted: Valkey does not answer.")
            return True


class CredentialThrottle(LenientThrottle):
    """Counts by credential, reading and writing apart; by address where nobody is known."""

    scope = "read"

    def __init__(self) -> None:
        """The rate depends on the request, so it is looked up with it."""

    def allow_request(self, request: Request, view: "APIView") -> bool:
        self.scope = self._scope(request, view)
        self.rate = self.get_rate()
        self.num_requests, self.duration = self.parse_rate(self.rate)
        return super().allow_request(request, view)

    def _scope(self, request: Request, view: "APIView") -> str:
        named = getattr(view, "throttle_scope", None)
        if named is not None:
            return str(named)
        if request.user is None:
            return "anonymous"
        return "read" if request.method in ("GET", "HEAD", "OPTIONS") else "write"

    def get_cache_key(self, request: Request, view: "APIView") -> str:
        principal: Principal | None = request.user  # type: ignore[assignment]
        ident = str(principal.pk) if principal is not None else self.get_ident(request)
        digest = hashlib.sha256(ident.encode()).hexdigest()[:32]
        return self.cache_format % {"scope": self.scope, "ident": digest}
