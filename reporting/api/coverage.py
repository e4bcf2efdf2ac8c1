"""Claimed against tested: safeguards over platforms, for offices."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.views import ApiView
from platforms.models import Platform
from platforms.roles import Scope
from reporting.api.consolidated import describe_scope
from reporting.api.consolidated_rows import platform_ref
from reporting.api.consolidated_serializers import flat
from reporting.api.coverage_serializers import (
    ControlsCoverageSerializer,
    CoverageFilters,
    CoverageOfPlatformsQuery,
    CoverageQuery,
    PlatformCoverageSerializer,
)
from reporting.selectors import coverage
from reporting.selectors.coverage import CLAIMS, RESULTS, LastTested, Standing
from reporting.selectors.coverage_cells import Cell, cells
from reporting.selectors.coverage_tables import NONE, Row, table
from reporting.selectors.scopes import scope_of

NOBODY = {
    "claimed": dict.fromkeys((*CLAIMS, NONE), 0),
    "tested": dict.fromkeys((*RESULTS, NONE), 0),
}
EXAMPLE = OpenApiExample(
    "One control in the nation",
    value={
        "scope": {"jurisdiction": "00", "name": "National"},
        "as_of": "2025-06-20",
        "compared_with": "2025-05-31",
        "results": [
            {
                "control": "LBL-01",
                "platforms": 60,
                "claimed": {**NOBODY["claimed"], "implemented": 48, "partial": 4, "none": 8},
                "tested": {**NOBODY["tested"], "satisfied": 37, "not_satisfied": 15, "none": 8},
                "pairs": [
                    {"claimed": "implemented", "tested": "satisfied", "platforms": 37},
                    {"claimed": "implemented", "tested": "not_satisfied", "platforms": 11},
                    {"claimed": "partial", "tested": "not_satisfied", "platforms": 4},
                ],
                "change": {
                    "claimed": {**dict.fromkeys(CLAIMS, 0), "implemented": 6},
                    "tested": {**dict.fromkeys(RESULTS, 0), "satisfied": 9, "not_satisfied": -3},
                },
            }
        ],
    },
    response_only=True,
)
ATTESTATION = "01968b3c-7f00-7000-8000-000000000005"
PLATFORM_EXAMPLE = OpenApiExample(
    "A platform that was tested since",
    value={
        "platform": {
            "id": "0198a0b6-0000-7000-8000-000000000001",
            "uscc": "91310000MA1FL0000X",
            "name_en": "Photos",
            "name_zh": "图片社区",
            "province": "31",
        },
        "size": "large",
        "controls": [
            {
                "control": "LBL-01",
                "claimed": "implemented",
                "tested": "satisfied",
                "before": {"claimed": "implemented", "tested": "not_satisfied"},
                "attestations": [
                    {
                        "id": ATTESTATION,
                        "scope": "",
                        "revision": 2,
                        "claimed": "implemented",
                        "tested": "satisfied",
                        "last_tested": None,
                        "links": {"self": f"/api/v1/attestations/{ATTESTATION}"},
                    }
                ],
                "withdrawn": [],
            }
        ],
    },
    response_only=True,
)


class CoverageView(ApiView):
    scopes = {"GET": Scope.ATTESTATIONS_READ}
    kinds = {"GET": {"office"}}

    def asked(self, query_class: type[CoverageFilters]) -> dict[str, Any]:
        serializer = query_class(data=flat(self.request.query_params))
        serializer.is_valid(raise_exception=True)
        asked: dict[str, Any] = serializer.validated_data
        return asked


class Coverage(CoverageView):
    @extend_schema(
        operation_id="coverage_retrieve",
        parameters=[CoverageQuery],
        responses=ControlsCoverageSerializer,
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """For each control: what platforms claim, what testing showed, and what changed since."""
        asked = self.asked(CoverageQuery)
        group_by = asked.get("group_by", "")
        rows = table(
            self.principal,
            asked["filters"],
            controls=asked["controls"],
            on=asked["on"],
            before=asked["before"],
            group_by=group_by,
        )
        return Response(
            {
                "scope": describe_scope(scope_of(self.principal)),
                "as_of": asked["on"].day.isoformat(),
                "compared_with": asked["before"].day.isoformat(),
                "results": [_row(row, group_by) for row in rows],
            }
        )


def _row(row: Row, group_by: str) -> dict[str, Any]:
    return {
        "control": row.control,
        **({group_by: row.group or None} if group_by else {}),
        "platforms": row.platforms,
        "claimed": row.claimed,
        "tested": row.tested,
        "pairs": [
            {"claimed": claim, "tested": result, "platforms": n}
            for (claim, result), n in row.pairs.most_common()
        ],
        "change": {"claimed": row.claimed_change, "tested": row.tested_change},
    }


class CoverageOfPlatforms(CoverageView):
    pagination_class = CursorPaging
    ordering = "id"

    @extend_schema(
        operation_id="coverage_platforms_list",
        parameters=[CoverageOfPlatformsQuery],
        responses=PlatformCoverageSerializer(many=True),
        examples=[PLATFORM_EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """Platforms by controls: what each claims, what testing showed, and what it was before."""
        asked = self.asked(CoverageOfPlatformsQuery)
        on, before, controls = asked["on"], asked["before"], asked["controls"]
        found = coverage.platforms(self.principal, asked["filters"])
        if asked["news"]:
            found = coverage.with_news(found, before, on, controls=controls)
        paging = CursorPaging()
        page: list[Platform] = list(paging.paginate_queryset(found, request, view=self) or ())
        ids = [platform.id for platform in page]
        now = cells(coverage.standing(ids, on, controls=controls))
        then = cells(coverage.standing(ids, before, controls=controls))
        gone = cells(coverage.withdrawn(ids, on, controls=controls))
        return paging.get_paginated_response(
            [
                {
                    "platform": _ref(platform),
                    "size": platform.size or None,
                    "controls": [
                        _cell(control, *(told[platform.id, control] for told in (now, then, gone)))
                        for control in controls
                    ],
                }
                for platform in page
            ]
        )


def _ref(platform: Platform) -> dict[str, Any]:
    return platform_ref(
        platform.id, platform.uscc, platform.name_en, platform.name_zh, platform.jurisdiction_id
    )


def _cell(control: str, now: Cell, then: Cell, gone: Cell) -> dict[str, Any]:
    cell, before = _told(now), _told(then)
    return {
        "control": control,
        **cell,
        "before": None if before == cell else before,
        "attestations": [_attestation(one) for one in now.attestations],
        "withdrawn": [_withdrawn(one) for one in gone.attestations],
    }


def _told(cell: Cell) -> dict[str, str]:
    return {"claimed": cell.claimed, "tested": cell.tested}


def _attestation(one: Standing) -> dict[str, Any]:
    base = f"/api/v1/attestations/{one.attestation_id}"
    links = {"self": base}
    if one.examination_id:
        links["examination"] = f"{base}/examinations/{one.examination_id}"
    return {
        "id": one.attestation_id,
        "scope": one.scope,
        "revision": one.number,
        "claimed": one.claim,
        "tested": one.result,
        "last_tested": one.last_tested and _last_tested(base, one.last_tested),
        "links": links,
    }


def _withdrawn(one: Standing) -> dict[str, Any]:
    base = f"/api/v1/attestations/{one.attestation_id}"
    return {
        "id": one.attestation_id,
        "scope": one.scope,
        "revision": one.number,
        "last_tested": one.last_tested and _last_tested(base, one.last_tested),
        "links": {"self": base},
    }


def _last_tested(base: str, last: LastTested) -> dict[str, Any]:
    return {
        "revision": last.number,
        "result": last.verdict,
        "at": last.at,
        "links": {"examination": f"{base}/examinations/{last.examination_id}"},
    }
