"""Pages by cursor: constant time at any depth, and nothing is skipped when rows are added."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError
from rest_framework.exceptions import NotFound
from rest_framework.exceptions import ValidationError as BadValue
from rest_framework.fields import IntegerField
from rest_framework.pagination import BasePagination, CursorPagination
from rest_framework.response import Response

from platforms.refusals import Refused


class CursorPaging(CursorPagination):
    """Orders by the primary key, a UUIDv7, unless the view says `ordering`."""

    ordering = "id"
    page_size = 100
    page_size_query_param = "page_size"
    max_page_size = 1000

    def get_page_size(self, request: Any) -> int:
        """Raises `ValidationError` for what is no size, where DRF would take another."""
        given = request.query_params.get(self.page_size_query_param)
        if given is None:
            return self.page_size
        size = IntegerField(min_value=1, max_value=self.max_page_size)
        try:
            return int(size.run_validation(given))
        except BadValue as bad:
            raise BadValue({self.page_size_query_param: bad.detail}) from None

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        parameters: list[dict[str, Any]] = super().get_schema_operation_parameters(view)
        for parameter in parameters:
            if parameter["name"] == self.page_size_query_param:
                limits = {"minimum": 1, "maximum": self.max_page_size, "default": 100}
                parameter["schema"] = {"type": "integer", **limits}
        return parameters

    def get_ordering(self, request: Any, queryset: Any, view: Any) -> tuple[str, ...]:
        """The first field must be unique: the cursor knows no other."""
        ordering = getattr(view, "ordering", None) or self.ordering
        return (ordering,) if isinstance(ordering, str) else tuple(ordering)

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        """Refused: `cursor_invalid` for a cursor that was not given out by us."""
        try:
            return super().paginate_queryset(queryset, request, view)
        except (NotFound, ValueError, ValidationError, DataError):
            name = self.cursor_query_param
            raise Refused("cursor_invalid", pointer=f"/{name}", parameter=name) from None

    def get_paginated_response(self, data: Any) -> Response:
        return Response(
            {"next": self.get_next_link(), "previous": self.get_previous_link(), "results": data}
        )

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return page_schema(schema)


class OnePage(BasePagination):
    """For short lists that are always given whole, in the same envelope as the long ones."""

    def get_paginated_response(self, data: Any) -> Response:
        return Response(whole(data))

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return page_schema(schema)


def whole(rows: Iterable[Any]) -> dict[str, Any]:
    return {"next": None, "previous": None, "results": list(rows)}


def page_schema(schema: dict[str, Any]) -> dict[str, Any]:
    link = {"type": "string", "format": "uri", "nullable": True, "example": None}
    return {
        "type": "object",
        "required": ["next", "previous", "results"],
        "properties": {"next": link, "previous": dict(link), "results": schema},
    }
