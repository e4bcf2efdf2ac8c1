"""Examples of validating a file, for the description of the API."""

from drf_spectacular.utils import OpenApiExample

from reporting.api.filing_examples import CSV, LINE, REVISION

FINDING = {
    "id": None,
    "check": "S111",
    "severity": "error",
    "batch": None,
    "line": 1,
    "record_id": "r-1",
    "pointer": "/category",
    "title": "Unknown code",
    "message": "“P9-9” is no code of “category” in this period.",
    "remedy": "Use a code of the vocabulary of the period; categories differ between campaigns.",
    "waived": False,
    "explanation": None,
    "explanation_decision": None,
}
ANSWER = {
    "period": "2025-05",
    "kind": "records",
    "rule_set": REVISION["rule_set"],
    "sha256": "d1e39f49fdf04e02577ba58bbe6ea7d095c7cbb5df0b1b28b4aa817e48212cd0",
    "size": 192,
    "lines": 1,
    "records": 0,
    "would_be_taken_in": False,
    "severities": {"error": 1, "warning": 0, "note": 0},
    "counts": {"S111": 1},
    "truncated": False,
    "results": [FINDING],
}

EXAMPLES = {
    "batches_validate": [
        OpenApiExample(
            "Request",
            LINE.replace("P2-1", "P9-9"),
            request_only=True,
            media_type="application/x-ndjson",
        ),
        OpenApiExample(
            "Answer",
            ANSWER,
            response_only=True,
            status_codes=["200"],
            media_type="application/json",
        ),
        OpenApiExample(
            "Every finding",
            CSV,
            response_only=True,
            status_codes=["200"],
            media_type="text/csv",
        ),
    ],
}
