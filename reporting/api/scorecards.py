"""Scorecards: how well platforms file, beside their peers. A platform sees its own."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.serializers import Links, Query
from platforms.api.views import ApiView
from platforms.models import Platform
from platforms.roles import Scope
from reporting.api.consolidated_rows import platform_ref
from reporting.api.consolidated_serializers import PlatformRefSerializer
from reporting.api.language import language_of
from reporting.api.months import PeriodField
from reporting.models import Quality
from reporting.models.periods import parse_period
from reporting.selectors import scorecards as selected
from reporting.selectors.scorecards import USUAL, WINDOWS, Span
from reporting.signals.indicators import INDICATORS, Judged
from reporting.vocabulary import Language

SIZES = [size for size in Platform.Size.values if size]
PLATFORM_ID = "01970c2d-1111-7222-8333-444455556666"
ITEM: dict[str, Any] = {
    "platform": {
        "id": PLATFORM_ID,
        "uscc": "91310000MADEM0001B",
        "name_en": "Photos",
        "name_zh": "图片社区",
        "province": "31",
    },
    "size": "large",
    "period": "2025-06",
    "months": 6,
    "indicators": [
        {
            "indicator": "punctuality",
            "title": "按期报送率",
            "value": 0.5,
            "peers": {"median": 1.0, "n": 14, "size": "large"},
            "worse": 5.0,
            "outlier": True,
            "reason": "按期报送率：本平台为 50 %，14 家平台的中位数为 100 %，差 5 个稳健标准差。",
        }
    ],
    "links": {"self": f"/api/v1/scorecards/{PLATFORM_ID}?period=2025-06&months=6"},
}
MONTH = {
    "period": "2025-06",
    "standing": "late",
    "accepted": 1,
    "lines": 21845,
    "indicators": {**dict.fromkeys(INDICATORS, 0.0), "samples": 0.98},
}


class ScorecardQuery(Query):
    period = PeriodField(
        required=False,
        help_text="The last month of the window; the latest that was due if left out.",
    )
    months = serializers.ChoiceField(
        choices=WINDOWS, required=False, default=USUAL, help_text="How many months it has."
    )

    @property
    def span(self) -> Span:
        """Raises `ValidationError` while no month was due yet."""
        given = self.validated_data
        month = parse_period(given["period"]) if "period" in given else selected.latest_month()
        if month is None:
            raise serializers.ValidationError({"period": _("No month was due yet.")})
        return Span(month, int(given["months"]))


class ScorecardsQuery(ScorecardQuery):
    sort = serializers.ChoiceField(
        choices=list(INDICATORS), required=False, help_text="An indicator; by code if left out."
    )
    descending = serializers.BooleanField(
        required=False, default=False, help_text="The largest first."
    )
    province = serializers.RegexField(r"^[0-9]{2}$", required=False)
    size = serializers.ChoiceField(choices=SIZES, required=False)
    outliers = serializers.BooleanField(
        required=False, default=False, help_text="Those alone that are far worse than their peers."
    )


class PeersOut(serializers.Serializer[Any]):
    """The middle of five platforms at least, this one among them."""

    median = serializers.FloatField()
    n = serializers.IntegerField()
    size = serializers.ChoiceField(choices=SIZES, allow_null=True, help_text="null: of any size.")


class IndicatorOut(serializers.Serializer[Any]):
    indicator = serializers.ChoiceField(choices=list(INDICATORS))
    title = serializers.CharField()
    value = serializers.FloatField(allow_null=True, help_text="null: nothing to tell from.")
    peers = PeersOut(allow_null=True)
    worse = serializers.FloatField(
        allow_null=True, help_text="Robust deviations from the median; below 0 it is better."
    )
    outlier = serializers.BooleanField()
    reason = serializers.CharField(allow_blank=True, help_text="Why it is one, in words.")


class ScorecardItem(serializers.Serializer[Any]):
    platform = PlatformRefSerializer()
    size = serializers.ChoiceField(choices=SIZES, allow_null=True)
    period = serializers.CharField()
    months = serializers.IntegerField()
    indicators = IndicatorOut(many=True)
    links = Links()


class QualityMonthOut(serializers.Serializer[Any]):
    """A month by itself."""

    period = serializers.CharField()
    standing = serializers.ChoiceField(choices=Quality.Standing.choices)
    accepted = serializers.IntegerField(help_text="Revisions that came into force.")
    lines = serializers.IntegerField(help_text="Records that were uploaded, whatever became of it.")
    indicators = serializers.DictField(child=serializers.FloatField(allow_null=True))


class ScorecardOut(ScorecardItem):
    trend = QualityMonthOut(many=True, help_text="The twelve months up to `period`.")
    measured_at = serializers.DateTimeField(help_text="When the latest month last changed.")


class Scorecards(ApiView):
    pagination_class = CursorPaging
    ordering = "place"
    scopes = {"GET": Scope.REPORTS_READ}

    @extend_schema(
        operation_id="scorecards_list",
        parameters=[ScorecardsQuery],
        responses=ScorecardItem(many=True),
        examples=[OpenApiExample("Answer", ITEM, response_only=True)],
    )
    def get(self, request: Request) -> Response:
        """How well platforms filed over a window of months, beside the median of their peers."""
        asked = ScorecardsQuery(data=_plain(request))
        asked.is_valid(raise_exception=True)
        given, span = asked.validated_data, asked.span
        rows = selected.scorecards(
            self.principal,
            span,
            sort=("-" if given["descending"] else "") + given.get("sort", ""),
            provinces=[given["province"]] if "province" in given else (),
            sizes=[given["size"]] if "size" in given else (),
            outliers=given["outliers"],
        )
        paging, compared = CursorPaging(), selected.peers(span)
        page = paging.paginate_queryset(rows, request, view=self) or ()
        language = language_of(request)
        return paging.get_paginated_response([_card(one, span, compared, language) for one in page])


class ScorecardDetail(ApiView):
    scopes = {"GET": Scope.REPORTS_READ}

    @extend_schema(
        operation_id="scorecards_retrieve",
        parameters=[ScorecardQuery],
        responses=ScorecardOut,
        examples=[
            OpenApiExample(
                "Answer",
                {**ITEM, "trend": [MONTH], "measured_at": "2025-07-11T00:25:00+08:00"},
                response_only=True,
            )
        ],
    )
    def get(self, request: Request, platform_id: UUID) -> Response:
        """One platform's, with each month by itself."""
        asked = ScorecardQuery(data=_plain(request))
        asked.is_valid(raise_exception=True)
        span = asked.span
        row = selected.scorecard(self.principal, platform_id, span)
        if row is None:
            raise Http404
        trend = selected.by_month(self.principal, platform_id, Span(span.month, max(WINDOWS)))
        card = _card(row, span, selected.peers(span), language_of(request))
        measured = max(one["month_measured_at"] for one in trend)
        return Response({**card, "trend": [_month(one) for one in trend], "measured_at": measured})


