"""Candor's addresses, and the yardstick for their latencies."""

from django.urls import URLPattern, URLResolver, path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config import urls

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


class Bare(APIView):
    """Behind the same middleware, authentication, permission and throttle as every other view;
    asks the database for nothing of its own, and answers always the same."""

    scopes = {"GET": None}

    def get(self, request: Request) -> Response:
        return Response({"answer": 42})


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/bench/bare", Bare.as_view()),
    *urls.urlpatterns,
]
