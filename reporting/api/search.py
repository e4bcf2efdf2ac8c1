"""Search over everything that the credential may see."""

from typing import Any
from urllib.parse import urlencode

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.views import ApiView
from reporting.api.consolidated_rows import platform_ref
from reporting.api.consolidated_serializers import flat
from reporting.api.search_serializers import SearchOut, SearchQuery
from reporting.selectors.search import Group, Hit, search
from reporting.selectors.search_words import title_of

REPORT = "01970c2e-6f3a-7d51-9c7e-5b1f0e2a4c11"
PHOTOS = {
    "id": "0198a0b6-0000-7000-8000-000000000001",
    "uscc": "91310000MA1FL0000X",
    "name_en": "Photos",
    "name_zh": "图片社区",
    "province": "31",
}
EXAMPLE = OpenApiExample(
    "A month of a platform",
    value={
        "results": [
            {
                "kind": "platform",
                "more": False,
                "since": None,
                "hits": [
                    {
                        "id": PHOTOS["id"],
                        "title": "Photos",
                        "platform": PHOTOS,
                        "period": None,
                        "state": "active",
                        "links": {"self": f"/api/v1/platforms/{PHOTOS['id']}"},
                    }
                ],
            },
            {
                "kind": "report",
                "more": False,
                "since": None,
                "hits": [
                    {
                        "id": REPORT,
                        "title": "Report of 2025-05",
                        "platform": PHOTOS,
                        "period": "2025-05",
                        "state": "accepted",
                        "links": {"self": f"/api/v1/reports/{REPORT}"},
                    }
                ],
            },
        ]
    },
    response_only=True,
)


class Search(ApiView):
    scopes = {"GET": None}

    @extend_schema(
        operation_id="search",
        parameters=[SearchQuery],
        responses=SearchOut,
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """Platforms, reports, records, products, attestations, directives and receipts that fit.

        A few of each kind, the likeliest first; kinds that the credential's scopes do not let it
        read are left out. To go through all of a kind, use its list.
        """
        query = SearchQuery(data=flat(request.query_params))
        query.is_valid(raise_exception=True)
        wanted = query.validated_data
        groups = search(self.principal, wanted["q"], wanted.get("kind", ()), wanted["limit"])
        return Response({"results": [self._group(group) for group in groups]})

    def _group(self, group: Group) -> dict[str, Any]:
        return {
            "kind": group.kind,
            "more": group.more,
            "since": f"{group.since:%Y-%m}" if group.since else None,
            "hits": [self._hit(hit) for hit in group.hits],
        }

    def _hit(self, hit: Hit) -> dict[str, Any]:
        one = hit.platform
        return {
            "id": hit.id,
            "title": title_of(hit),
            "platform": platform_ref(
                one.id, one.uscc, one.name_en, one.name_zh, one.jurisdiction_id
            ),
            "period": f"{hit.period:%Y-%m}" if hit.period else None,
            "state": hit.state or None,
            "links": self._links(hit),
        }

    def _links(self, hit: Hit) -> dict[str, str]:
        """A platform reads itself at `me`: the list of platforms is for offices."""
        if hit.kind == "record":
            report = f"/api/v1/reports/{hit.of.id}"
            records = f"{report}/records?{urlencode({'record_id': hit.id, 'state': 'all'})}"
            return {"self": records, "report": report}
        if hit.kind == "platform" and self.principal.kind == "platform":
            return {"self": "/api/v1/me"}
        return {"self": f"/api/v1/{hit.kind}s/{hit.id}"}
