"""Later due dates: granted and revoked by an office, seen by the platform."""

from typing import Any
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.api.serializers import Query, StrictSerializer
from platforms.api.views import ApiView
from platforms.models import Platform
from platforms.roles import Scope
from reporting.api.consolidated_rows import platform_ref
from reporting.api.consolidated_serializers import PlatformRefSerializer
from reporting.api.months import PeriodField
from reporting.models import Extension, Period
from reporting.models.periods import parse_period
from reporting.selectors.extensions import STATES, find_extension, visible_extensions
from reporting.services import extending

REASON = "Read by the platform."


class ExtensionQuery(Query):
    platform = serializers.UUIDField(required=False)
    period = PeriodField(required=False, help_text="Only for this month, `YYYY-MM`.")
    state = serializers.ChoiceField(tuple(STATES), required=False)


class GrantExtension(StrictSerializer):
    platform = serializers.UUIDField()
    period = PeriodField(help_text="The month, `YYYY-MM`.")
    due_at = serializers.DateTimeField(help_text="Later than now and than what holds.")
    reason = serializers.CharField(min_length=2, max_length=2000, help_text=REASON)


class RevokeExtension(StrictSerializer):
    reason = serializers.CharField(min_length=2, max_length=2000, help_text=REASON)


class ExtensionLinks(serializers.Serializer[Any]):
    self = serializers.CharField()


class ExtensionOut(serializers.ModelSerializer[Extension]):
    """A later due date of one platform for one period."""

    platform = serializers.SerializerMethodField()
    period = serializers.CharField(source="period.code")
    state = serializers.ChoiceField(
        tuple(STATES), help_text="`replaced`: a still later date was granted."
    )
    was_due_at = serializers.DateTimeField(help_text="What held until it was granted.")
    office = serializers.UUIDField(source="granted_by_office_id", help_text="That granted it.")
    ended_at = serializers.DateTimeField(allow_null=True)
    end_reason = serializers.CharField(help_text="Why it was revoked; else empty.")
    links = serializers.SerializerMethodField()

    class Meta:
        model = Extension
        fields = (
            *("id", "platform", "period", "state", "due_at", "was_due_at", "reason", "office"),
            *("granted_at", "ended_at", "end_reason", "links"),
        )

    @extend_schema_field(PlatformRefSerializer)
    def get_platform(self, extension: Extension) -> dict[str, Any]:
        one = extension.platform
        return platform_ref(one.id, one.uscc, one.name_en, one.name_zh, one.jurisdiction_id)

    @extend_schema_field(ExtensionLinks)
    def get_links(self, extension: Extension) -> dict[str, str]:
        return {"self": f"/api/v1/extensions/{extension.id}"}


GRANT = {
    "platform": "0198a0b6-0000-7000-8000-000000000001",
    "period": "2025-05",
    "due_at": "2025-06-21T00:00:00+08:00",
    "reason": "系统故障，准予延期。",
}
EXTENSION = {
    "id": "0198a0b6-0000-7000-8000-00000000000e",
    "platform": {
        "id": GRANT["platform"],
        "uscc": "91310000MA1FL0000X",
        "name_en": "Photos",
        "name_zh": "图片社区",
        "province": "31",
    },
    "period": "2025-05",
    "state": "in_force",
    "due_at": GRANT["due_at"],
    "was_due_at": "2025-06-11T00:00:00+08:00",
    "reason": GRANT["reason"],
    "office": "0198a0b6-0000-7000-8000-000000000003",
    "granted_at": "2025-06-09T15:30:00+08:00",
    "ended_at": None,
    "end_reason": "",
    "links": {"self": "/api/v1/extensions/0198a0b6-0000-7000-8000-00000000000e"},
}
SHOWN = OpenApiExample("A later date", EXTENSION, response_only=True)
ASKED = OpenApiExample("Put off", GRANT, request_only=True)
REVOKED = OpenApiExample(
    "Revoked",
    {
        **EXTENSION,
        "state": "revoked",
        "ended_at": "2025-06-12T09:00:00+08:00",
        "end_reason": "误操作，予以撤销。",
    },
    response_only=True,
)
WHY = OpenApiExample("Why", {"reason": "误操作，予以撤销。"}, request_only=True)


class Extensions(ApiView):
    pagination_class = CursorPaging
    ordering = "-id"
    scopes = {"GET": Scope.REPORTS_READ, "POST": Scope.REVIEWS_WRITE}
    kinds = {"POST": {"office"}}
    refusals = {
        "POST": (
            *("extension_not_due", "extension_filed", "extension_due_at", "extension_due_earlier"),
            *("period_archived", "not_found"),
        )
    }

    @extend_schema(
        operation_id="extensions_list",
        parameters=[ExtensionQuery],
        examples=[SHOWN],
        responses=ExtensionOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """Later due dates, past and present, the latest first."""
        asked = self.query(ExtensionQuery)
        if "period" in asked:
            asked["month"] = parse_period(asked.pop("period"))
        return self.page(visible_extensions(self.principal, **asked), ExtensionOut)

    @extend_schema(
        operation_id="extensions_grant",
        examples=[ASKED, SHOWN],
        request=GrantExtension,
        responses={201: ExtensionOut},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Put off the day by which a platform files for a period.

        Only while nothing has been filed: what came is judged by the date that stood then.
        """
        body = self.read(GrantExtension)
        platform = Platform.objects.visible_to(self.principal).filter(pk=body["platform"]).first()
        period = Period.objects.filter(month=parse_period(body["period"])).first()
        if platform is None or period is None:
            raise Http404
        granted = extending.grant(
            self.principal, platform, period, due_at=body["due_at"], reason=body["reason"]
        )
        answer = Response(ExtensionOut(granted).data, status=201)
        answer["Location"] = f"/api/v1/extensions/{granted.id}"
        return answer


class ExtensionView(ApiView):
    """A view below `extensions/{extension_id}`."""

    def extension(self) -> Extension:
        found = find_extension(self.principal, self.kwargs["extension_id"])
        if found is None:
            raise Http404
        return found


class ExtensionDetail(ExtensionView):
    scopes = {"GET": Scope.REPORTS_READ}

    @extend_schema(operation_id="extensions_retrieve", examples=[SHOWN], responses=ExtensionOut)
    def get(self, request: Request, extension_id: UUID) -> Response:
        """One of them."""
        return Response(ExtensionOut(self.extension()).data)


class ExtensionRevoke(ExtensionView):
    scopes = {"POST": Scope.REVIEWS_WRITE}
    kinds = {"POST": {"office"}}
    refusals = {"POST": ("extension_over", "extension_used")}

    @extend_schema(
        operation_id="extensions_revoke",
        examples=[WHY, REVOKED],
        request=RevokeExtension,
        responses=ExtensionOut,
    )
    @idempotent
    def post(self, request: Request, extension_id: UUID) -> Response:
        """Let the period's own date hold again, if nothing has been filed since."""
        reason = self.read(RevokeExtension)["reason"]
        revoked = extending.revoke(self.principal, self.extension(), reason=reason)
        return Response(ExtensionOut(revoked).data)
