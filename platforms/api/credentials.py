"""The credentials of a platform, at the hand of its office."""

from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.platforms import visible_platform
from platforms.api.serializers import StrictSerializer
from platforms.api.views import ApiView
from platforms.models import Credential
from platforms.roles import PLATFORM_SCOPES, Scope
from platforms.services import credentials


class CredentialOut(serializers.ModelSerializer[Credential]):
    created_at = serializers.DateTimeField(source="created")
    live = serializers.BooleanField(source="is_live", help_text="Neither expired nor revoked.")
    scopes = serializers.ListField(child=serializers.CharField())

    class Meta:
        model = Credential
        fields = (
            "id",
            "client_id",
            "name",
            "scopes",
            "live",
            "created_at",
            "expires_at",
            "revoked_at",
            "last_used_at",
        )


class CredentialIssued(CredentialOut):
    client_secret = serializers.CharField(help_text="Shown this once: only its hash is kept.")

    class Meta(CredentialOut.Meta):
        fields = (*CredentialOut.Meta.fields, "client_secret")  # type: ignore[assignment]


class IssueCredential(StrictSerializer):
    name = serializers.CharField(max_length=255, help_text="What it is for, in your words.")
    scopes = serializers.ListField(
        child=serializers.ChoiceField(choices=sorted(PLATFORM_SCOPES)),
        required=False,
        allow_empty=False,
        max_length=len(PLATFORM_SCOPES),
        help_text="All that a platform may do, unless fewer are named.",
    )
    expires_at = serializers.DateTimeField(
        required=False, help_text="In a year unless said otherwise; in two years at most."
    )


REQUEST = OpenApiExample(
    "Issue",
    {"name": "Filing, data centre 1", "scopes": ["reports:read", "reports:write"]},
    request_only=True,
)
CREDENTIAL = {
    "id": "01968b3c-7f00-7000-8000-000000000002",
    "client_id": "8cA1t0nWkqQ0bYy6bX3bN0yGJcR8mPz5dVfS2hLu",
    "name": "Filing, data centre 1",
    "scopes": ["reports:read", "reports:write"],
    "live": True,
    "created_at": "2025-04-01T09:00:00+08:00",
    "expires_at": "2026-04-02T09:00:00+08:00",
    "revoked_at": None,
    "last_used_at": None,
}
ANSWER = OpenApiExample("A credential", CREDENTIAL, response_only=True)
ISSUED = OpenApiExample(
    "A new credential", {**CREDENTIAL, "client_secret": "96 characters"}, response_only=True
)


class PlatformCredentials(ApiView):
    scopes = {"GET": Scope.CREDENTIALS_WRITE, "POST": Scope.CREDENTIALS_WRITE}
    kinds = {"GET": {"office"}, "POST": {"office"}}
    refusals = {
        "POST": ("platform_closed", "scope_unknown", "credential_expiry", "credentials_two_live")
    }
    pagination_class = CursorPaging
    ordering = "-id"

    @extend_schema(
        operation_id="credentials_list", responses=CredentialOut(many=True), examples=[ANSWER]
    )
    def get(self, request: Request, platform_id: UUID) -> Response:
        """Every credential that a platform ever had, the latest first."""
        platform = visible_platform(self.principal, platform_id)
        found = Credential.objects.visible_to(self.principal).filter(platform=platform)
        return self.page(found, CredentialOut)

    # No Idempotency-Key: the answer would have to be kept, and with it the secret.
    @extend_schema(
        operation_id="credentials_issue",
        request=IssueCredential,
        responses={201: CredentialIssued},
        examples=[REQUEST, ISSUED],
    )
    def post(self, request: Request, platform_id: UUID) -> Response:
        """Issue a credential; there may be two live ones, so that one can take over from the other.

        If the answer is lost, so is the secret: revoke the credential and issue another.
        """
        body = self.read(IssueCredential)
        platform = visible_platform(self.principal, platform_id)
        issued = credentials.issue(self.principal, platform=platform, **body)
        data = {**CredentialOut(issued.credential).data, "client_secret": issued.secret}
        headers = {"Cache-Control": "no-store"}
        return Response(data, status=201, headers=headers)


class CredentialRevoke(ApiView):
    scopes = {"POST": Scope.CREDENTIALS_WRITE}
    kinds = {"POST": {"office"}}

    @extend_schema(
        operation_id="credentials_revoke", request=None, responses=CredentialOut, examples=[ANSWER]
    )
    def post(self, request: Request, platform_id: UUID, credential_id: UUID) -> Response:
        """End a credential and all its tokens, at once and for good. Done already, no harm."""
        platform = visible_platform(self.principal, platform_id)
        found = Credential.objects.visible_to(self.principal)
        credential = found.filter(platform=platform, pk=credential_id).first()
        if credential is None:
            raise Http404
        return Response(CredentialOut(credentials.revoke(self.principal, credential)).data)
