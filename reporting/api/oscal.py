"""OSCAL documents, for the tools that read them."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import tagged
from platforms.api.views import ApiView
from platforms.models import Platform
from platforms.roles import Scope
from reporting import vocabulary
from reporting.api.language import language_of
from reporting.selectors.oscal.attested import attested, products
from reporting.selectors.oscal.catalogs import catalog
from reporting.selectors.oscal.components import component_definition
from reporting.selectors.oscal.results import assessment_results

CATALOG = "/api/v1/oscal/catalog"
METADATA = {
    "title": "Technical safeguards against the abuse of AI",
    "last-modified": "2025-06-20T09:00:00+08:00",
    "version": "2",
    "oscal-version": "1.2.1",
}


def shortened(kind: str, **content: object) -> OpenApiExample:
    head = {"uuid": "8c5b4f0e-3ac0-5c57-b7a5-0f2a6f1f7c11", "metadata": METADATA}
    return OpenApiExample("Shortened", {kind: {**head, **content}}, response_only=True)


class OscalCatalog(ApiView):
    public: ClassVar[bool] = True

    @extend_schema(
        operation_id="oscal_catalog_retrieve",
        responses=OpenApiTypes.OBJECT,
        examples=[shortened("catalog", groups=[])],
    )
    def get(self, request: Request) -> Response:
        """The controls as an OSCAL catalog, in the language asked for."""
        made = catalog(vocabulary.load(), language_of(request))
        return tagged(request, made)


class OfPlatform(ApiView):
    scopes = {"GET": Scope.ATTESTATIONS_READ}

    def platform(self) -> Platform:
        """The one of the path; what the principal may not see does not exist."""
        found = Platform.objects.visible_to(self.principal)
        platform = found.filter(pk=self.kwargs["platform_id"]).first()
        if platform is None:
            raise Http404
        return platform


class OscalComponents(OfPlatform):
    @extend_schema(
        operation_id="oscal_component_definition_retrieve",
        responses=OpenApiTypes.OBJECT,
        examples=[shortened("component-definition", components=[])],
    )
    def get(self, request: Request, platform_id: UUID) -> Response:
        """What a platform attests to, as an OSCAL component definition."""
        platform = self.platform()
        made = component_definition(
            platform,
            products(self.principal, platform),
            attested(self.principal, platform),
            catalog=request.build_absolute_uri(CATALOG),
            version=vocabulary.load().controls_version,
            language=language_of(request),
        )
        return tagged(request, made)


class OscalResults(OfPlatform):
    @extend_schema(
        operation_id="oscal_assessment_results_retrieve",
        responses=OpenApiTypes.OBJECT,
        examples=[shortened("assessment-results", results=[])],
    )
    def get(self, request: Request, platform_id: UUID) -> Response:
        """What testing those claims showed, as OSCAL assessment results.

        404 where nothing of the platform was tested yet: OSCAL knows no results without one.
        """
        platform = self.platform()
        made: dict[str, Any] | None = assessment_results(
            platform,
            products(self.principal, platform),
            attested(self.principal, platform),
            language=language_of(request),
        )
        if made is None:
            raise Http404
        return tagged(request, made)
