"""What every view of the API has in common: it runs in the caller's name."""

from typing import Any

from rest_framework.request import Request
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from platforms.api.permissions import Scoped
from platforms.principals import NOBODY, Principal
from platforms.tenancy import bind


class ApiView(Scoped, APIView):
    """A view whose transaction is bound to the principal before anything else happens."""

    def perform_authentication(self, request: Request) -> None:
        super().perform_authentication(request)
        self.bind(request)

    def bind(self, request: Request) -> None:
        bind(self.principal)

    @property
    def principal(self) -> Principal:
        return self.request.user or NOBODY

    def read(self, serializer_class: type[Serializer[Any]], **kwargs: Any) -> dict[str, Any]:
        """The validated body. Raises `ValidationError` with every fault by its place."""
        serializer = serializer_class(
            data=self.request.data, context={"request": self.request, "view": self}, **kwargs
        )
        serializer.is_valid(raise_exception=True)
        validated: dict[str, Any] = serializer.validated_data
        return validated
