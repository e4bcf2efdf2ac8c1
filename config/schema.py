"""How the API describes itself: OpenAPI 3.0 from the views, with every error declared.

A view says which refusals its services answer with (`Scoped.refusals`); everything that follows
from the rest of it (tokens, scopes, bodies, paging, idempotency, If-Match) is added here.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from config.problems import CATALOGUE, MEDIA_TYPE
from platforms.api.paging import CursorPaging
from platforms.api.serializers import StrictSerializer
from platforms.roles import SCOPE_DESCRIPTIONS

DESCRIPTION = """\
Platforms file monthly compliance reports and attest to their safeguards; regulators read the
whole picture.

**Access.** `POST /oauth/token/` with `grant_type=client_credentials` and the client's id and
secret gives a bearer token for an hour. What a credential may not see does not exist: 404.

**Errors** are `application/problem+json` (RFC 9457) with a stable `code`; `errors` names each
place by JSON Pointer. `GET /api/v1/problems/CODE` says what a code means and what to do.

**Languages.** `Accept-Language: en` or `zh-Hans` chooses the words of titles and details.

**Retries.** A POST that says so takes an `Idempotency-Key`: sent again, it gets the first answer.

**Pages.** Lists come in pages; follow `next` until it is null.
"""

ACCEPT_LANGUAGE = OpenApiParameter(
    "Accept-Language",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="The language of texts in the answer: `en` or `zh-Hans`.",
)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": "^[!-~]{1,255}$"},
    OpenApiParameter.HEADER,
    description="1 to 255 visible ASCII characters. The same key gets the same answer.",
)
IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="The ETag that was read; 412 if the resource is no longer what it says.",
)
WITH_BODY = ("POST", "PUT", "PATCH")


class FaultSerializer(serializers.Serializer[Any]):
    pointer = serializers.CharField(help_text="JSON Pointer (RFC 6901) to the place.")
    code = serializers.CharField()
    detail = serializers.CharField()


class ProblemSerializer(serializers.Serializer[Any]):
    """What went wrong (RFC 9457)."""

    type = serializers.CharField(help_text="Where the kind of problem is explained.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField(help_text="The path that was asked for.")
    code = serializers.CharField(help_text="Stable; branch on this.")
    errors = FaultSerializer(many=True)  # type: ignore[assignment]


class CandorSchema(AutoSchema):
    """One operation, with its errors, headers and scope."""

    def get_override_parameters(self) -> list[Any]:
        parameters = [ACCEPT_LANGUAGE]
        if self._idempotent:
            parameters.append(IDEMPOTENCY_KEY)
        if self.method in getattr(self.view, "conditional", ()):
            parameters.append(IF_MATCH)
        return parameters

    def get_summary(self) -> str | None:
        """The first sentence of the view's docstring."""
        first: str = self.get_description().split("\n", 1)[0]
        return first.split(". ", 1)[0].rstrip(".") or None

    def get_tags(self) -> list[str]:
        """The first word of the path after /api/v1/: the room where the resource lives."""
        return [self.path.removeprefix("/api/v1/").split("/")[0]]

    def get_auth(self) -> list[dict[str, Any]]:
        # An empty requirement says "without a token" to readers of the description.
        return [{}] if self._public else super().get_auth()

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> dict[str, Any]:
        found: dict[str, Any] = super()._map_basic_serializer(  # type: ignore[no-untyped-call]
            serializer, direction
        )
        if isinstance(serializer, StrictSerializer):
            found["additionalProperties"] = False
        return found

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        responses: dict[str, Any] = super()._get_response_bodies(direction)
        problem = self.resolve_serializer(ProblemSerializer, "response").ref
        for status, codes in self._codes_by_status().items():
            responses[str(status)] = _declare(status, codes, problem)
        return dict(sorted(responses.items()))

    def _codes_by_status(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for code in dict.fromkeys(self._codes()):
            found[CATALOGUE[code].status].append(code)
        return found

    def _codes(self) -> Iterator[str]:
        yield from ("throttled", "not_acceptable")
        if not self._public:
            yield from ("token_missing", "token_invalid", "scope_missing")
        if self.method in getattr(self.view, "kinds", {}):
            yield "wrong_kind_of_principal"
        yield from self._codes_of_the_address()
        if self._takes_body:
            yield from ("bad_request", "invalid", "body_too_large", "media_type_unsupported")
        elif any(one["in"] == "query" for one in self._get_parameters()):
            yield "invalid"
        if self._idempotent:
            yield from ("idempotency_key_invalid", "idempotency_key_reused")
        if self.method in getattr(self.view, "conditional", ()):
            yield "precondition_failed"
        yield from getattr(self.view, "refusals", {}).get(self.method, ())

    def _codes_of_the_address(self) -> Iterator[str]:
        if "{" in self.path:
            yield "not_found"
        if self._is_paged:
            yield "cursor_invalid"

    @property
    def _public(self) -> bool:
        return bool(getattr(self.view, "public", False))

    @property
    def _idempotent(self) -> bool:
        handler = getattr(self.view, self.method.lower(), None)
        return bool(getattr(handler, "idempotent", False))

    @property
    def _is_paged(self) -> bool:
        paging = getattr(self.view, "pagination_class", None) or object
        return self.method == "GET" and issubclass(paging, CursorPaging)

    @property
    def _takes_body(self) -> bool:
        return self.method in WITH_BODY and self.get_request_serializer() is not None


def _declare(status: int, codes: list[str], problem: dict[str, Any]) -> dict[str, Any]:
    declared: dict[str, Any] = {
        "description": "\n".join(f"- `{code}`: {CATALOGUE[code].title}" for code in codes),
        "content": {MEDIA_TYPE: {"schema": problem}},
    }
    if status in (429, 503):
        declared["headers"] = {
            "Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."}
        }
    return declared


class CredentialScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Client credentials, with the scopes that each view names."""

    target_class = "platforms.authentication.CredentialAuthentication"
    name = "oauth2"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        scopes = {str(scope): text for scope, text in SCOPE_DESCRIPTIONS.items()}
        return {
            "type": "oauth2",
            "flows": {"clientCredentials": {"tokenUrl": "/oauth/token/", "scopes": scopes}},
        }

    def get_security_requirement(self, auto_schema: AutoSchema) -> dict[str, list[str]]:
        scope = getattr(auto_schema.view, "scopes", {}).get(auto_schema.method)
        return {self.name: [str(scope)] if scope else []}


def _token_answer(description: str, properties: dict[str, str]) -> dict[str, Any]:
    fields = {name: {"type": kind} for name, kind in properties.items()}
    schema = {"type": "object", "properties": fields, "required": [next(iter(fields))]}
    return {"description": description, "content": {"application/json": {"schema": schema}}}


TOKEN_ERROR = {"error": "string", "error_description": "string"}
# Not a view of ours: RFC 6749, 4.4 in the library's words.
TOKENS: dict[str, Any] = {
    "operationId": "tokens_issue",
    "description": "A bearer token for an hour, for the client's id and secret (RFC 6749, 4.4).",
    "tags": ["oauth"],
    "security": [{}],
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "grant_type": {"type": "string", "enum": ["client_credentials"]},
                        "client_id": {"type": "string"},
                        "client_secret": {"type": "string", "format": "password"},
                        "scope": {"type": "string", "description": "Fewer than it has, if any."},
                    },
                    "required": ["grant_type", "client_id", "client_secret"],
                },
                "example": {
                    "grant_type": "client_credentials",
                    "client_id": "n6iK5tuMnKfMYl0y",
                    "client_secret": "shown once, when it was issued",
                },
            }
        },
    },
    "responses": {
        "200": _token_answer(
            "The token.",
            {
                "access_token": "string",
                "token_type": "string",
                "expires_in": "integer",
                "scope": "string",
            },
        ),
        "400": _token_answer("`invalid_request`, `invalid_scope`, ...", TOKEN_ERROR),
        "401": _token_answer("`invalid_client`", TOKEN_ERROR),
        "413": _token_answer("The form is too large.", TOKEN_ERROR),
        "429": {
            **_token_answer("Too many; see Retry-After.", TOKEN_ERROR),
            "headers": {
                "Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."}
            },
        },
    },
}


def describe(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """The last touch of the description: what it says of itself, and where tokens come from."""
    result["info"]["description"] = DESCRIPTION
    result["paths"]["/oauth/token/"] = {"post": TOKENS}
    return result
