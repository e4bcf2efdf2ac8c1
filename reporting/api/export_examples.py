"""An example for every operation of exports, by operation id."""

from drf_spectacular.utils import OpenApiExample

EXPORT_ID = "019ad0b1-5f0e-7c3a-8f2e-0123456789ab"
SELF = f"/api/v1/exports/{EXPORT_ID}"
ASKED = {
    "kind": "consolidated",
    "query": {"campaign": "qinglang-ai-2025", "group_by": ["province", "category"]},
    "format": "xlsx",
    "bom": True,
    "headings": "words",
    "language": "zh-hans",
}
WAITING = {
    "id": EXPORT_ID,
    **ASKED,
    "state": "waiting",
    "progress": {"rows": 0, "expected": None, "percent": None},
    "size": None,
    "sha256": "",
    "fault": None,
    "person": None,
    "credential": "0198a0b6-0000-7000-8000-000000000009",
    "asked_at": "2025-07-14T09:30:00+08:00",
    "made_at": None,
    "expires_at": None,
    "links": {"self": SELF},
}
READY = {
    **WAITING,
    "state": "ready",
    "progress": {"rows": 4120, "expected": 4120, "percent": 100},
    "size": 512_044,
    "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    "made_at": "2025-07-14T09:30:04+08:00",
    "expires_at": "2025-07-21T09:30:04+08:00",
    "links": {"self": SELF, "file": f"{SELF}/file"},
}
EXAMPLES = {
    "exports_ask": [
        OpenApiExample("A workbook of sums", ASKED, request_only=True),
        OpenApiExample("Taken into the queue", WAITING, response_only=True, status_codes=["202"]),
    ],
    "exports_list": [OpenApiExample("Ready", READY, response_only=True)],
    "exports_retrieve": [OpenApiExample("Ready", READY, response_only=True)],
    "exports_file": [
        OpenApiExample("The beginning", "measure,value\r\n", media_type="application/octet-stream")
    ],
}
