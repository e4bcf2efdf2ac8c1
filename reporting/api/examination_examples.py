"""One example for every operation about examinations."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

ATTESTATION = "/api/v1/attestations/01968b3c-7f00-7000-8000-000000000005"
EXAMINATION_ID = "01968b41-2c00-7000-8000-000000000021"
EARLIER_ID = "01968b3c-9d00-7000-8000-000000000007"
FILE_ID = "01968b3c-8a00-7000-8000-000000000006"


def _links(examination_id: str) -> dict[str, str]:
    base = f"{ATTESTATION}/examinations/{examination_id}"
    return {
        "self": base,
        "readings": f"{base}/readings",
        "difference": f"{base}/difference",
        "attestation": ATTESTATION,
    }


MEASURED = [
    {
        "name": "implicit_label",
        "modality": None,
        "n": 420,
        "compliant": 412,
        "share": 0.981,
        "low": 0.9629,
        "high": 0.9903,
        "threshold": 0.95,
        "undecided": 0,
    }
]
BRIEF: dict[str, Any] = {
    "id": EXAMINATION_ID,
    "verdict": "satisfied",
    "finished_at": "2025-05-02T09:03:10+08:00",
    "summary": "claimed; 412 of 420 samples compliant, 98.1 % (95 % CI 96.3-99.0)",
    "measured": MEASURED,
    "links": _links(EXAMINATION_ID),
}
REASON: dict[str, Any] = {
    "id": "C205",
    "weight": "note",
    "params": {
        "file": "samples.zip/image-0007.png",
        "verdict": "not_found",
        "because": "L101",
    },
    "title": "One of the worst samples",
    "message": "samples.zip/image-0007.png: not found (L101).",
    "remedy": "The reasons are explained in docs/labels.md.",
}
FOUND = {
    **BRIEF,
    "revision": 1,
    "trigger": "submission",
    "reasons": [REASON],
    "catalogue": "2",
    "rules": "1",
    "readers": "2",
    "started_at": "2025-05-02T09:02:41+08:00",
}
EARLIER = {**FOUND, "id": EARLIER_ID, "links": _links(EARLIER_ID)}
SAMPLE = {"slot": "label_sample", "name": "samples.zip", "member": "image-0007.png"}
READING = {
    "file": FILE_ID,
    **SAMPLE,
    "container": "png",
    "modality": "image",
    "verdict": "not_found",
    "reasons": [
        {
            "id": "L101",
            "weight": "note",
            "location": "",
            "detail": "",
            "title": "No implicit label stands where one may",
            "remedy": "Write the label into the file's metadata.",
            "reference": "GB 45438-2025 6.1",
        }
    ],
    "labels": [],
    "explicit": None,
    "provenance": None,
}
DIFFERENCE = {
    "before": EARLIER,
    "now": {**FOUND, "trigger": "readers"},
    "reasons_added": [],
    "reasons_gone": [],
    "samples": 1,
    "changes": [{"before": "inconclusive", "now": "not_found", "n": 1}],
    "worst": [{**SAMPLE, "before": "inconclusive", "now": "not_found"}],
}


def _answer(name: str, value: object, status: str = "200") -> OpenApiExample:
    return OpenApiExample(name, value, response_only=True, status_codes=[status])


EXAMPLES: dict[str, list[OpenApiExample]] = {
    "examinations_list": [_answer("An examination", FOUND)],
    "examinations_retrieve": [_answer("An examination", FOUND)],
    "examination_readings_list": [_answer("A sample without a label", READING)],
    "examination_difference_retrieve": [_answer("With other readers", DIFFERENCE)],
}
