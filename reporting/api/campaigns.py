"""Campaigns, what was published of them, and how the categories of one relate to another's."""

from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import tagged
from platforms.api.paging import OnePage, whole
from platforms.api.serializers import TextSerializer
from platforms.api.views import ApiView
from reporting import vocabulary
from reporting.api.vocabularies import CategoryOut, TermOut
from reporting.vocabulary import publishing

Out = serializers.Serializer[Any]


class PublishedFigureOut(Out):
    """A figure that the regulator published; scopes overlap, so figures are never added up."""

    scope = serializers.CharField(help_text="Code of the jurisdiction it speaks of.")
    phase = serializers.CharField()
    measure = serializers.CharField()
    value = serializers.IntegerField()
    qualifier = serializers.ChoiceField(choices=["exact", "at_least"])
    published_on = serializers.DateField()
    url = serializers.CharField()


class CampaignOut(TermOut):
    version = serializers.CharField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    periods = serializers.ListField(child=serializers.CharField())
    source = serializers.CharField()  # type: ignore[assignment]
    phases = TermOut(many=True)
    categories = CategoryOut(many=True)
    published = PublishedFigureOut(many=True)


class CrossingOut(Out):
    origin = serializers.CharField()
    target = serializers.CharField()
    relation = serializers.ChoiceField(
        choices=["exact", "broader", "narrower", "related"],
        help_text="`broader`: the target covers more than the origin.",
    )
    note = TextSerializer()


class CrosswalkOut(Out):
    origin = serializers.CharField(help_text="Version of a vocabulary.")
    target = serializers.CharField(help_text="Version of a later vocabulary.")
    source = serializers.CharField()  # type: ignore[assignment]
    crossings = CrossingOut(many=True)


CAMPAIGN = OpenApiExample(
    "A campaign, shortened",
    {
        "code": "qinglang-ai-2025",
        "name": {
            "en": "Clear and Bright 2025: abuse of AI technology",
            "zh": "清朗·AI技术滥用",
        },
        "version": "1",
        "starts_on": "2025-04-30",
        "ends_on": "2025-07-29",
        "periods": ["2025-04", "2025-05", "2025-06"],
        "source": "Notice of 2025-04-30",
        "phases": [],
        "categories": [],
        "published": [],
    },
)
CROSSWALK = OpenApiExample(
    "Shortened",
    {
        "origin": "2025.1",
        "target": "2026.1",
        "source": "Ours.",
        "crossings": [
            {
                "origin": "P1-3",
                "target": "A3",
                "relation": "related",
                "note": {"en": "...", "zh": "……"},
            }
        ],
    },
)


class Campaigns(ApiView):
    public: ClassVar[bool] = True
    pagination_class = OnePage

    @extend_schema(
        operation_id="campaigns_list", responses=CampaignOut(many=True), examples=[CAMPAIGN]
    )
    def get(self, request: Request) -> Response:
        """Every campaign, with its categories and the figures that were published of it."""
        found = vocabulary.load().campaigns.values()
        return tagged(request, whole(publishing.campaign(one) for one in found))


class Crosswalks(ApiView):
    public: ClassVar[bool] = True
    pagination_class = OnePage

    @extend_schema(
        operation_id="crosswalks_list", responses=CrosswalkOut(many=True), examples=[CROSSWALK]
    )
    def get(self, request: Request) -> Response:
        """How the categories of one vocabulary relate to those of the next."""
        found = vocabulary.load().crosswalk
        return tagged(request, whole(publishing.crosswalk(one) for one in found))
