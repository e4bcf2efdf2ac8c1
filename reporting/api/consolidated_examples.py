"""Examples of the consolidated view."""

from drf_spectacular.utils import OpenApiExample

PATH = "/api/v1/consolidated"
EXAMPLE = OpenApiExample(
    "Items removed in a campaign, by category",
    value={
        "scope": {"jurisdiction": "00", "name": "National"},
        "periods": ["2025-04", "2025-05", "2025-06"],
        "as_of": [],
        "compared_with": None,
        "group_by": ["category"],
        "crosswalk": None,
        "definitions": [
            {
                "measure": "items_removed",
                "measure_version": 1,
                "unit": "item",
                "backing": "records",
                "within": "items_handled",
                "name": "Items of content removed",
                "definition": "Items of content taken away from the public.",
            }
        ],
        "names": {"category": {"P2-1": "AI rumours"}},
        "results": [
            {
                "measure": "items_removed",
                "measure_version": 1,
                "category": "P2-1",
                "value": 184210,
                "qualifier": "exact",
                "links": {
                    "sources": f"{PATH}/sources?campaign=qinglang-ai-2025"
                    "&measure=items_removed&measure_version=1&category=P2-1"
                },
            }
        ],
    },
    response_only=True,
)
COMPARED_EXAMPLE = OpenApiExample(
    "Two campaigns side by side, in the categories of 2026",
    value={
        "scope": {"jurisdiction": "00", "name": "National"},
        "periods": ["2026-04"],
        "as_of": [],
        "compared_with": {"periods": ["2025-04"], "as_of": []},
        "group_by": ["category"],
        "crosswalk": {
            "vocabulary": "2026.1",
            "sources": ["Our reading of the two notices; no official comparison was published."],
            "crossings": [
                {
                    "vocabulary": "2025.1",
                    "category": "P2-4",
                    "relation": "exact",
                    "target": "B3",
                    "joined": True,
                    "note": "Impersonation.",
                }
            ],
            "measures_apart": [],
        },
        "definitions": [
            {
                "measure": "items_removed",
                "measure_version": 1,
                "unit": "item",
                "backing": "records",
                "within": "items_handled",
                "name": "Items of content removed",
                "definition": "Items of content taken away from the public.",
            }
        ],
        "names": {"category": {"B3": "Impersonation"}},
        "results": [
            {
                "measure": "items_removed",
                "measure_version": 1,
                "category": "B3",
                "value": 11840,
                "qualifier": "at_least",
                "comparison": {
                    "before": {"value": 10360, "qualifier": "exact"},
                    "difference": {"value": 1480, "qualifier": "at_least"},
                    "ratio": {"value": 1.1429, "qualifier": "at_least"},
                },
                "links": {
                    "sources": f"{PATH}/sources?from=2026-04&vocabulary=2026.1"
                    "&measure=items_removed&measure_version=1&category=B3",
                    "sources_before": f"{PATH}/sources?vocabulary=2026.1&from=2025-04&to=2025-04"
                    "&measure=items_removed&measure_version=1&category=B3",
                },
            }
        ],
    },
    response_only=True,
)
SOURCE_EXAMPLE = OpenApiExample(
    "A revision's share",
    value={
        "value": 1204,
        "qualifier": "exact",
        "platform": {
            "id": "0198a0b6-0000-7000-8000-000000000001",
            "uscc": "91310000MA1FL0000X",
            "name_en": "Photos",
            "name_zh": "图片社区",
            "province": "31",
        },
        "period": "2025-05",
        "report": "0198a0b6-0000-7000-8000-000000000002",
        "revision": 1,
        "state": "accepted",
        "in_force": True,
        "measure": "items_removed",
        "measure_version": 1,
        "links": {
            "report": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002",
            "revision": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002/revisions/1",
            "figures": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002/figures?revision=1",
            "batches": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002/batches?revision=1",
            "records": "/api/v1/reports/0198a0b6-0000-7000-8000-000000000002/records?revision=1"
            "&subject=item&action=REMOVE",
        },
    },
    response_only=True,
)
