"""The consolidated view, live or as it was frozen, and the way down to what it is made of."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.views import ApiView
from platforms.models import Platform
from platforms.roles import Scope
from reporting.api.consolidated_serializers import (
    ConsolidatedQuery,
    ConsolidatedSerializer,
    SourceSerializer,
    SourcesQuery,
    SumsQuery,
    flat,
)
from reporting.api.language import language_of
from reporting.models import Consolidation
from reporting.selectors.consolidated import DIMENSIONS, NONE, Query, Row, frozen, sources, sums
from reporting.selectors.scopes import find_jurisdiction, scope_of
from reporting.selectors.words import LISTS, describe, find_definition, names
from reporting.vocabulary import Language

PATH = "/api/v1/consolidated"
# The filters that the records of a report take, by the names they have there.
RECORD_FILTERS = {
    **{name: name for name in ("category", "action", "product_kind", "modality", "detection")},
    "content_province": "province",
}
EXAMPLE = OpenApiExample(
    "Items removed in a campaign, by category",
    value={
        "scope": {"jurisdiction": "00", "name": "National"},
        "periods": ["2025-04", "2025-05", "2025-06"],
        "as_of": [],
        "group_by": ["category"],
        "definitions": [
            {
                "measure": "items_removed",
                "measure_version": 1,
                "unit": "item",
                "backing": "records",
                "within": "items_handled",
                "name": "Items of content removed",
                "definition": "Items of content taken away from the public.",
            }
        ],
        "names": {"category": {"P2-1": "AI rumours"}},
        "results": [
            {
                "measure": "items_removed",
                "measure_version": 1,
                "category": "P2-1",
                "value": 184210,
                "qualifier": "exact",
                "links": {
                    "sources": f"{PATH}/sources?campaign=qinglang-ai-2025"
                    "&measure=items_removed&measure_version=1&category=P2-1"
                },
            }
        ],
    },
    response_only=True,
)
SOURCE_EXAMPLE = OpenApiExample(
    "A revision's share",
    value={
        "value": 1204,
        "qualifier": "exact",
        "platform": {
            "id": "0198a0b6-0000-7000-8000-000000000001",
            "uscc": "91310000MA1FL0000X",
            "name_en": "Photos",
            "name_zh": "图片社区",
            "province": "31",
        },
        "period": "2025-05",
        "report": "0198a0b6-0000-7000-8000-000000000002",
        "revision": 1,
        "state": "accepted",
        "in_force": True,
        "measure": "items_removed",
        "measure_version": 1,
        "links": {
            "report": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002",
            "revision": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002/revisions/1",
            "figures": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002/figures?revision=1",
            "batches": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002/batches?revision=1",
            "records": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002/records?revision=1"
            "&subject=item&action=REMOVE",
        },
    },
    response_only=True,
)
REFUSALS = ("number_needs_one_period", "not_consolidated")


class SumsView(ApiView):
    scopes = {"GET": Scope.CONSOLIDATED_READ}
    kinds = {"GET": {"office"}}

    def asked(self, query_class: type[SumsQuery]) -> tuple[Query, dict[str, str]]:
        """The query, and the parameters that it was given in."""
        given = flat(self.request.query_params)
        serializer = query_class(data=given)
        serializer.is_valid(raise_exception=True)
        return serializer.asked(), given


class Consolidated(SumsView):
    refusals = {"GET": ("too_many_rows", *REFUSALS)}

    @extend_schema(
        operation_id="consolidated_read",
        parameters=[ConsolidatedQuery],
        responses=ConsolidatedSerializer,
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """Sums per measure and group over what is in force, or over what was frozen.

        Only equal definitions are added up. A sum is a lower bound where any part of it is one.
        """
        query, given = self.asked(ConsolidatedQuery)
        language = language_of(request)
        rows = sums(self.principal, query)
        return Response(
            {
                "scope": describe_scope(scope_of(self.principal)),
                "periods": [f"{month:%Y-%m}" for month in query.months],
                "as_of": [describe_number(one) for one in frozen(query)],
                "group_by": query.group_by,
                "definitions": definitions(rows, language),
                "names": _names(query, rows, language),
                "results": _results(rows, given),
            }
        )


def describe_scope(code: str) -> dict[str, str]:
    return {"jurisdiction": code, "name": str(find_jurisdiction(code))}


def describe_number(consolidation: Consolidation) -> dict[str, Any]:
    return {
        "period": f"{consolidation.period_id:%Y-%m}",
        "number": consolidation.number,
        "digest": consolidation.digest,
        "created_at": consolidation.created_at,
    }


def definitions(rows: list[Row], language: Language) -> list[dict[str, Any]]:
    """Each definition once."""
    used = sorted({(row.measure, row.measure_version) for row in rows})
    found = (find_definition(*measured) for measured in used)
    return [describe(measure, language) for measure in found if measure is not None]


def _names(query: Query, rows: list[Row], language: Language) -> dict[str, dict[str, str]]:
    return {
        name: names(name, {row.group[name] for row in rows} - {None}, language)
        for name in query.group_by
        if name in LISTS
    }


def _results(rows: list[Row], given: Mapping[str, str]) -> list[dict[str, Any]]:
    known = _platforms({row.group["platform"] for row in rows if "platform" in row.group})
    return [
        {
            "measure": row.measure,
            "measure_version": row.measure_version,
            **{
                name: known[value] if name == "platform" else value
                for name, value in row.group.items()
            },
            "value": row.value,
            "qualifier": row.qualifier,
            "links": {"sources": _sources_link(row, given)},
        }
        for row in rows
    ]


def _platforms(ids: set[UUID]) -> dict[UUID, dict[str, Any]]:
    columns = ("id", "uscc", "name_en", "name_zh", "jurisdiction_id")
    found = Platform.objects.filter(id__in=ids).values_list(*columns) if ids else ()
    return {row[0]: platform_ref(*row) for row in found}


def platform_ref(
    platform_id: UUID, uscc: str, name_en: str, name_zh: str, province: str
) -> dict[str, Any]:
    return {
        "id": platform_id,
        "uscc": uscc,
        "name_en": name_en,
        "name_zh": name_zh,
        "province": province,
    }


def _sources_link(row: Row, given: Mapping[str, str]) -> str:
    """The same question, narrowed to the row."""
    kept = {name: value for name, value in given.items() if name != "group_by"}
    group = {name: NONE if value is None else str(value) for name, value in row.group.items()}
    if period := group.pop("period", None):
        kept = {k: v for k, v in kept.items() if k not in ("from", "to", "campaign")}
        kept["from"] = period
    measured = {"measure": row.measure, "measure_version": str(row.measure_version)}
    return f"{PATH}/sources?{urlencode({**kept, **measured, **group}, safe=',')}"


class ConsolidatedSources(SumsView):
    pagination_class = CursorPaging
    ordering = "revision_id"
    refusals = {"GET": REFUSALS}

    @extend_schema(
        operation_id="consolidated_sources",
        parameters=[SourcesQuery],
        responses=SourceSerializer(many=True),
        examples=[SOURCE_EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """The revisions that a sum is made of, each with its share and the way to its records."""
        query, _ = self.asked(SourcesQuery)
        paging = CursorPaging()
        found = paging.paginate_queryset(sources(self.principal, query), request, view=self)
        return paging.get_paginated_response([_source(one, query) for one in found or ()])


def _source(found: Any, query: Query) -> dict[str, Any]:
    return {
        "platform": platform_ref(
            found["platform_id"],
            found["platform__uscc"],
            found["platform__name_en"],
            found["platform__name_zh"],
            found["platform__jurisdiction_id"],
        ),
        "period": f"{found['period_id']:%Y-%m}",
        "report": found["revision__report_id"],
        "revision": found["revision__number"],
        "state": found["revision__state"],
        "in_force": found["revision__in_force"],
        "measure": found["measure"],
        "measure_version": found["measure_version"],
        "value": int(found["added"]),
        "qualifier": "at_least" if found["bounded"] else "exact",
        "links": _links(found, query),
    }


def _links(found: Any, query: Query) -> dict[str, str | None]:
    report = f"/api/v1/reports/{found['revision__report_id']}"
    number = found["revision__number"]
    records = _record_filters(found["measure"], found["measure_version"], query)
    return {
        "report": report,
        "revision": f"{report}/revisions/{number}",
        "figures": f"{report}/figures?revision={number}",
        "batches": f"{report}/batches?revision={number}",
        "records": None
        if records is None
        else f"{report}/records?{urlencode({'revision': number, **records})}",
    }


def _record_filters(code: str, version: int, query: Query) -> dict[str, str] | None:
    """What narrows a report's records to those counted."""
    measure = find_definition(code, version)
    if measure is None or measure.backing != "records":
        return None
    wanted = {
        RECORD_FILTERS[name]: set(query.filters[name])
        for name in DIMENSIONS
        if name in RECORD_FILTERS and query.filters.get(name)
    }
    if measure.actions is not None:
        wanted["action"] = wanted.get("action", set(measure.actions)) & measure.actions
    joined = {name: ",".join(sorted(codes)) for name, codes in sorted(wanted.items())}
    return {"subject": str(measure.subject), **joined}
