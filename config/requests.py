"""Each request has an id, in its answer, in the logs and in the audit trail."""

import logging
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from platforms.ids import uuid7
from platforms.request_ids import request_id

ACCEPTABLE = re.compile(r"^[A-Za-z0-9._-]{8,64}$")


class RequestIdMiddleware:
    """Takes `X-Request-Id` where it is harmless, else makes one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-Id", "")
        token = request_id.set(given if ACCEPTABLE.match(given) else uuid7().hex)
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = request_id.get()
        finally:
            request_id.reset(token)
        return response


class RequestIdFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get() or "-"
        return True
