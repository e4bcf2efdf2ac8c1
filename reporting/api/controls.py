"""The technical safeguards that platforms attest to."""

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


class ControlOut(TermOut):
    source = serializers.CharField(  # type: ignore[assignment]
        help_text="The rule it follows from."
    )
    description = TextSerializer()
    evidence = serializers.ListField(
        child=serializers.CharField(), help_text="Types of evidence that can show it."
    )


class ControlsOut(serializers.Serializer[Any]):
    version = serializers.CharField()
    controls = ControlOut(many=True)
    attestation_statuses = TermOut(many=True)


EXAMPLE = OpenApiExample(
    "Shortened",
    {
        "version": "2025.1",
        "controls": [
            {
                "code": "LBL-01",
                "name": {"en": "Implicit label on output", "zh": "文件元数据隐式标识"},
                "source": "Labelling Measures art. 5; GB 45438-2025 6.1",
                "description": {"en": "...", "zh": "……"},
                "evidence": ["label_sample", "metric"],
            }
        ],
        "attestation_statuses": [
            {"code": "implemented", "name": {"en": "Implemented", "zh": "已落实"}}
        ],
    },
)


class Controls(ApiView):
    public: ClassVar[bool] = True

    @extend_schema(operation_id="controls_retrieve", responses=ControlsOut, examples=[EXAMPLE])
    def get(self, request: Request) -> Response:
        """The whole catalogue, and what may be said of a control."""
        return tagged(request, publishing.controls(vocabulary.load()))
