"""One example for every operation about signals."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

SIGNAL_ID = "01970c41-6f3a-7d51-9c7e-5b1f0e2a4c11"
PLATFORM_ID = "01970c2d-1111-7222-8333-444455556666"
PLATFORM = {
    "id": PLATFORM_ID,
    "uscc": "91310000MADEM0001B",
    "name_en": "Photos",
    "name_zh": "图片社区",
    "province": "31",
}
ITEM: dict[str, Any] = {
    "id": SIGNAL_ID,
    "rule": "S101",
    "period": "2025-06",
    "platform": None,
    "scope": "00",
    "subject": "items_handled P2-1",
    "title": "类别上升",
    "message": "处置信息内容，类别P2-1 利用AI制作发布谣言：本期 44,086，此前 2 期中位数为 36,022，"
    "为其 1.22 倍（同口径 60 家平台）。",
    "meaning": "仅统计各期均已报送的平台，因此平台增加不会造成上升。",
    "strength": 1.12,
    "numbers": {
        "measure": "items_handled",
        "category": "P2-1",
        "value": 44086,
        "usual": 36022,
        "months": 2,
        "times": 1.22,
        "filers": 60,
    },
    "state": "open",
    "reason": "",
    "found_at": "2025-07-11T00:10:40+08:00",
    "gone_at": None,
    "decided_at": None,
    "links": {
        "self": f"/api/v1/signals/{SIGNAL_ID}",
        "query": "/api/v1/consolidated?from=2025-03&to=2025-06&group_by=period%2Cplatform"
        "&measure=items_handled&category=P2-1",
    },
}
FOUND = {"at": "2025-07-11T00:10:40+08:00", "action": "signal.found", "by": "system", "reason": ""}
WHOLE = {**ITEM, "sightings": [], "history": [FOUND]}
REASON = "专项巡查已覆盖，系平台6月启用新模型所致。"
DISMISSED = {
    **WHOLE,
    "state": "dismissed",
    "reason": REASON,
    "decided_at": "2025-07-12T09:30:00+08:00",
    "history": [
        FOUND,
        {
            "at": "2025-07-12T09:30:00+08:00",
            "action": "signal.dismissed",
            "by": "office",
            "reason": REASON,
        },
    ],
}
RULE = {
    "id": "S401",
    "about": "scope",
    "title": {
        "en": "The same content on several platforms",
        "zh": "同一内容出现在多个平台",
    },
    "message": {
        "en": "Content {content} stands in {records} records of {platforms} platforms.",
        "zh": "内容 {content} 出现在 {platforms} 家平台的 {records} 条记录中。",
    },
    "meaning": {"en": "It goes round.", "zh": "该内容正在扩散。"},
    "thresholds": {"platforms": 3, "looked_up": 100000, "kept": 50},
    "watched": ["P2-1", "P2-2", "P2-3"],
}


def _answered(value: object) -> OpenApiExample:
    return OpenApiExample("Answer", value, response_only=True)


EXAMPLES = {
    "signals_list": [_answered(ITEM)],
    "signals_retrieve": [_answered(WHOLE)],
    "signals_decide": [
        OpenApiExample("Request", {"state": "dismissed", "reason": REASON}, request_only=True),
        _answered(DISMISSED),
    ],
    "signal_rules_list": [_answered(RULE)],
}
