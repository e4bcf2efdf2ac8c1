"""Files that are fetched: whole, or the part that is still missing (RFC 9110, section 14)."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, cast

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe
from drf_spectacular.utils import OpenApiParameter
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from platforms.refusals import Refused
from reporting.services.storing import BLOCK

Answer = HttpResponse | StreamingHttpResponse
ONE_RANGE = re.compile(r"^bytes=\s*([0-9]{0,18})-([0-9]{0,18})\s*$")
# A part up to this length is read once more beforehand, for its Content-Digest.
DIGESTED = 16 * 1024**2
RANGE_HEADERS = [
    OpenApiParameter(
        "Range",
        str,
        OpenApiParameter.HEADER,
        description="`bytes=FIRST-` goes on where a download broke off: 206. One range at a time.",
    ),
    OpenApiParameter(
        "If-Range",
        str,
        OpenApiParameter.HEADER,
        description="The ETag that came with the first part: the whole file, where it is another.",
    ),
]


class Anything(BaseContentNegotiation):
    """A file is what it is; what goes wrong is told as JSON."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        return renderers[0], renderers[0].media_type


@dataclass(frozen=True)
class Stored:
    """A file in storage that never changes."""

    path: str
    size: int
    sha256: str
    name: str
    media_type: str
    made_at: datetime
    cache: str = "private, no-store"

    @property
    def etag(self) -> str:
        return f'"{self.sha256}"'


@dataclass(frozen=True)
class Part:
    """Bytes of a file, both ends included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def begins(request: HttpRequest) -> bool:
    """Whether this is the beginning of a download, and not the rest of one."""
    found = ONE_RANGE.match(request.headers.get("Range", ""))
    return request.method == "GET" and (found is None or found[1] in ("", "0"))


def sent(request: HttpRequest, stored: Stored) -> Answer:
    """The file, the part of it that is asked for, or 304. Refused: `range_outside`."""
    if _is_known(request.headers.get("If-None-Match", ""), stored):
        return _headed(HttpResponse(status=304), stored)
    part = _asked(request, stored)
    if part is None:
        whole = _streamed(stored, Part(0, stored.size - 1), 200)
        whole["Content-Digest"] = digest_header(bytes.fromhex(stored.sha256))
        return whole
    response = _streamed(stored, part, 206)
    response["Content-Range"] = f"bytes {part.first}-{part.last}/{stored.size}"
    if part.length <= DIGESTED:
        digest = hashlib.sha256(b"".join(_read(stored, part))).digest()
        response["Content-Digest"] = digest_header(digest)
    return response


def _streamed(stored: Stored, part: Part, status: int) -> Answer:
    """The file is opened when its first bytes are sent, and closed with the last."""
    body = _read(stored, part)
    response = StreamingHttpResponse(body, status=status, content_type=stored.media_type)
    response["Content-Length"] = str(part.length)
    return _headed(response, stored)


def digest_header(digest: bytes) -> str:
    """As RFC 9530 writes it."""
    return f"sha-256=:{base64.b64encode(digest).decode()}:"


def _headed(response: Answer, stored: Stored) -> Answer:
    disposition = content_disposition_header(True, stored.name)
    for name, value in {
        "ETag": stored.etag,
        "Last-Modified": http_date(stored.made_at.timestamp()),
        "Accept-Ranges": "bytes",
        "Repr-Digest": digest_header(bytes.fromhex(stored.sha256)),
        "Content-Disposition": disposition,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": stored.cache,
    }.items():
        response[name] = value
    return response


def _is_known(header: str, stored: Stored) -> bool:
    names = {one.strip().removeprefix("W/") for one in header.split(",")}
    return bool({"*", stored.etag} & names)


def _asked(request: HttpRequest, stored: Stored) -> Part | None:
    """The part that is asked for; None for the whole: where nothing is asked, where what was begun
    is another file, and where it is asked in a way that is not offered."""
    found = ONE_RANGE.match(request.headers.get("Range", ""))
    if found is None or found[1] == found[2] == "" or not _still_the_same(request, stored):
        return None
    first, last = found[1], found[2]
    if not first:  # so many bytes from the end
        part = Part(max(stored.size - int(last), 0), stored.size - 1)
        satisfiable = int(last) > 0 and stored.size > 0
    else:
        part = Part(int(first), min(int(last or stored.size - 1), stored.size - 1))
        satisfiable = int(first) < stored.size
        if last and int(last) < int(first):
            return None  # no range at all
    if not satisfiable:
        raise Refused("range_outside", size=stored.size)
    return part


def _still_the_same(request: HttpRequest, stored: Stored) -> bool:
    """Whether what the reader has the beginning of is this file (`If-Range`)."""
    condition = request.headers.get("If-Range", "").strip()
    if not condition or condition == stored.etag:
        return True
    known = parse_http_date_safe(condition)
    return known is not None and known == int(stored.made_at.timestamp())


def _read(stored: Stored, part: Part) -> Iterator[bytes]:
    left = part.length
    with default_storage.open(stored.path, "rb") as opened:
        file = cast(BinaryIO, opened)
        file.seek(part.first)
        while left and (block := file.read(min(BLOCK, left))):
            left -= len(block)
            yield block
