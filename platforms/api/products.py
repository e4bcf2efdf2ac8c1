"""The products of a platform: it keeps the list, the offices read it."""

from typing import Any
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.doubts import explain
from platforms.api.etags import require_match, tagged
from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.api.serializers import Query, StrictSerializer, WarningSerializer
from platforms.api.views import ApiView
from platforms.models import Platform, Product
from platforms.roles import Scope
from platforms.services import products

CODE = r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$"


class ProductOut(serializers.ModelSerializer[Product]):
    platform = serializers.UUIDField(source="platform_id")
    algorithm_filings = serializers.ListField(child=serializers.CharField())
    warnings = serializers.SerializerMethodField()

    class Meta:
        model = Product
        fields = (
            "id",
            "platform",
            "code",
            "kind",
            "name_zh",
            "name_en",
            "algorithm_filings",
            "genai_filing",
            "icp_filing",
            "status",
            "created_at",
            "warnings",
        )

    @extend_schema_field(WarningSerializer(many=True))
    def get_warnings(self, product: Product) -> list[dict[str, str]]:
        return explain(products.doubts(product))


class _Values(StrictSerializer):
    kind = serializers.ChoiceField(choices=Product.Kind.choices)
    name_zh = serializers.CharField(max_length=200)
    name_en = serializers.CharField(max_length=200, required=False, allow_blank=True)
    algorithm_filings = serializers.ListField(
        child=serializers.CharField(max_length=64),
        required=False,
        max_length=50,
        help_text="网信算备 numbers.",
    )
    genai_filing = serializers.CharField(
        max_length=128,
        required=False,
        allow_blank=True,
        help_text="Number of the filing, or of the registration in the province.",
    )
    icp_filing = serializers.CharField(max_length=64, required=False, allow_blank=True)


class RegisterProduct(_Values):
    code = serializers.RegexField(CODE, help_text="Your own; records name the product by it.")


class ChangeProduct(_Values):
    status = serializers.ChoiceField(choices=Product.Status.choices)


class ProductQuery(Query):
    platform = serializers.UUIDField(required=False)
    kind = serializers.ChoiceField(choices=Product.Kind.choices, required=False)
    status = serializers.ChoiceField(choices=Product.Status.choices, required=False)


VALUES = {
    "code": "paint-1",
    "kind": "mini_program",
    "name_zh": "画师",
    "name_en": "Painter",
    "algorithm_filings": ["网信算备310108823483901230031号"],
    "genai_filing": "Shanghai-HuaShi-202407030002",
    "icp_filing": "沪ICP备2023021414号-1A",
}
REQUEST = OpenApiExample("Register", VALUES, request_only=True)
WITHDRAW = OpenApiExample("Withdraw", {"status": "withdrawn"}, request_only=True)
ANSWER = OpenApiExample(
    "A product",
    {
        "id": "01968b3c-7f00-7000-8000-000000000003",
        "platform": "01968b3c-7f00-7000-8000-000000000001",
        **VALUES,
        "status": "offered",
        "created_at": "2025-04-01T09:00:00+08:00",
        "warnings": [],
    },
    response_only=True,
)
NUMBERS = (
    "filing_number_invalid",
    "algorithm_filing_format",
    "registration_format",
    "icp_filing_format",
)


class Products(ApiView):
    scopes = {"GET": Scope.PLATFORMS_READ, "POST": Scope.PLATFORMS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {"POST": (*NUMBERS, "product_code_taken")}
    pagination_class = CursorPaging

    @extend_schema(
        operation_id="products_list",
        parameters=[ProductQuery],
        responses=ProductOut(many=True),
        examples=[ANSWER],
    )
    def get(self, request: Request) -> Response:
        """The caller's products; for an office, those of the platforms it sees."""
        wanted = self.query(ProductQuery)
        found = Product.objects.visible_to(self.principal).filter(**wanted)
        return self.page(found.select_related("platform"), ProductOut)

    @extend_schema(
        operation_id="products_register",
        request=RegisterProduct,
        responses={201: ProductOut},
        examples=[REQUEST, ANSWER],
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Register a product. Oddities of its numbers are `warnings` in the answer."""
        body = self.read(RegisterProduct)
        platform = Platform.objects.visible_to(self.principal).get()
        product = products.register(self.principal, platform=platform, **body)
        answer = tagged(request, ProductOut(product).data, 201)
        answer["Location"] = f"/api/v1/products/{product.id}"
        return answer


class ProductDetail(ApiView):
    scopes = {"GET": Scope.PLATFORMS_READ, "PATCH": Scope.PLATFORMS_WRITE}
    kinds = {"PATCH": {"platform"}}
    refusals = {"PATCH": NUMBERS}
    conditional = frozenset({"PATCH"})

    @extend_schema(operation_id="products_retrieve", responses=ProductOut, examples=[ANSWER])
    def get(self, request: Request, product_id: UUID) -> Response:
        """One product."""
        return tagged(request, self._data(self._product(product_id)))

    @extend_schema(
        operation_id="products_change",
        request=ChangeProduct,
        responses=ProductOut,
        examples=[WITHDRAW, ANSWER],
    )
    def patch(self, request: Request, product_id: UUID) -> Response:
        """Change what is named, withdraw the product, or offer it again. The code stays."""
        body = self.read(ChangeProduct, partial=True)
        product = self._product(product_id, locked=True)
        require_match(request, self._data(product))
        changed = products.change(self.principal, product=product, **body)
        return tagged(request, self._data(changed))

    def _product(self, product_id: UUID, *, locked: bool = False) -> Product:
        found = Product.objects.visible_to(self.principal).select_related("platform")
        if locked:
            found = found.select_for_update(of=("self",))
        product = found.filter(pk=product_id).first()
        if product is None:
            raise Http404
        return product

    def _data(self, product: Product) -> dict[str, Any]:
        return dict(ProductOut(product).data)
