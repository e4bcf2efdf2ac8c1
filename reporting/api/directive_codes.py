"""What an office may tell a platform: which directives are answered, and which only notify."""

from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import tagged
from platforms.api.serializers import TextSerializer
from platforms.api.views import ApiView
from reporting import vocabulary
from reporting.api.vocabularies import TermOut
from reporting.vocabulary import publishing


class DirectiveCodeOut(TermOut):
    kind = serializers.ChoiceField(
        choices=["order", "notice"],
        help_text="An order is answered by a date; a notice is acknowledged and takes no answer.",
    )
    description = TextSerializer()
    expects = TextSerializer(allow_null=True, help_text="What the answer to an order has to say.")


class DirectiveCodesOut(serializers.Serializer[Any]):
    version = serializers.CharField()
    directives = DirectiveCodeOut(many=True)


EXAMPLE = OpenApiExample(
    "Shortened",
    {
        "version": "1",
        "directives": [
            {
                "code": "RECTIFY",
                "kind": "order",
                "name": {"en": "Order to rectify within a time limit", "zh": "责令限期改正"},
                "description": {"en": "...", "zh": "……"},
                "expects": {"en": "What was put right, ...", "zh": "已改正的事项……"},
            }
        ],
    },
)


class DirectiveCodes(ApiView):
    public: ClassVar[bool] = True

    @extend_schema(
        operation_id="directive_codes_retrieve", responses=DirectiveCodesOut, examples=[EXAMPLE]
    )
    def get(self, request: Request) -> Response:
        """Every code of a directive, with what is expected of the platform."""
        return tagged(request, publishing.directive_kinds(vocabulary.load()))
