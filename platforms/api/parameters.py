"""Query parameters that an operation declares; any other is refused.

Who misspells a filter would otherwise get everything, and take it for what was asked for.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError

from platforms.api.paging import CursorPaging
from platforms.api.serializers import StrictSerializer, unknown_fields

PAGING = (CursorPaging.cursor_query_param, CursorPaging.page_size_query_param)


@cache
def known_parameters(view: Any, method: str) -> frozenset[str]:
    """Those that an operation of a view class declares, pages included.

    Empty where it declares none, and where a serializer reads them that refuses others itself.
    """
    handler = getattr(view, method.lower(), None)
    described = getattr(handler, "kwargs", {}).get("schema")
    if described is None:
        return frozenset()
    schema: Any = described()
    schema.view, schema.method = view(request=None, kwargs={}), method
    parameters = schema.get_override_parameters()
    if any(isinstance(one, type) and issubclass(one, StrictSerializer) for one in parameters):
        return frozenset()
    declared = frozenset(_names(parameters))
    paged = method == "GET" and getattr(view, "pagination_class", None) is CursorPaging
    return declared.union(PAGING) if paged else declared


def _names(parameters: Iterable[Any]) -> Iterator[str]:
    for one in parameters:
        if isinstance(one, OpenApiParameter):
            if one.location == OpenApiParameter.QUERY:
                yield one.name
        else:
            yield from (one() if isinstance(one, type) else one).fields


def refuse_unknown(given: Iterable[str], known: frozenset[str]) -> None:
    """Raises `ValidationError` that names each parameter which the operation does not have."""
    strange = sorted(set(given) - known)
    if strange:
        raise ValidationError(unknown_fields(strange))
