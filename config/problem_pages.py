"""What a code means: the address that every problem gives as its `type`."""

from typing import Any, ClassVar

from django.http import Http404
from django.utils.translation import override
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from config.problems import CATALOGUE
from platforms.api.etags import tagged
from platforms.api.paging import OnePage, whole
from platforms.api.serializers import TextSerializer
from platforms.api.views import ApiView

EXAMPLE = OpenApiExample(
    "A code",
    {
        "code": "token_missing",
        "status": 401,
        "title": {"en": "No token", "zh": "缺少令牌"},
        "detail": {
            "en": "Send `Authorization: Bearer TOKEN`; get one from /oauth/token/.",
            "zh": "请发送 `Authorization: Bearer TOKEN`；令牌由 /oauth/token/ 签发。",
        },
    },
)


class ProblemKindSerializer(serializers.Serializer[Any]):
    """A kind of problem. `{...}` stands for what differs from case to case."""

    code = serializers.CharField()
    status = serializers.IntegerField()
    title = TextSerializer()
    detail = TextSerializer()


def explain(code: str) -> dict[str, Any]:
    kind = CATALOGUE[code]
    return {
        "code": code,
        "status": kind.status,
        "title": _both(kind.title),
        "detail": _both(kind.detail),
    }


def _both(text: object) -> dict[str, str]:
    found = {}
    for key, language in (("en", "en"), ("zh", "zh-hans")):
        with override(language):
            found[key] = str(text)
    return found


class Problems(ApiView):
    public: ClassVar[bool] = True
    pagination_class = OnePage

    @extend_schema(
        operation_id="problems_list", responses=ProblemKindSerializer(many=True), examples=[EXAMPLE]
    )
    def get(self, request: Request) -> Response:
        """Every code that an error may carry, in both languages."""
        return tagged(request, whole([explain(code) for code in CATALOGUE]))


class ProblemKind(ApiView):
    public: ClassVar[bool] = True

    @extend_schema(
        operation_id="problems_retrieve", responses=ProblemKindSerializer, examples=[EXAMPLE]
    )
    def get(self, request: Request, code: str) -> Response:
        """What a code means and what to do about it."""
        if code not in CATALOGUE:
            raise Http404
        return tagged(request, explain(code))
