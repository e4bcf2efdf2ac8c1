"""The consolidated view, live or as it was frozen, and the way down to what it is made of."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.paging import CursorPaging
from platforms.api.views import ApiView
from platforms.roles import Scope
from reporting.api.consolidated_examples import COMPARED_EXAMPLE, EXAMPLE, SOURCE_EXAMPLE
from reporting.api.consolidated_rows import (
    Months,
    definitions,
    names_of,
    platform_ref,
    represent_rows,
    rows_of,
)
from reporting.api.consolidated_serializers import (
    ConsolidatedQuery,
    ConsolidatedSerializer,
    SourceSerializer,
    SourcesQuery,
    SumsQuery,
    flat,
)
from reporting.api.crossing import represent_crosswalk
from reporting.api.language import language_of
from reporting.models import Consolidation
from reporting.selectors.by_day import NONE
from reporting.selectors.consolidated import DIMENSIONS, Query, frozen, sources
from reporting.selectors.scopes import find_jurisdiction, scope_of
from reporting.selectors.words import find_definition

# The filters that the records of a report take, by the names they have there.
RECORD_FILTERS = {
    **{name: name for name in ("category", "action", "product_kind", "modality", "detection")},
    "content_province": "province",
}
REFUSALS = ("number_needs_one_period", "not_consolidated")


class SumsView(ApiView):
    scopes = {"GET": Scope.CONSOLIDATED_READ}
    kinds = {"GET": {"office"}}

    def asked(self, query_class: type[SumsQuery]) -> tuple[Query, dict[str, str], Months | None]:
        """The query, the parameters that it was given in, and the months to compare with."""
        given = flat(self.request.query_params)
        serializer = query_class(data=given)
        serializer.is_valid(raise_exception=True)
        return serializer.asked(), given, serializer.compared()


class Consolidated(SumsView):
    refusals = {"GET": ("too_many_rows", *REFUSALS)}

    @extend_schema(
        operation_id="consolidated_read",
        parameters=[ConsolidatedQuery],
        responses=ConsolidatedSerializer,
        examples=[EXAMPLE, COMPARED_EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """Sums per measure and group over what is in force, or over what was frozen.

        Only equal definitions are added up. A sum is a lower bound where any part of it is one.
        """
        query, given, months = self.asked(ConsolidatedQuery)
        language = language_of(request)
        rows = rows_of(self.principal, query, months)
        return Response(
            {
                "scope": describe_scope(scope_of(self.principal)),
                **_months(query),
                "compared_with": None if months is None else _months(replace(query, months=months)),
                "group_by": query.group_by,
                "crosswalk": represent_crosswalk(
                    query, (*query.months, *(months or ())), rows, language
                ),
                "definitions": definitions(rows, language),
                "names": names_of(query, rows, language),
                "results": represent_rows(rows, given, months),
            }
        )


def _months(query: Query) -> dict[str, Any]:
    return {
        "periods": [f"{month:%Y-%m}" for month in query.months],
        "as_of": [describe_number(one) for one in frozen(query)],
    }


def describe_scope(code: str) -> dict[str, str]:
    return {"jurisdiction": code, "name": str(find_jurisdiction(code))}


def describe_number(consolidation: Consolidation) -> dict[str, Any]:
    return {
        "period": f"{consolidation.period_id:%Y-%m}",
        "number": consolidation.number,
        "digest": consolidation.digest,
        "created_at": consolidation.created_at,
    }


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
        query, _given, _months = self.asked(SourcesQuery)
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
        RECORD_FILTERS[name]: set(query.codes(name))
        for name in DIMENSIONS
        if name in RECORD_FILTERS and query.filters.get(name)
    }
    if measure.actions is not None:
        wanted["action"] = wanted.get("action", set(measure.actions)) & measure.actions
    joined = {name: ",".join(sorted(codes)) for name, codes in sorted(wanted.items())}
    return {"subject": str(measure.subject), **joined, **_on(query.day)}


def _on(day: str | None) -> dict[str, str]:
    if day in (None, NONE):
        return {}
    following = date.fromisoformat(str(day)) + timedelta(days=1)
    return {"acted_from": str(day), "acted_before": f"{following}"}
