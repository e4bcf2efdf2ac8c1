"""Where tokens come from and go: RFC 6749 (client credentials), RFC 7009, RFC 8414."""

import base64
import binascii
import hashlib
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from oauth2_provider.views.base import RevokeTokenView, TokenView

from platforms.api.throttling import LenientThrottle
from platforms.principals import AUTHENTICATOR
from platforms.roles import Scope
from platforms.tenancy import acting_as

LONGEST_FORM = 16 * 1024
AUTH_METHODS = ["client_secret_post", "client_secret_basic"]


class TokenThrottle(LenientThrottle):
    """Counts by client and address, so that guessing at one client does not shut out others."""

    scope = "token"

    def get_cache_key(self, request: Any, view: Any) -> str:
        ident = f"{_client_id(request)} {self.get_ident(request)}"
        digest = hashlib.sha256(ident.encode()).hexdigest()[:32]
        return self.cache_format % {"scope": self.scope, "ident": digest}


def _client_id(request: HttpRequest) -> str:
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value).decode(errors="replace").partition(":")[0]
        except (binascii.Error, ValueError):
            return ""
    return request.POST.get("client_id", "")


class Guarded(View):
    """Throttled, small, never cached, and bound to the one who may look up credentials."""

    @method_decorator(csrf_exempt)  # no cookie proves anything here: the secret does
    @method_decorator(sensitive_post_parameters("client_secret", "token"))
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        answer = self._refusal(request)
        if answer is None:
            with acting_as(AUTHENTICATOR):
                answer = super().dispatch(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store"  # RFC 6749, 5.1
        answer["Pragma"] = "no-cache"
        return answer

    def _refusal(self, request: HttpRequest) -> Any:
        if int(request.headers.get("Content-Length") or 0) > LONGEST_FORM:
            return _error(413, "invalid_request", "The form is too large.")
        throttle = TokenThrottle()
        if not throttle.allow_request(request, self):  # type: ignore[arg-type]
            wait = max(1, int(throttle.wait() or 1))
            answer = _error(429, "slow_down", f"Try again after {wait} seconds.")
            answer["Retry-After"] = str(wait)
            return answer
        return None


def _error(status: int, error: str, description: str) -> HttpResponse:
    """An error of RFC 6749, 5.2."""
    return JsonResponse({"error": error, "error_description": description}, status=status)


class Tokens(Guarded, TokenView):
    """A token for client credentials. No other grant: see OAUTH2_SERVER_CLASS."""

    http_method_names = ["post", "options"]


class Revocations(Guarded, RevokeTokenView):
    """The end of a token, at the wish of the client that holds it."""

    http_method_names = ["post", "options"]


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class ServerMetadata(View):
    """What clients need to know to get a token (RFC 8414)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        root = request.build_absolute_uri("/").rstrip("/")
        return JsonResponse(
            {
                "issuer": root,
                "token_endpoint": root + reverse("token"),
                "token_endpoint_auth_methods_supported": AUTH_METHODS,
                "revocation_endpoint": root + reverse("revoke_token"),
                "revocation_endpoint_auth_methods_supported": AUTH_METHODS,
                "grant_types_supported": ["client_credentials"],
                "response_types_supported": [],
                "scopes_supported": [str(scope) for scope in Scope],
                "service_documentation": root + reverse("docs"),
            }
        )
