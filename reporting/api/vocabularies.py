"""The code lists, edition by edition, and the controls that attestations are about."""

from typing import Any, ClassVar

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import tagged
from platforms.api.paging import OnePage, whole
from platforms.api.serializers import Links, TextSerializer
from platforms.api.views import ApiView
from reporting import vocabulary
from reporting.vocabulary import Vocabulary, publishing

Out = serializers.Serializer[Any]


class TermOut(Out):
    code = serializers.CharField()
    name = TextSerializer()


class CategoryOut(TermOut):
    phase = serializers.CharField()
    subjects = serializers.ListField(child=serializers.CharField())
    detail = TextSerializer()
    labelling = serializers.BooleanField(help_text="About the labelling of generated content.")


class MeasureOut(TermOut):
    """A countable. Only equal codes and versions are ever added up."""

    version = serializers.IntegerField()
    unit = serializers.CharField()
    backing = serializers.ChoiceField(
        choices=["records", "declared"], help_text="Counted from records, or declared only."
    )
    subject = serializers.CharField(allow_null=True)
    actions = serializers.ListField(
        child=serializers.CharField(), allow_null=True, help_text="Null: every action."
    )
    required = serializers.BooleanField(  # type: ignore[assignment]
        help_text="A report that holds such records must declare it."
    )
    within = serializers.CharField(allow_null=True, help_text="The measure this is a part of.")
    definition = TextSerializer()


class ActionOut(TermOut):
    actor = serializers.ChoiceField(choices=["platform", "regulator", "both"])
    subjects = serializers.ListField(child=serializers.CharField())


class ProvinceOut(TermOut):
    iso = serializers.CharField(allow_null=True)


class VocabularyHead(Out):
    version = serializers.CharField()
    campaign = serializers.CharField(help_text="The campaign whose categories it has.")
    valid_from = serializers.CharField(help_text="The first period, `YYYY-MM`.")
    valid_to = serializers.CharField(allow_null=True, help_text="The last period, itself included.")


class VocabularyItem(VocabularyHead):
    links = Links()


class VocabularyOut(VocabularyHead):
    categories = CategoryOut(many=True)
    measures = MeasureOut(many=True)
    actions = ActionOut(many=True)
    subjects = TermOut(many=True)
    product_kinds = TermOut(many=True)
    modalities = TermOut(many=True)
    detections = TermOut(many=True)
    labels = TermOut(many=True)
    qualifiers = TermOut(many=True)
    provinces = ProvinceOut(many=True)


HEAD = {
    "version": "2025.1",
    "campaign": "qinglang-ai-2025",
    "valid_from": "2025-04",
    "valid_to": "2026-03",
}
ITEM = OpenApiExample("An edition", {**HEAD, "links": {"self": "/api/v1/vocabularies/2025-04"}})
LISTS: dict[str, list[object]] = {
    name: []
    for name in (
        *("measures", "actions", "subjects", "product_kinds", "modalities"),
        *("detections", "labels", "qualifiers"),
    )
}
DOCUMENT = OpenApiExample(
    "An edition, shortened",
    {
        **HEAD,
        "categories": [
            {
                "code": "P1-3",
                "name": {"en": "Lax management of training corpora", "zh": "训练语料管理不严"},
                "phase": "P1",
                "subjects": ["product"],
                "detail": {"en": "...", "zh": "……"},
                "labelling": False,
            }
        ],
        **LISTS,
        "provinces": [{"code": "31", "name": {"en": "Shanghai", "zh": "上海"}, "iso": "CN-SH"}],
    },
)


class Vocabularies(ApiView):
    public: ClassVar[bool] = True
    pagination_class = OnePage

    @extend_schema(
        operation_id="vocabularies_list", responses=VocabularyItem(many=True), examples=[ITEM]
    )
    def get(self, request: Request) -> Response:
        """Every edition, and the periods in which its codes may be used."""
        return tagged(request, whole(_item(one) for one in vocabulary.load().editions))


def _item(edition: Vocabulary) -> dict[str, Any]:
    head = {name: getattr(edition, name) for name in HEAD}
    return {**head, "links": {"self": f"/api/v1/vocabularies/{edition.valid_from}"}}


class VocabularyOfPeriod(ApiView):
    public: ClassVar[bool] = True

    @extend_schema(
        operation_id="vocabularies_retrieve", responses=VocabularyOut, examples=[DOCUMENT]
    )
    def get(self, request: Request, period: str) -> Response:
        """The codes that may be used in the reports of a period, `YYYY-MM`."""
        try:
            edition = vocabulary.for_period(period)
        except vocabulary.NoVocabulary:
            raise Http404 from None
        return tagged(request, publishing.to_public(edition))
