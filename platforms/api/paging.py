"""Pages by cursor: constant time at any depth, and nothing is skipped when rows are added."""

from typing import Any

from rest_framework.pagination import CursorPagination
from rest_framework.response import Response


class CursorPaging(CursorPagination):
    """Orders by the primary key, a UUIDv7, unless the view says `ordering`."""

    ordering = "id"
    page_size_query_param = "page_size"
    max_page_size = 1000

    def get_paginated_response(self, data: Any) -> Response:
        return Response(
            {"next": self.get_next_link(), "previous": self.get_previous_link(), "results": data}
        )
