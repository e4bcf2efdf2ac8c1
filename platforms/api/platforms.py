"""Platforms, as the offices keep them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.doubts import explain
from platforms.api.etags import require_match, tagged
from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.api.serializers import Links, Query, StrictSerializer, WarningSerializer
from platforms.api.views import ApiView
from platforms.identifiers import uscc
from platforms.models import Platform
from platforms.principals import Principal
from platforms.refusals import Fault
from platforms.roles import Scope
from platforms.selectors.platforms import search
from platforms.services import platforms

MONTH = r"^20\d\d-(0[1-9]|1[0-2])$"


SIZES = (
    "`large`: 50 million registered users or 10 million active in a month; `medium`: one million"
    " active in a month; `small`: less."
)


class PlatformOut(serializers.ModelSerializer[Platform]):
    jurisdiction = serializers.CharField(source="jurisdiction_id", help_text="GB/T 2260.")
    size = serializers.SerializerMethodField(
        help_text=f"{SIZES} Null while nobody has classified it."
    )
    reports_from = serializers.SerializerMethodField(
        help_text="The first period for which a report is due."
    )
    warnings = serializers.SerializerMethodField()
    links = serializers.SerializerMethodField()

    class Meta:
        model = Platform
        fields = (
            "id",
            "uscc",
            "name_zh",
            "name_en",
            "jurisdiction",
            "status",
            "size",
            "reports_from",
            "created_at",
            "warnings",
            "links",
        )

    @extend_schema_field(serializers.ChoiceField(Platform.Size.choices, allow_null=True))
    def get_size(self, platform: Platform) -> str | None:
        return platform.size or None

    def get_reports_from(self, platform: Platform) -> str:
        return f"{platform.reports_from:%Y-%m}"

    @extend_schema_field(WarningSerializer(many=True))
    def get_warnings(self, platform: Platform) -> list[dict[str, str]]:
        return explain(Fault("/uscc", code) for code in uscc(platform.uscc).warnings)

    @extend_schema_field(Links)
    def get_links(self, platform: Platform) -> dict[str, str]:
        base = f"/api/v1/platforms/{platform.id}"
        return {"self": base, "credentials": f"{base}/credentials"}


class RegisterPlatform(StrictSerializer):
    uscc = serializers.CharField(
        max_length=32, help_text="Unified social credit code, GB 32100-2015."
    )
    name_zh = serializers.CharField(max_length=200)
    name_en = serializers.CharField(max_length=200, required=False, allow_blank=True)
    jurisdiction = serializers.CharField(max_length=2, help_text="Of registration: 01 to 99.")
    reports_from = serializers.RegexField(MONTH, help_text="The first period, `YYYY-MM`.")
    size = serializers.ChoiceField(choices=Platform.Size.choices, required=False, help_text=SIZES)


class ChangePlatform(StrictSerializer):
    status = serializers.ChoiceField(choices=Platform.Status.choices)
    reason = serializers.CharField(max_length=500, help_text="Kept in the audit trail.")


class ClassifyPlatform(StrictSerializer):
    size = serializers.ChoiceField(choices=Platform.Size.choices, help_text=SIZES)
    reason = serializers.CharField(max_length=500, help_text="Kept in the audit trail.")


class PlatformQuery(Query):
    status = serializers.ChoiceField(choices=Platform.Status.choices, required=False)
    size = serializers.ChoiceField(choices=Platform.Size.choices, required=False)
    jurisdiction = serializers.CharField(max_length=2, required=False)
    q = serializers.CharField(
        max_length=100, required=False, help_text="Part of a name, or the beginning of a code."
    )


REQUEST = OpenApiExample(
    "Register",
    {
        "uscc": "91310000MADEM00014",
        "name_zh": "光影平台",
        "name_en": "Photos",
        "jurisdiction": "31",
        "reports_from": "2025-04",
    },
    request_only=True,
)
SUSPEND = OpenApiExample(
    "Suspend", {"status": "suspended", "reason": "Licence withdrawn."}, request_only=True
)
CLASSIFY = OpenApiExample(
    "Classify",
    {"size": "large", "reason": "Twelve million active in a month, by its own report."},
    request_only=True,
)
ANSWER = OpenApiExample(
    "A platform",
    {
        "id": "01968b3c-7f00-7000-8000-000000000001",
        "uscc": "91310000MADEM00014",
        "name_zh": "光影平台",
        "name_en": "Photos",
        "jurisdiction": "31",
        "status": "active",
        "size": "medium",
        "reports_from": "2025-04",
        "created_at": "2025-04-01T09:00:00+08:00",
        "warnings": [],
        "links": {
            "self": "/api/v1/platforms/01968b3c-7f00-7000-8000-000000000001",
            "credentials": "/api/v1/platforms/01968b3c-7f00-7000-8000-000000000001/credentials",
        },
    },
    response_only=True,
)


def visible_platform(principal: Principal, platform_id: UUID, *, locked: bool = False) -> Platform:
    """The platform of a path; what the principal may not see does not exist."""
    found = Platform.objects.visible_to(principal)
    if locked:
        found = found.select_for_update(of=("self",))
    platform = found.filter(pk=platform_id).first()
    if platform is None:
        raise Http404
    return platform


class Platforms(ApiView):
    scopes = {"GET": Scope.PLATFORMS_READ, "POST": Scope.PLATFORMS_WRITE}
    kinds = {"GET": {"office"}, "POST": {"office"}}
    refusals = {
        "POST": (
            "uscc_length",
            "uscc_alphabet",
            "uscc_checksum",
            "jurisdiction_unknown",
            "jurisdiction_foreign",
            "platform_registered",
        )
    }
    pagination_class = CursorPaging

    @extend_schema(
        operation_id="platforms_list",
        parameters=[PlatformQuery],
        responses=PlatformOut(many=True),
        examples=[ANSWER],
    )
    def get(self, request: Request) -> Response:
        """The platforms of the office's province; of the nation for the national office."""
        return self.page(search(self.principal, **self.query(PlatformQuery)), PlatformOut)

    @extend_schema(
        operation_id="platforms_register",
        request=RegisterPlatform,
        responses={201: PlatformOut},
        examples=[REQUEST, ANSWER],
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Register a platform. Its first credential is issued afterwards."""
        body = self.read(RegisterPlatform)
        code, month = body.pop("uscc"), body.pop("reports_from")
        platform = platforms.register(
            self.principal, code=code, reports_from=date.fromisoformat(f"{month}-01"), **body
        )
        answer = tagged(request, PlatformOut(platform).data, 201)
        answer["Location"] = f"/api/v1/platforms/{platform.id}"
        return answer


class PlatformDetail(ApiView):
    scopes = {"GET": Scope.PLATFORMS_READ, "PATCH": Scope.PLATFORMS_WRITE}
    kinds = {"GET": {"office"}, "PATCH": {"office"}}
    refusals = {"PATCH": ("status_unchanged", "platform_stays_closed")}
    conditional = frozenset({"PATCH"})

    @extend_schema(operation_id="platforms_retrieve", responses=PlatformOut, examples=[ANSWER])
    def get(self, request: Request, platform_id: UUID) -> Response:
        """One platform."""
        return tagged(request, self._data(visible_platform(self.principal, platform_id)))

    @extend_schema(
        operation_id="platforms_change",
        request=ChangePlatform,
        responses=PlatformOut,
        examples=[SUSPEND, ANSWER],
    )
    def patch(self, request: Request, platform_id: UUID) -> Response:
        """Suspend a platform, take it up again, or close it for good. Its tokens follow at once."""
        body = self.read(ChangePlatform)
        platform = visible_platform(self.principal, platform_id, locked=True)
        require_match(request, self._data(platform))
        changed = platforms.change_status(self.principal, platform=platform, **body)
        return tagged(request, self._data(changed))

    def _data(self, platform: Platform) -> dict[str, Any]:
        return dict(PlatformOut(platform).data)


class PlatformSize(ApiView):
    scopes = {"PUT": Scope.PLATFORMS_WRITE}
    kinds = {"PUT": {"office"}}
    refusals = {"PUT": ("size_unchanged",)}

    @extend_schema(
        operation_id="platforms_classify",
        request=ClassifyPlatform,
        responses=PlatformOut,
        examples=[CLASSIFY, ANSWER],
    )
    def put(self, request: Request, platform_id: UUID) -> Response:
        """Say how large a platform is, for views by size."""
        body = self.read(ClassifyPlatform)
        platform = visible_platform(self.principal, platform_id, locked=True)
        changed = platforms.classify(self.principal, platform=platform, **body)
        return tagged(request, dict(PlatformOut(changed).data))
