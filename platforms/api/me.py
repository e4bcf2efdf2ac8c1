"""Who is asking, and what they may do here."""

from typing import Any, cast

from django.conf import settings
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.platforms import ANSWER as PLATFORM
from platforms.api.platforms import PlatformOut
from platforms.api.serializers import Links
from platforms.api.views import ApiView
from platforms.models import Credential, Office, Person, Platform
from platforms.roles import Role

LINKS = {
    "platform": (
        "products",
        "people",
        "keys",
        "reports",
        "attestations",
        "directives",
        "questions",
    ),
    "office": (
        *("platforms", "products", "reports", "attestations", "directives", "filings"),
        *("reviews", "reviewers", "questions", "onboarding", "keys"),
        *("consolidated", "consolidations", "restatements", "editions", "coverage"),
        *("signals", "signal-rules", "exports"),
    ),
}
FOR_ALL = (
    *("validate", "label-checks", "periods", "vocabularies", "controls", "checks", "events"),
    *("directive-codes", "receipts", "extensions", "reminders", "scorecards", "waivers", "search"),
    *("campaigns", "crosswalks", "jurisdictions", "problems", "open-data"),
)
LOG = {"log": "/api/v1/log/heads"}


class OfficeOut(serializers.ModelSerializer[Office]):
    jurisdiction = serializers.CharField(source="jurisdiction_id")

    class Meta:
        model = Office
        fields = ("id", "jurisdiction", "name_en", "name_zh")


class SignatoryOut(serializers.ModelSerializer[Person]):
    class Meta:
        model = Person
        fields = ("id", "name_zh", "name_en", "title")


class OwnCredential(serializers.ModelSerializer[Credential]):
    class Meta:
        model = Credential
        fields = ("id", "client_id", "name", "expires_at")


class LimitsSerializer(serializers.Serializer[Any]):
    batch_bytes = serializers.IntegerField(help_text="Of a batch as sent.")
    batch_decoded_bytes = serializers.IntegerField(help_text="Of a batch once decompressed.")
    batch_ratio = serializers.IntegerField(help_text="Decoded over sent, at most.")
    workbook_bytes = serializers.IntegerField(help_text="Of records in a workbook, as sent.")
    workbook_unpacked_bytes = serializers.IntegerField(help_text="Of a workbook once unpacked.")
    validate_bytes = serializers.IntegerField(help_text="Of what is validated only, as sent.")
    validate_decoded_bytes = serializers.IntegerField(help_text="Of it once decompressed.")
    validations_at_once = serializers.IntegerField(help_text="Of one server process.")
    array_items = serializers.IntegerField(help_text="Of a JSON array of records.")
    json_bytes = serializers.IntegerField(help_text="Of any other body.")
    json_depth = serializers.IntegerField()
    label_check_bytes = serializers.IntegerField(help_text="Of a file whose label is read.")
    label_checks_at_once = serializers.IntegerField(help_text="Of one server process.")
    part_bytes_least = serializers.IntegerField(help_text="Of the parts of an upload, at least.")
    part_bytes = serializers.IntegerField(help_text="Of a part of an upload, at most.")
    upload_parts = serializers.IntegerField(help_text="Parts of one upload.")
    open_uploads = serializers.IntegerField(help_text="Uploads that are open at a time.")
    upload_days = serializers.IntegerField(help_text="An upload is kept after its last part.")
    evidence_bytes = serializers.IntegerField(help_text="Of a file of evidence.")
    evidence_files = serializers.IntegerField(help_text="Of one attestation.")
    evidence_bytes_in_all = serializers.IntegerField(help_text="Of one attestation.")
    export_rows = serializers.IntegerField(help_text="Of an export.")
    export_xlsx_rows = serializers.IntegerField(help_text="Of an export as a workbook.")
    export_days = serializers.IntegerField(help_text="The file of an export is kept.")
    open_exports = serializers.IntegerField(help_text="Of one office, waiting or being made.")


class OwnPlatform(PlatformOut):
    """The platform to itself: `platforms/...` is for offices."""

    def get_links(self, platform: Platform) -> dict[str, str]:
        return {"products": "/api/v1/products", "people": "/api/v1/people"}


class MeOut(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=["platform", "office"])
    platform = OwnPlatform(allow_null=True)
    office = OfficeOut(allow_null=True)
    credential = OwnCredential()
    scopes = serializers.ListField(
        child=serializers.CharField(), help_text="Of the token: what it may do."
    )
    token_expires_at = serializers.DateTimeField()
    signatories = SignatoryOut(
        many=True, help_text="Who may sign for the platform; empty for an office."
    )
    limits = LimitsSerializer()
    links = Links()


def links_of(kind: str) -> dict[str, str]:
    """Every room of the API that is open to a platform or to an office, by its name."""
    return LOG | {name: f"/api/v1/{name}" for name in (*LINKS[kind], *FOR_ALL)}


EXAMPLE = OpenApiExample(
    "A platform's client",
    {
        "kind": "platform",
        "platform": PLATFORM.value,
        "office": None,
        "credential": {
            "id": "01968b3c-7f00-7000-8000-000000000002",
            "client_id": "8cA1t0nWkqQ0bYy6bX3bN0yGJcR8mPz5dVfS2hLu",
            "name": "Filing, data centre 1",
            "expires_at": "2026-04-02T09:00:00+08:00",
        },
        "scopes": ["reports:read", "reports:write"],
        "token_expires_at": "2025-05-12T11:00:00+08:00",
        "signatories": [
            {
                "id": "01968b3c-7f00-7000-8000-000000000004",
                "name_zh": "张三",
                "name_en": "Zhang San",
                "title": "合规负责人",
            }
        ],
        "limits": settings.LIMITS,
        "links": links_of("platform"),
    },
)


class Me(ApiView):
    # Every token may ask whose it is.
    scopes = {"GET": None}

    @extend_schema(operation_id="me_retrieve", responses=MeOut, examples=[EXAMPLE])
    def get(self, request: Request) -> Response:
        """The principal, its scopes, who may sign, the limits of what is taken in."""
        principal, token = self.principal, cast(Any, request.auth)
        signatories = Person.objects.visible_to(principal).filter(
            platform_id=principal.platform_id, role=Role.SIGNATORY, is_active=True
        )
        found = {
            "kind": principal.kind,
            "platform": token.application.platform,
            "office": token.application.office,
            "credential": token.application,
            "scopes": sorted(principal.scopes),
            "token_expires_at": token.expires,
            "signatories": signatories if principal.kind == "platform" else [],
            "limits": settings.LIMITS,
            "links": links_of(principal.kind),
        }
        return Response(MeOut(found).data)
