"""One example for every operation about editions."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

EDITION_ID = "01970c50-6f3a-7d51-9c7e-5b1f0e2a4c11"
DIGEST = "9b1f0c1e5f7a0d8a3f6f7f0f8e6f0f1b2c3d4e5f60718293a4b5c6d7e8f90a1b"
ITEM: dict[str, Any] = {
    "id": EDITION_ID,
    "office": {
        "id": "01968b3c-7f00-7000-8000-000000000031",
        "jurisdiction": "31",
        "name_en": "Shanghai Office",
        "name_zh": "上海市网信办",
    },
    "jurisdiction": "31",
    "of": "2025-05",
    "state": "draft",
    "number": None,
    "digest": "",
    "consolidations": [{"period": "2025-05", "number": 1, "digest": DIGEST}],
    "drafted_at": "2025-06-12T09:00:00+08:00",
    "edited_at": "2025-06-12T09:00:00+08:00",
    "proposed_at": None,
    "published_at": None,
    "ended_at": None,
    "reason": "",
    "version": 1,
    "links": {
        "self": f"/api/v1/editions/{EDITION_ID}",
        "consolidation_2025-05": "/api/v1/consolidations/2025-05/1",
    },
}
WORDS = {
    "kind": "text",
    "en": "Of {filings_due} platforms {filings_filed} filed; {items_removed.P2-1} rumours went.",
    "zh": "应报{filings_due}家，已报{filings_filed}家；清理谣言{items_removed.P2-1}条。",
}
BLOCKS: list[dict[str, str]] = [
    {"kind": "headline"},
    WORDS,
    *({"kind": kind} for kind in ("coverage", "category", "restated", "sources")),
]
OUT = {
    **ITEM,
    "title_en": "",
    "title_zh": "",
    "note_en": "",
    "note_zh": "",
    "blocks": [block for block in BLOCKS if block["kind"] != "text"],
    "content": None,
    "proposed_digest": "",
}
CHANGED = {**OUT, "version": 2, "blocks": BLOCKS}

EXAMPLES: dict[str, list[OpenApiExample]] = {
    "editions_list": [OpenApiExample("A draft", value=ITEM, response_only=True)],
    "editions_draft": [
        OpenApiExample("Of a month", value={"of": "2025-05"}, request_only=True),
        OpenApiExample("Drafted", value=OUT, response_only=True, status_codes=["201"]),
    ],
    "editions_retrieve": [OpenApiExample("A draft", value=OUT, response_only=True)],
    "editions_change": [
        OpenApiExample("Own words", value={"blocks": BLOCKS}, request_only=True),
        OpenApiExample("Changed", value=CHANGED, response_only=True),
    ],
}
