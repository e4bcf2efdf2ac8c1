"""The rules that filings are checked by, as the registry has them."""

from typing import Any, ClassVar

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import tagged
from platforms.api.paging import OnePage, whole
from platforms.api.views import ApiView
from reporting.api.language import language_of
from reporting.checks import Layer, Severity, UnknownCheck, all_checks, get, to_public


class CheckOut(serializers.Serializer[Any]):
    """A rule. `message` speaks of one finding; `{...}` stands for what was found."""

    id = serializers.CharField(help_text="Permanent: never given to another rule.")
    layer = serializers.ChoiceField(choices=[layer.value for layer in Layer])
    severity = serializers.ChoiceField(
        choices=[severity.value for severity in Severity],
        help_text="An error blocks, a warning needs an explanation, a note informs.",
    )
    title = serializers.CharField()
    message = serializers.CharField()
    remedy = serializers.CharField()
    reference = serializers.CharField()
    waivable = serializers.BooleanField()
    passing = serializers.DictField(help_text="An example that passes.")
    failing = serializers.DictField(help_text="An example that fails.")


EXAMPLE = OpenApiExample(
    "A check",
    {
        "id": "S101",
        "layer": "structure",
        "severity": "error",
        "title": "Line is not UTF-8",
        "message": "Byte {byte} of the line is not valid UTF-8.",
        "remedy": "Save the file as UTF-8 and send it again.",
        "reference": "RFC 8259 section 8.1",
        "waivable": False,
        "passing": {"record": {"note": "谣言已清理"}},
        "failing": {"hex": "7b227265636f72645f6964223a22d2a5d1d4227d"},
    },
)


class Checks(ApiView):
    public: ClassVar[bool] = True
    pagination_class = OnePage

    @extend_schema(operation_id="checks_list", responses=CheckOut(many=True), examples=[EXAMPLE])
    def get(self, request: Request) -> Response:
        """Every check, in the order in which they run."""
        language = language_of(request)
        return tagged(request, whole(to_public(check, language) for check in all_checks()))


class CheckDetail(ApiView):
    public: ClassVar[bool] = True

    @extend_schema(operation_id="checks_retrieve", responses=CheckOut, examples=[EXAMPLE])
    def get(self, request: Request, check_id: str) -> Response:
        """One check."""
        try:
            check = get(check_id)
        except UnknownCheck:
            raise Http404 from None
        return tagged(request, to_public(check, language_of(request)))
