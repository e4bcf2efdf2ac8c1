"""Examples for the operations about attestations."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

from reporting.api.examination_examples import BRIEF
from reporting.api.receipt_examples import RECEIPT

VALUES = {
    "status": "implemented",
    "statement": "Every generated file carries the implicit label; samples are read weekly.",
    "valid_from": "2025-05-01",
    "valid_until": "2026-04-30",
}
BASE = "/api/v1/attestations/01968b3c-7f00-7000-8000-000000000005"
REVISION = {
    "number": 1,
    "state": "satisfied",
    **VALUES,
    "measurements": {"modalities": ["image", "video"]},
    "catalogue": "2025.1",
    "signatory": {
        "id": "01968b3c-7f00-7000-8000-000000000004",
        "name_zh": "张三",
        "name_en": "Zhang San",
        "title": "合规负责人",
    },
    "submitted_at": "2025-05-02T09:00:00+08:00",
    "created_at": "2025-05-01T09:00:00+08:00",
    "examination": BRIEF,
    "pending": None,
}
DRAFT = OpenApiExample("Draft", {"control": "LBL-01", **VALUES}, request_only=True)
EDIT = OpenApiExample("Edit", {"status": "partial"}, request_only=True)
SIGN = OpenApiExample(
    "Sign", {"signatory": "01968b3c-7f00-7000-8000-000000000004"}, request_only=True
)
TAKE_BACK = OpenApiExample("Take back", {"reason": "Wrong product."}, request_only=True)
REVISION_ANSWER = OpenApiExample("A revision", REVISION, response_only=True)
SHOWN: dict[str, Any] = {
    "id": "01968b3c-7f00-7000-8000-000000000005",
    "platform": "01968b3c-7f00-7000-8000-000000000001",
    "control": "LBL-01",
    "scope": "",
    "created_at": "2025-05-01T09:00:00+08:00",
    "in_force": 1,
    "state": "satisfied",
    "examination": BRIEF,
    "latest": REVISION,
    "links": {
        "self": BASE,
        "revisions": f"{BASE}/revisions",
        "examinations": f"{BASE}/examinations",
        "evidence": f"{BASE}/evidence",
        "receipt": f"{BASE}/receipt",
        "measurements": f"{BASE}/measurements",
        "submit": f"{BASE}/submit",
        "signing_input": f"{BASE}/signing-input",
    },
}
ANSWER = OpenApiExample("An attestation", SHOWN, response_only=True)
SIGNED = {
    **RECEIPT,
    "kind": "attestation.submitted",
    "object": SHOWN["id"],
    "links": {**RECEIPT["links"], "about": BASE},
}
SUBMITTED_ANSWER = OpenApiExample(
    "An attestation with its receipt", {**SHOWN, "receipt": SIGNED}, response_only=True
)
