"""What every view of the API has in common: it runs in the caller's name."""

from typing import Any, ClassVar

from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import QuerySet
from django.http import Http404
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer, Serializer
from rest_framework.views import APIView

from platforms.api.paging import CursorPaging
from platforms.api.parameters import known_parameters, refuse_unknown
from platforms.api.permissions import Scoped
from platforms.principals import NOBODY, Principal
from platforms.tenancy import bind


class ApiView(Scoped, APIView):
    """A view whose transaction is bound to the principal before anything else happens."""

    # Of a list: CursorPaging or OnePage. The description of the API reads it too.
    pagination_class: ClassVar[type[BasePagination] | None] = None
    ordering: ClassVar[str | tuple[str, ...] | None] = None

    def get_authenticators(self) -> list[BaseAuthentication]:
        """What is for everybody asks for no token, and takes no offence at a stale one."""
        return [] if self.public else super().get_authenticators()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        _refuse_nul(request, kwargs)
        view: Any = type(self)  # whose types deny that a class is hashable
        known = known_parameters(view, request.method or "")
        if known:
            refuse_unknown(request.query_params, known)

    def perform_authentication(self, request: Request) -> None:
        super().perform_authentication(request)
        self.bind(request)

    def bind(self, request: Request) -> None:
        bind(self.principal)

    @property
    def principal(self) -> Principal:
        known: Principal | None = self.request.user  # type: ignore[assignment]
        return known or NOBODY

    def read(self, serializer_class: type[Serializer[Any]], **kwargs: Any) -> dict[str, Any]:
        """The validated body. Raises `ValidationError` with every fault by its place."""
        serializer = serializer_class(
            data=self.request.data, context={"request": self.request, "view": self}, **kwargs
        )
        serializer.is_valid(raise_exception=True)
        validated: dict[str, Any] = serializer.validated_data
        return validated

    def query(self, serializer_class: type[Serializer[Any]]) -> dict[str, Any]:
        """The validated query parameters. Raises `ValidationError` by parameter."""
        serializer = serializer_class(
            data=self.request.query_params.dict(), context={"request": self.request, "view": self}
        )
        serializer.is_valid(raise_exception=True)
        validated: dict[str, Any] = serializer.validated_data
        return validated

    def page(self, rows: QuerySet[Any], serializer_class: type[BaseSerializer[Any]]) -> Response:
        """One page of rows, in the order of the view's `ordering`, by cursor."""
        pages = CursorPaging()
        found = pages.paginate_queryset(rows, self.request, view=self)
        serializer = serializer_class(
            found, many=True, context={"request": self.request, "view": self}
        )
        return pages.get_paginated_response(serializer.data)


def _refuse_nul(request: Request, kwargs: dict[str, Any]) -> None:
    """PostgreSQL holds no text with NUL: nothing is named so, and nothing is found by it."""
    if any("\0" in value for value in kwargs.values() if isinstance(value, str)):
        raise Http404
    odd = [name for name, found in request.query_params.lists() if "\0" in "".join(found)]
    if odd:
        text = ProhibitNullCharactersValidator.message
        raise ValidationError({name: [text] for name in odd}, "null_characters_not_allowed")
