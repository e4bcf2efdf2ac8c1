"""The description of the API and two readers for it, from our own host."""

from functools import cache
from typing import Any

import yaml
from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from rest_framework.utils.encoders import JSONEncoder

YAML = "application/vnd.oai.openapi; charset=utf-8"
JSON = "application/vnd.oai.openapi+json; charset=utf-8"


@require_safe
@transaction.non_atomic_requests
def home(request: HttpRequest) -> HttpResponse:
    return redirect("docs")


@require_safe
@transaction.non_atomic_requests
def schema(request: HttpRequest) -> HttpResponse:
    """YAML, or JSON for those who accept it or say `?format=json`."""
    language = "zh-hans" if (get_language() or "").startswith("zh") else "en"
    wants_json = request.GET.get("format") == "json" or "json" in request.headers.get("Accept", "")
    body, media_type = (_json(language), JSON) if wants_json else (_yaml(language), YAML)
    answer = HttpResponse(body, content_type=media_type, headers={"Cache-Control": "max-age=300"})
    patch_vary_headers(answer, ["Accept", "Accept-Language"])
    return answer


@cache
def _described(language: str) -> dict[str, Any]:
    """Made once: it depends on the code alone, and takes a second to make."""
    with override(language):
        found: dict[str, Any] = SchemaGenerator().get_schema(  # type: ignore[no-untyped-call]
            request=None, public=True
        )
    return found


@cache
def _json(language: str) -> bytes:
    # Through the encoder of the API, which knows lazy texts.
    return JsonResponse(
        _described(language), encoder=JSONEncoder, json_dumps_params={"ensure_ascii": False}
    ).content


@cache
def _yaml(language: str) -> bytes:
    text: str = yaml.safe_dump(
        yaml.safe_load(_json(language)), allow_unicode=True, sort_keys=False, width=100
    )
    return text.encode()


@require_safe
@transaction.non_atomic_requests
def swagger(request: HttpRequest) -> HttpResponse:
    return render(request, "documentation/swagger.html")


# Redoc writes its style sheets and its search worker from its script. Nothing else is opened:
# scripts stay our own, and the picture it would fetch from its makers is refused by the browser.
@csp_update({"style-src": [SELF, UNSAFE_INLINE], "worker-src": ["blob:"]})
@require_safe
@transaction.non_atomic_requests
def redoc(request: HttpRequest) -> HttpResponse:
    return render(request, "documentation/redoc.html")
