"""One example for every operation of uploads in parts, by operation id."""

from drf_spectacular.utils import OpenApiExample

from reporting.api.filing_examples import PATH, RECEIPT

UPLOAD_ID = "01970c33-2b4d-7a6f-9c81-0123456789ab"
SHA256 = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
MIB = 1024**2
WANTED = {
    "kind": "records",
    "size": 84 * MIB,
    "sha256": SHA256,
    "encoding": "gzip",
    "media_type": "application/x-ndjson",
    "part_size": 8 * MIB,
}
OPENED = {
    "id": UPLOAD_ID,
    "state": "open",
    **WANTED,
    "parts": 11,
    "parts_held": 0,
    "bytes_held": 0,
    "held": [],
    "missing": [{"first": 1, "last": 11}],
    "created_at": "2025-06-05T09:40:00+08:00",
    "expires_at": "2025-06-12T09:40:00+08:00",
    "batch": None,
    "links": {
        "self": f"{PATH}/uploads/{UPLOAD_ID}",
        "parts": f"{PATH}/uploads/{UPLOAD_ID}/parts",
        "report": PATH,
        "complete": f"{PATH}/uploads/{UPLOAD_ID}/complete",
    },
}
HALFWAY = {
    **OPENED,
    "parts_held": 9,
    "bytes_held": 72 * MIB,
    "held": [{"first": 1, "last": 8}, {"first": 10, "last": 10}],
    "missing": [{"first": 9, "last": 9}, {"first": 11, "last": 11}],
}
PART = {
    "number": 9,
    "size": 8 * MIB,
    "sha256": "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9",
    "received_at": "2025-06-05T09:41:00+08:00",
}


def _answer(value: object, status: int = 200) -> OpenApiExample:
    return OpenApiExample("Answer", value, response_only=True, status_codes=[str(status)])


EXAMPLES: dict[str, list[OpenApiExample]] = {
    "uploads_list": [_answer(HALFWAY)],
    "uploads_open": [OpenApiExample("Request", WANTED, request_only=True), _answer(OPENED, 201)],
    "uploads_retrieve": [_answer(HALFWAY)],
    "uploads_complete": [_answer({**RECEIPT, "size": WANTED["size"]}, 202)],
    "parts_list": [_answer(PART)],
    "parts_put": [
        OpenApiExample(
            "Request",
            "bytes 67108864 to 75497471 of the file",
            request_only=True,
            media_type="application/octet-stream",
        ),
        _answer(PART, 201),
    ],
}
