"""How far platforms have come: credential, first call, first filing, first accepted."""

from dataclasses import asdict
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.serializers import Query
from platforms.api.views import ApiView
from platforms.models import Jurisdiction, Platform
from platforms.roles import Scope
from reporting.api.consolidated import describe_scope
from reporting.api.consolidated_rows import platform_ref
from reporting.api.consolidated_serializers import (
    MANY,
    CodesField,
    PlatformRefSerializer,
    ScopeSerializer,
    flat,
)
from reporting.api.filings import SizeField, SizesField
from reporting.selectors.onboarding import STEPS, Filters, Funnel, funnels, onboarding
from reporting.selectors.scopes import scope_of

FUNNEL = {"registered": 60, "credential": 58, "call": 55, "filing": 51, "accepted": 48}
EXAMPLE = OpenApiExample(
    "A platform that has called and not filed",
    value={
        "platform": {
            "id": "0198a0b6-0000-7000-8000-000000000001",
            "uscc": "91310000MA1FL0000X",
            "name_en": "Photos",
            "name_zh": "图片社区",
            "province": "31",
        },
        "size": "large",
        "step": "call",
        "registered_at": "2025-04-01T09:00:00+08:00",
        "credential_at": "2025-04-01T09:05:00+08:00",
        "call_at": "2025-04-07T16:20:00+08:00",
        "filing_at": None,
        "accepted_at": None,
    },
    response_only=True,
)
SUMMARY_EXAMPLE = OpenApiExample(
    "A province",
    value={
        "scope": {"jurisdiction": "31", "name": "Shanghai"},
        "counts": FUNNEL,
        "by_province": [{"jurisdiction": "31", "name": "Shanghai", **FUNNEL}],
        "by_size": [{"size": "large", **FUNNEL}],
    },
    response_only=True,
)


class OnboardingFilters(Query):
    province = CodesField(required=False, help_text=f"Registered in these provinces. {MANY}")
    size = SizesField(required=False, help_text=f"Platforms of these sizes. {MANY}")


class OnboardingQuery(OnboardingFilters):
    step = serializers.ChoiceField(
        STEPS, required=False, help_text="Those who have come so far, and no further."
    )


class OnboardingSerializer(serializers.Serializer[Any]):
    """The moment of each step, or null. Platforms that were closed are left out."""

    platform = PlatformRefSerializer()
    size = SizeField()
    step = serializers.ChoiceField(STEPS, help_text="The last that was reached.")
    registered_at = serializers.DateTimeField()
    credential_at = serializers.DateTimeField(
        allow_null=True, help_text="Its first credential was issued."
    )
    call_at = serializers.DateTimeField(
        allow_null=True, help_text="It called the API for the first time."
    )
    filing_at = serializers.DateTimeField(
        allow_null=True, help_text="It submitted a report for the first time."
    )
    accepted_at = serializers.DateTimeField(
        allow_null=True, help_text="A report of it was accepted for the first time."
    )


class FunnelSerializer(serializers.Serializer[Any]):
    """How many platforms have come as far, or further."""

    registered = serializers.IntegerField()
    credential = serializers.IntegerField()
    call = serializers.IntegerField()
    filing = serializers.IntegerField()
    accepted = serializers.IntegerField()


class ProvinceFunnelSerializer(FunnelSerializer):
    jurisdiction = serializers.CharField()
    name = serializers.CharField()


class SizeFunnelSerializer(FunnelSerializer):
    size = SizeField()


class OnboardingSummarySerializer(serializers.Serializer[Any]):
    scope = ScopeSerializer()
    counts = FunnelSerializer()
    by_province = ProvinceFunnelSerializer(many=True)
    by_size = SizeFunnelSerializer(many=True)


class OnboardingView(ApiView):
    scopes = {"GET": Scope.PLATFORMS_READ}
    kinds = {"GET": {"office"}}

    def asked(self, query_class: type[OnboardingFilters]) -> Filters:
        query = query_class(data=flat(self.request.query_params))
        query.is_valid(raise_exception=True)
        given = query.validated_data
        return Filters(given.get("province", ()), given.get("size", ()), given.get("step", ""))


class Onboarding(OnboardingView):
    pagination_class = CursorPaging
    ordering = "id"

    @extend_schema(
        operation_id="onboarding_list",
        parameters=[OnboardingQuery],
        responses=OnboardingSerializer(many=True),
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """Each platform, with when it reached each step towards its first accepted report."""
        found = onboarding(self.principal, self.asked(OnboardingQuery))
        paging = CursorPaging()
        page = paging.paginate_queryset(found, request, view=self)
        return paging.get_paginated_response([_represent(one) for one in page or ()])


def _represent(one: Any) -> dict[str, Any]:
    moments = {step: getattr(one, f"{step}_at") for step in STEPS}
    return {
        "platform": platform_ref(one.id, one.uscc, one.name_en, one.name_zh, one.jurisdiction_id),
        "size": one.size or None,
        "step": [step for step in STEPS if moments[step]][-1],
        **{f"{step}_at": at and timezone.localtime(at) for step, at in moments.items()},
    }


class OnboardingSummary(OnboardingView):
    @extend_schema(
        operation_id="onboarding_summary",
        parameters=[OnboardingFilters],
        responses=OnboardingSummarySerializer,
        examples=[SUMMARY_EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """How many platforms have come as far as each step: in all, by province and by size."""
        counted = funnels(onboarding(self.principal, self.asked(OnboardingFilters)))
        return Response(
            {
                "scope": describe_scope(scope_of(self.principal)),
                "counts": asdict(counted.whole),
                "by_province": _by_province(counted.provinces),
                "by_size": _by_size(counted.sizes),
            }
        )


def _by_province(counted: dict[str, Funnel]) -> list[dict[str, Any]]:
    names = {one.code: str(one) for one in Jurisdiction.objects.filter(code__in=counted)}
    return [
        {"jurisdiction": code, "name": names[code], **asdict(one)} for code, one in counted.items()
    ]


def _by_size(counted: dict[str, Funnel]) -> list[dict[str, Any]]:
    sizes = [size for size in (*Platform.Size.values, "") if size in counted]
    return [{"size": size or None, **asdict(counted[size])} for size in sizes]
