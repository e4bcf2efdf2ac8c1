"""Open data, for everybody: which packages there are, and their files, which never change."""

from typing import Any, ClassVar

from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import OnePage, whole
from platforms.api.serializers import Links
from platforms.api.views import ApiView
from reporting.api.downloads import RANGE_HEADERS, Anything, Stored, sent
from reporting.models import OpenPackage
from reporting.models.periods import parse_period

PATH = "/api/v1/open-data"
FOR_A_WHILE = "public, max-age=300"
FOR_EVER = "public, max-age=31536000, immutable"
SHA256 = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
FILE = {
    "name": "totals.csv",
    "media_type": "text/csv; charset=utf-8",
    "size": 184_210,
    "sha256": SHA256,
    "rows": 1204,
    "links": {"self": f"{PATH}/2025-05/1/totals.csv"},
}
PACKAGE = {
    "period": "2025-05",
    "number": 1,
    "consolidation": 1,
    "threshold": 5,
    "made_at": "2025-06-20T10:00:00+08:00",
    "manifest_sha256": SHA256,
    "files": [FILE],
    "links": {"self": f"{PATH}/2025-05/1", "manifest": f"{PATH}/2025-05/1/manifest.json"},
}
EXAMPLE = OpenApiExample("May 2025", PACKAGE, response_only=True)


class OpenFileOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    media_type = serializers.CharField()
    size = serializers.IntegerField()
    sha256 = serializers.CharField()
    rows = serializers.IntegerField(allow_null=True)
    links = Links()


class OpenPackageOut(serializers.ModelSerializer[OpenPackage]):
    """The open data of a month. Of several of a month, the highest number holds."""

    period = serializers.SerializerMethodField()
    consolidation = serializers.IntegerField(source="consolidation_number")
    threshold = serializers.IntegerField(help_text="Nothing is told of fewer platforms.")
    files = serializers.SerializerMethodField()
    links = serializers.SerializerMethodField()

    class Meta:
        model = OpenPackage
        fields = (
            *("period", "number", "consolidation", "threshold", "made_at", "manifest_sha256"),
            *("files", "links"),
        )

    def get_period(self, package: OpenPackage) -> str:
        return f"{package.period_id:%Y-%m}"

    @extend_schema_field(OpenFileOut(many=True))
    def get_files(self, package: OpenPackage) -> list[dict[str, Any]]:
        base = _path_of(package)
        return [{**one, "links": {"self": f"{base}/{one['name']}"}} for one in package.files]

    @extend_schema_field(Links)
    def get_links(self, package: OpenPackage) -> dict[str, str]:
        base = _path_of(package)
        return {"self": base, "manifest": f"{base}/manifest.json"}


def _path_of(package: OpenPackage) -> str:
    return f"{PATH}/{package.period_id:%Y-%m}/{package.number}"


class OpenView(ApiView):
    public: ClassVar[bool] = True

    def package(self, period: str, number: int) -> OpenPackage:
        try:
            month = parse_period(period)
        except ValueError:
            raise Http404 from None
        found = OpenPackage.objects.filter(period=month, number=number).first()
        if found is None:
            raise Http404
        return found


class OpenData(OpenView):
    pagination_class = OnePage

    @extend_schema(
        operation_id="open_data_list", responses=OpenPackageOut(many=True), examples=[EXAMPLE]
    )
    def get(self, request: Request) -> Response:
        """Every package of open data, the latest month first. No token is needed."""
        data = whole(OpenPackageOut(OpenPackage.objects.all(), many=True).data)
        return Response(data, headers={"Cache-Control": FOR_A_WHILE})


class OpenPackageDetail(OpenView):
    @extend_schema(operation_id="open_data_retrieve", responses=OpenPackageOut, examples=[EXAMPLE])
    def get(self, request: Request, period: str, number: int) -> Response:
        """One package: its files, with their digests."""
        data = OpenPackageOut(self.package(period, number)).data
        return Response(data, headers={"Cache-Control": FOR_A_WHILE})


class OpenDataFile(OpenView):
    renderer_classes = [JSONRenderer]
    content_negotiation_class = Anything
    refusals = {"GET": ("range_outside",)}

    @extend_schema(
        operation_id="open_data_file",
        parameters=RANGE_HEADERS,
        responses={
            (200, "application/octet-stream"): OpenApiTypes.BINARY,
            (206, "application/octet-stream"): OpenApiTypes.BINARY,
        },
        examples=[
            OpenApiExample(
                "The beginning", "period,jurisdiction\r\n", media_type="application/octet-stream"
            )
        ],
    )
    def get(self, request: Request, period: str, number: int, name: str) -> Any:
        """A file of a package. It never changes: keep it as long as you like."""
        package = self.package(period, number)
        file = next((one for one in package.files if one["name"] == name), None)
        if file is None:
            raise Http404
        return sent(request._request, _stored(package, file))


def _stored(package: OpenPackage, file: dict[str, Any]) -> Stored:
    return Stored(
        path=f"{package.folder}/{file['name']}",
        size=file["size"],
        sha256=file["sha256"],
        name=f"candor-{package.period_id:%Y-%m}.{package.number}-{file['name']}",
        media_type=file["media_type"],
        made_at=package.made_at,
        cache=FOR_EVER,
    )
