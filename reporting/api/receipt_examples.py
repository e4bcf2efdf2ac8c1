"""One example for every operation of receipts and of the log, by operation id."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

RECEIPT_ID = "01970c35-1111-7222-8333-444455556666"
REPORT_ID = "01970c2e-6f3a-7d51-9c7e-5b1f0e2a4c11"
JWS = "eyJhbGciOiJFZDI1NTE5Ii...eyJieSI6eyJjcmVkZW50aW...3NdJrJQe_wTphwikhaSc7ND3P4D"
HASH = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
KID = "qhwSXg7JWAs1kbyvdt7Hu7yZw0ry2NnA7_bpErHMesc"
RECEIPT: dict[str, Any] = {
    "id": RECEIPT_ID,
    "kind": "report.submitted",
    "platform": "01968b3c-7f00-7000-8000-000000000001",
    "object": REPORT_ID,
    "number": 1,
    "serial": 7,
    "previous": "01970c34-1111-7222-8333-444455556666",
    "given_at": "2025-06-05T09:43:00+08:00",
    "kid": KID,
    "sha256": HASH,
    "jws": JWS,
    "signature": None,
    "log_index": 41,
    "links": {
        "self": f"/api/v1/receipts/{RECEIPT_ID}",
        "jws": f"/api/v1/receipts/{RECEIPT_ID}.jws",
        "proof": f"/api/v1/receipts/{RECEIPT_ID}/proof",
        "about": f"/api/v1/reports/{REPORT_ID}",
    },
}
HEAD = {"size": 42, "root": HASH, "signed_at": "2025-06-05T09:43:07+08:00", "kid": KID, "jws": JWS}
PROOF = {
    "format": "candor-proof",
    "version": 1,
    "receipt": JWS,
    "previous": JWS,
    "signature": None,
    "filed": {
        "figures": [
            {
                "measure": "items_removed",
                "category": "",
                "product_kind": "",
                "value": "3",
                "qualifier": "exact",
            }
        ],
        "batches": [],
    },
    "inclusion": {"index": 41, "size": 42, "path": [HASH]},
    "head": JWS,
    "platform_keys": [],
    "keys": [{"kty": "OKP", "crv": "Ed25519", "kid": KID, "x": "8656m4aOGfL5VfX-R7qeBY-Ys-PIh2o"}],
}


def _answer(value: object, media_type: str = "application/json") -> OpenApiExample:
    return OpenApiExample(
        "Answer", value, response_only=True, status_codes=["200"], media_type=media_type
    )


EXAMPLES: dict[str, list[OpenApiExample]] = {
    **{
        name: [_answer(RECEIPT)]
        for name in (
            *("receipts_list", "receipts_retrieve", "reports_receipt", "revisions_receipts"),
            "attestations_receipt",
        )
    },
    "receipts_jws": [_answer(JWS, "application/jose")],
    "receipts_proof": [_answer(PROOF)],
    "log_head": [_answer(HEAD)],
    "log_heads": [_answer(HEAD)],
    "log_entries": [_answer({"index": 41, "leaf": HASH})],
    "log_consistency": [_answer({"first": 40, "second": 42, "path": [HASH, HASH]})],
}
