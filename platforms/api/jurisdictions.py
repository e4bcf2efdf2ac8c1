"""The nation and its provinces."""

from typing import ClassVar

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import tagged
from platforms.api.paging import OnePage, whole
from platforms.api.views import ApiView
from platforms.models import Jurisdiction

EXAMPLE = OpenApiExample(
    "A province", {"code": "31", "iso": "CN-SH", "name_en": "Shanghai", "name_zh": "上海"}
)


class JurisdictionOut(serializers.ModelSerializer[Jurisdiction]):
    class Meta:
        model = Jurisdiction
        fields = ("code", "iso", "name_en", "name_zh")


class Jurisdictions(ApiView):
    public: ClassVar[bool] = True
    pagination_class = OnePage

    @extend_schema(
        operation_id="jurisdictions_list",
        responses=JurisdictionOut(many=True),
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """`00` is the nation; the others are provinces by the two leading digits of GB/T 2260."""
        return tagged(request, whole(JurisdictionOut(Jurisdiction.objects.all(), many=True).data))
