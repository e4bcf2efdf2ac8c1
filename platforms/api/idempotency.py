"""`Idempotency-Key` on POST: the decorator for views whose body is held in memory."""

import functools
import hashlib
import json
from collections.abc import Callable
from typing import Any, TypeVar

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from platforms.api.views import ApiView
from platforms.services import idempotency

HEADER = "Idempotency-Key"
KEPT_HEADERS = ("Location", "ETag")
View = TypeVar("View", bound=ApiView)
Method = Callable[..., Response]


def idempotent(method: Method) -> Method:
    """Answer a repeated request with the first one's answer, and do nothing a second time.

    For views inside the request's transaction, and not for answers that hold a secret: they are
    kept. A repeated answer says `Idempotent-Replayed: true`.
    """

    @functools.wraps(method)
    def answer(self: ApiView, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = request.headers.get(HEADER)
        if key is None:
            return method(self, request, *args, **kwargs)
        before = idempotency.claim(self.principal, key, fingerprint(request, request.body))
        if before is not None:
            return replay(before)
        response = method(self, request, *args, **kwargs)
        idempotency.keep(self.principal, key, answer_of(response))
        return response

    answer.idempotent = True  # type: ignore[attr-defined]  # for the description of the API
    return answer


def keyed(method: Method) -> Method:
    """Declare the header of a view that looks after it itself, as one that streams does."""
    method.idempotent = True  # type: ignore[attr-defined]
    return method


def fingerprint(request: Request, body: bytes | str) -> str:
    """What makes two requests the same: method, path with query, and body (or its digest)."""
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    digest.update(body.encode() if isinstance(body, str) else body)
    return digest.hexdigest()


def answer_of(response: Response) -> idempotency.Answer:
    headers = {name: response[name] for name in KEPT_HEADERS if name in response}
    body = json.dumps(response.data, cls=JSONEncoder, ensure_ascii=False)
    return idempotency.Answer(response.status_code, body, headers)


def replay(answer: idempotency.Answer) -> Response:
    headers = {**answer.headers, "Idempotent-Replayed": "true"}
    return Response(json.loads(answer.body), status=answer.status, headers=headers)
