"""The platform's own keys, and what it signs with them."""

from typing import Any
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.api.serializers import Query, StrictSerializer
from platforms.api.views import ApiView
from platforms.roles import Scope
from reporting.api.attestations import AttestationView
from reporting.api.directive_examples import ANSWER_IN
from reporting.api.directive_serializers import SignAnswer
from reporting.api.directives import DirectiveView
from reporting.api.reports import ReportView
from reporting.models import PlatformKey
from reporting.proof.submissions import SUBMISSION
from reporting.services import answering, attesting, keys, reports, signatures
from reporting.services.answering import Evidence

PUBLIC = {
    "kty": "OKP",
    "crv": "Ed25519",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
}
KID = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
PERSON = "01970c2d-7777-7888-8999-aaaabbbbcccc"
KEY = {
    "id": "01970c2d-1234-7aaa-8bbb-ccccddddeeee",
    "platform": "01970c2d-5555-7666-8777-888899990000",
    "kid": KID,
    "jwk": {**PUBLIC, "kid": KID, "alg": "Ed25519", "use": "sig"},
    "name": "Signing device, legal department",
    "registered_at": "2025-05-02T09:00:00+08:00",
    "revoked_at": None,
}
REGISTER = OpenApiExample(
    "Register",
    {
        "jwk": PUBLIC,
        "name": "Signing device, legal department",
        "proof": "eyJhbGciOiJFZDI1NTE5Iiwia2lkIjoiLi4uIn0..c2lnbmF0dXJl",
    },
    request_only=True,
)
ANSWER = OpenApiExample("A key", KEY, response_only=True)
ANSWERING = OpenApiExample("An answer", ANSWER_IN, request_only=True)
INPUT = OpenApiExample(
    "What to sign",
    {
        "typ": SUBMISSION,
        "payload": '{"kind":"report.submitted","number":1}',
    },
    response_only=True,
)


class KeyOut(serializers.ModelSerializer[PlatformKey]):
    """A key that a platform signs its own filings with."""

    platform = serializers.UUIDField(source="platform_id")
    kid = serializers.CharField(help_text="RFC 7638 thumbprint.")
    jwk = serializers.DictField(source="public", help_text="The public key (RFC 7517).")

    class Meta:
        model = PlatformKey
        fields = ("id", "platform", "kid", "jwk", "name", "registered_at", "revoked_at")
        read_only_fields = fields


class RegisterKey(StrictSerializer):
    jwk = serializers.DictField(
        help_text="Public JWK: kty OKP with crv Ed25519, or kty EC with crv P-256."
    )
    name = serializers.CharField(max_length=100, help_text="Where it is kept, in your words.")
    proof = serializers.CharField(
        max_length=2000,
        help_text=(
            "Detached JWS made with the key, typ candor-key+json, over the canonical JSON of"
            ' {"version": 1, "platform": USCC, "kid": thumbprint}: see docs/receipts.md.'
        ),
    )


class Keys(ApiView):
    pagination_class = CursorPaging
    ordering = "-id"
    scopes = {"GET": Scope.PLATFORMS_READ, "POST": Scope.PLATFORMS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {"POST": ("key_unusable", "key_unproved", "key_revoked", "keys_too_many")}

    @extend_schema(operation_id="keys_list", responses=KeyOut(many=True), examples=[ANSWER])
    def get(self, request: Request) -> Response:
        """The keys of the platforms that the caller may see, revoked ones too, the latest first."""
        return self.page(PlatformKey.objects.visible_to(self.principal), KeyOut)

    @extend_schema(
        operation_id="keys_register",
        request=RegisterKey,
        responses={201: KeyOut, 200: KeyOut},
        examples=[REGISTER, ANSWER],
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Register a key, to sign submissions with. Registered before: that key, 200."""
        key, created = keys.register(self.principal, **self.read(RegisterKey))
        return Response(KeyOut(key).data, status=201 if created else 200)


class KeyRevoke(ApiView):
    scopes = {"POST": Scope.PLATFORMS_WRITE}

    @extend_schema(operation_id="keys_revoke", request=None, responses=KeyOut, examples=[ANSWER])
    def post(self, request: Request, key_id: UUID) -> Response:
        """End a key, at once and for good. What it signed stays signed. Done already, no harm."""
        key = PlatformKey.objects.visible_to(self.principal).filter(pk=key_id).first()
        if key is None:
            raise Http404
        return Response(KeyOut(keys.revoke(self.principal, key)).data)


class SigningQuery(Query):
    signatory = serializers.UUIDField(help_text="Who will be named when it is submitted.")


class ReportSigningQuery(SigningQuery):
    nil = serializers.BooleanField(default=False, help_text="As it will be said on submission.")


class SigningInput(serializers.Serializer[Any]):
    """What to sign: a detached JWS over the UTF-8 bytes of `payload`, with this `typ`."""

    typ = serializers.CharField()
    payload = serializers.CharField(help_text="Canonical JSON (RFC 8785); sign it as it stands.")


def _to_sign(payload: bytes) -> Response:
    return Response({"typ": SUBMISSION, "payload": payload.decode()})


class ReportSigningInput(ReportView):
    scopes = {"GET": Scope.REPORTS_WRITE}
    kinds = {"GET": {"platform"}}
    refusals = {"GET": ("nothing_to_submit", "signatory_unknown")}

    @extend_schema(
        operation_id="reports_signing_input",
        parameters=[ReportSigningQuery],
        responses=SigningInput,
        examples=[INPUT],
    )
    def get(self, request: Request, report_id: UUID) -> Response:
        """What the platform signs to submit the report as it is now."""
        report = self.report()
        asked = self.query(ReportSigningQuery)
        revision = reports.to_submit(report)
        signatory = reports.find_signatory(self.principal, asked["signatory"])
        return _to_sign(
            signatures.input_of_report(revision, nil=asked["nil"], signatory_id=signatory.id)
        )


class AttestationSigningInput(AttestationView):
    scopes = {"GET": Scope.ATTESTATIONS_WRITE}
    kinds = {"GET": {"platform"}}
    refusals = {"GET": ("attestation_no_draft", "signatory_unknown")}

    @extend_schema(
        operation_id="attestations_signing_input",
        parameters=[SigningQuery],
        responses=SigningInput,
        examples=[INPUT],
    )
    def get(self, request: Request, attestation_id: UUID) -> Response:
        """What the platform signs to submit the attestation as it is now."""
        attestation = self.attestation()
        asked = self.query(SigningQuery)
        revision = attesting.lock_draft(attestation)
        signatory = reports.find_signatory(self.principal, asked["signatory"])
        return _to_sign(signatures.input_of_attestation(revision, signatory_id=signatory.id))


class DirectiveSigningInput(DirectiveView):
    scopes = {"POST": Scope.DIRECTIVES_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {"POST": ("directive_takes_no_answer", "directive_over", "signatory_unknown")}

    @extend_schema(
        operation_id="directives_signing_input",
        request=SignAnswer,
        responses=SigningInput,
        examples=[ANSWERING, INPUT],
    )
    def post(self, request: Request, directive_id: UUID) -> Response:
        """What the platform signs to answer the directive so. Nothing is stored."""
        body = self.read(SignAnswer)
        return _to_sign(
            answering.to_sign(
                self.principal,
                self.directive(),
                text=body["text"],
                evidence=[Evidence(**one) for one in body.get("evidence", ())],
                signatory_id=body["signatory"],
            )
        )