def _plain(request: Request) -> dict[str, Any]:
    return dict(request.query_params.items())


def _card(
    row: Mapping[str, Any], span: Span, compared: selected.Compared, language: Language
) -> dict[str, Any]:
    names = ("uscc", "name_en", "name_zh", "jurisdiction_id")
    period, platform = f"{span.month:%Y-%m}", row["platform_id"]
    return {
        "platform": platform_ref(platform, *(row[f"platform__{name}"] for name in names)),
        "size": row["platform__size"] or None,
        "period": period,
        "months": span.months,
        "indicators": [_indicator(one, language) for one in selected.judge(row, compared)],
        "links": {
            "self": f"/api/v1/scorecards/{platform}?period={period}&months={span.months}",
            "platform": f"/api/v1/platforms/{platform}",
        },
    }


def _indicator(one: Judged, language: Language) -> dict[str, Any]:
    peers = one.peers
    return {
        "indicator": one.indicator.name,
        "title": one.indicator.title.within(language),
        "value": one.value,
        "peers": {"median": peers.median, "n": peers.n, "size": peers.size or None}
        if peers
        else None,
        "worse": one.worse,
        "outlier": one.outlier,
        "reason": one.reason(language),
    }


def _month(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "period": f"{row['period_id']:%Y-%m}",
        "standing": row["month_standing"],
        "accepted": row["month_accepted"],
        "lines": row["month_lines"],
        "indicators": {name: row[name] for name in INDICATORS},
    }
