"""ETags: what a resource looked like, so that nobody overwrites what they have not seen."""

import hashlib
import json

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from platforms.refusals import Refused


def etag(data: object) -> str:
    """The strong ETag of a representation."""
    text = json.dumps(data, cls=JSONEncoder, sort_keys=True, ensure_ascii=False)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def tagged(request: Request, data: object, status: int = 200) -> Response:
    """An answer with its ETag; 304 without a body when the reader has it already."""
    tag = etag(data)
    known = request.headers.get("If-None-Match", "")
    if request.method in ("GET", "HEAD") and _names(known, tag):
        return Response(status=304, headers={"ETag": tag})
    return Response(data, status=status, headers={"ETag": tag})


def require_match(request: Request, data: object) -> None:
    """Refused: `precondition_failed` when `If-Match` speaks of another state than this.

    Call it with the row locked, or two writers may both match.
    """
    wanted = request.headers.get("If-Match")
    if wanted is not None and not _names(wanted, etag(data)):
        raise Refused("precondition_failed")


def _names(header: str, tag: str) -> bool:
    return "*" in header or tag in (one.strip().removeprefix("W/") for one in header.split(","))
