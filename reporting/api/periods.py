"""The months reports are filed for."""

from typing import Any, ClassVar

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.serializers import Links, Query
from platforms.api.views import ApiView
from reporting import vocabulary
from reporting.models import Period
from reporting.models.periods import parse_period
from reporting.selectors.archives import with_archives


class PeriodOut(serializers.ModelSerializer[Period]):
    period = serializers.CharField(source="code", help_text="The month, `YYYY-MM`.")
    ends_at = serializers.DateTimeField(help_text="The end of the month in Asia/Shanghai.")
    closed_at = serializers.DateTimeField(
        allow_null=True, help_text="When it was first consolidated."
    )
    archived_at = serializers.DateTimeField(
        allow_null=True,
        help_text="Since when its records are archived and not read here; null: they are here.",
    )
    campaigns = serializers.SerializerMethodField()
    vocabulary = serializers.SerializerMethodField(help_text="Version; null: none covers it.")
    links = serializers.SerializerMethodField()

    class Meta:
        model = Period
        fields = (
            "period",
            "opens_at",
            "ends_at",
            "due_at",
            "closed_at",
            "archived_at",
            "campaigns",
            "vocabulary",
            "links",
        )

    def get_campaigns(self, period: Period) -> list[str]:
        return [campaign.code for campaign in vocabulary.load().campaigns_of(period.code)]

    def get_vocabulary(self, period: Period) -> str | None:
        try:
            return vocabulary.for_period(period.code).version
        except vocabulary.NoVocabulary:
            return None

    @extend_schema_field(Links)
    def get_links(self, period: Period) -> dict[str, str]:
        return {
            "self": f"/api/v1/periods/{period.code}",
            "vocabulary": f"/api/v1/vocabularies/{period.code}",
        }


EXAMPLE = OpenApiExample(
    "A month of the campaign",
    {
        "period": "2025-05",
        "opens_at": "2025-05-01T00:00:00+08:00",
        "ends_at": "2025-06-01T00:00:00+08:00",
        "due_at": "2025-06-11T00:00:00+08:00",
        "closed_at": None,
        "archived_at": None,
        "campaigns": ["qinglang-ai-2025"],
        "vocabulary": "2025.1",
        "links": {
            "self": "/api/v1/periods/2025-05",
            "vocabulary": "/api/v1/vocabularies/2025-05",
        },
    },
)


class Periods(ApiView):
    public: ClassVar[bool] = True
    pagination_class = CursorPaging
    ordering = "-month"

    @extend_schema(
        operation_id="periods_list",
        responses=PeriodOut(many=True),
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """The months that have begun, the latest first, and by when their reports are due."""
        self.query(Query)
        return self.page(with_archives(Period.objects.all()), PeriodOut)


class PeriodDetail(ApiView):
    public: ClassVar[bool] = True

    @extend_schema(operation_id="periods_retrieve", responses=PeriodOut, examples=[EXAMPLE])
    def get(self, request: Request, period: str) -> Response:
        """One month."""
        return Response(PeriodOut(find_period(period)).data)


def find_period(code: str) -> Any:
    try:
        found = with_archives(Period.objects.filter(month=parse_period(code))).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found
