"""Bodies that are streamed and not parsed: what they are, how long, and how they are encoded."""

import base64
import binascii
import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from platforms.refusals import Refused
from reporting.services import batches, reading, storing

ENCODINGS = {"": "", "identity": "", "gzip": "gzip", "zstd": "zstd"}
# Of other programs, other versions: what they hold can be saved as .xlsx.
WORKBOOKS = (
    "application/vnd.ms-excel",
    "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/wps-office.et",
)
UPLOAD_HEADERS = [
    OpenApiParameter(
        "Content-Encoding",
        str,
        OpenApiParameter.HEADER,
        enum=["identity", "gzip", "zstd"],
        description="How the body is compressed.",
    ),
]

CONTENT_DIGEST = OpenApiParameter(
    "Content-Digest",
    str,
    OpenApiParameter.HEADER,
    description="Of the body, `sha-256=:BASE64:` (RFC 9530): what arrives otherwise is refused."
    " Other algorithms are passed over.",
)
SHA256 = re.compile(r"^sha-256=:([A-Za-z0-9+/]{43}=):$")


class Untouched(BaseParser):
    """Leaves the body alone: it is streamed to storage and not parsed in the request."""

    media_type = "*/*"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        return {}


def content_type_of(request: Request) -> str:
    return request.META.get("CONTENT_TYPE") or ""


def media_type_of(content_type: str) -> str:
    media_type = reading.media_type_of(content_type)
    if media_type is None:
        remedy = remedy_of(content_type)
        raise Refused("media_type_unsupported", media_type=content_type[:100], remedy=remedy)
    return media_type


def remedy_of(content_type: str) -> str:
    """What to send instead of what cannot be read."""
    name = content_type.split(";")[0].strip().lower()
    if name == reading.CSV:
        return _("A CSV is UTF-8, or GB18030 with `text/csv; charset=gb18030`.")
    if name in WORKBOOKS:
        return _("Save the workbook as .xlsx and send it as {taken}.").format(taken=reading.XLSX)
    taken = ", ".join((reading.NDJSON, reading.CSV, reading.XLSX))
    return _("Send {taken}.").format(taken=taken)


def encoding_of(request: Request) -> str:
    encoding = request.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ENCODINGS:
        raise Refused("encoding_unsupported")
    return ENCODINGS[encoding]


def expected_of(request: Request) -> int | None:
    given = request.META.get("CONTENT_LENGTH") or ""
    return int(given) if given.isdecimal() else None


def body_of(request: Request) -> storing.Readable:
    """The raw body. Django reads nothing of a chunked body, so that one comes from the server."""
    if expected_of(request) is not None:
        stream: storing.Readable = request._request
    elif request.META.get("wsgi.input_terminated"):
        stream = request.META["wsgi.input"]
    else:
        raise Refused("length_required")
    return stream


def small_body(request: Request) -> bytes:
    limit = settings.LIMITS["json_bytes"]
    if request.headers.get("Content-Encoding", "identity").lower() not in ("", "identity"):
        raise Refused("encoding_unsupported")
    body = bytearray()
    read: Callable[[int], bytes] = body_of(request).read
    while block := read(1 << 16):
        body += block
        if len(body) > limit:
            raise Refused("body_too_large", limit=limit)
    return bytes(body)


def incoming_of(request: Request, kind: str, media_type: str) -> batches.Incoming:
    """The body as a batch that is on its way in. Refused: `encoding_unsupported`,
    `length_required`."""
    return batches.Incoming(
        stream=body_of(request),
        kind=kind,
        encoding=encoding_of(request),
        media_type=media_type,
        expected=expected_of(request),
    )


def cut_off(expected: int | None) -> Refused:
    """For a connection that ended before its body did."""
    return Refused("body_truncated", received="?", expected=expected or "?")


def digest_of(request: Request) -> str | None:
    """The SHA-256 that Content-Digest gives, in hexadecimal; other algorithms say nothing here."""
    members = request.headers.get("Content-Digest", "").split(",")
    given = next((one.strip() for one in members if one.strip().startswith("sha-256")), None)
    if given is None:
        return None
    found = SHA256.match(given)
    try:
        return base64.b64decode(found[1], validate=True).hex() if found else _refuse_digest()
    except binascii.Error:
        return _refuse_digest()


def _refuse_digest() -> str:
    raise Refused("digest_invalid")
