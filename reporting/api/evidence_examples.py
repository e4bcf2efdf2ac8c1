"""One example for every operation of evidence, by operation id."""

from drf_spectacular.utils import OpenApiExample

from reporting.api.attestation_examples import ANSWER, BASE

FILE_ID = "01970c33-2b4d-7a6f-9c81-0123456789cd"
RECEIVED = {
    "id": FILE_ID,
    "attestation": BASE.rpartition("/")[2],
    "slot": "label_sample",
    "name": "2025年4月样本.zip",
    "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    "size": 48_213_377,
    "media_type": "application/zip",
    "state": "quarantined",
    "scanned_by": "",
    "scan_result": "",
    "scanned_at": None,
    "received_at": "2025-05-02T08:40:00+08:00",
    "links": {
        "self": f"{BASE}/evidence/{FILE_ID}",
        "attestation": BASE,
        "link": f"{BASE}/evidence/{FILE_ID}/link",
    },
}
SCANNED = {
    **RECEIVED,
    "state": "clean",
    "scanned_by": "ClamAV 1.4.2/27626/Fri May  2 08:30:00 2025",
    "scanned_at": "2025-05-02T08:40:09+08:00",
}
LINK = {
    "url": "https://candor.example.gov.cn/api/v1/evidence/WyIwMTk3MGMzMy0uLi4iXQ:1uB2cd:kX3...",
    "expires_at": "2025-05-02T09:05:00+08:00",
}
MEASUREMENTS = {"modalities": ["image", "video"]}


def _answer(value: object, status: int = 200) -> OpenApiExample:
    return OpenApiExample("Answer", value, response_only=True, status_codes=[str(status)])


EXAMPLES: dict[str, list[OpenApiExample]] = {
    "evidence_list": [_answer(SCANNED)],
    "evidence_upload": [_answer(RECEIVED, 201)],
    "evidence_retrieve": [_answer(SCANNED)],
    "evidence_open": [
        OpenApiExample(
            "Answer",
            "the bytes of the file",
            response_only=True,
            media_type="application/octet-stream",
        )
    ],
    "evidence_link": [_answer(LINK, 201)],
    "attestation_measurements_put": [
        OpenApiExample("Request", MEASUREMENTS, request_only=True),
        ANSWER,
    ],
}
