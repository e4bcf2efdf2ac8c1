"""One example for every operation about reviews and questions."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

PLATFORM_ID = "01970c2d-1111-7222-8333-444455556666"
REPORT_ID = "01970c2e-6f3a-7d51-9c7e-5b1f0e2a4c11"
REVIEWER_ID = "01968b3c-7f00-7000-8000-000000000041"
REPORT = f"/api/v1/reports/{REPORT_ID}"
QUESTION_ID = "01970c50-6f3a-7d51-9c7e-5b1f0e2a4c11"
BASE = f"{REPORT}/questions/1"
ASKED = "2025-06-06T09:00:00+08:00"
DUE = "2025-06-13T18:00:00+08:00"
ASK = {
    "text": "5月下旬处置量较上旬下降九成，请说明原因。",
    "due_at": DUE,
    "revision": 1,
    "check": "H401",
}
QUESTION: dict[str, Any] = {
    "id": QUESTION_ID,
    "platform": PLATFORM_ID,
    "report": REPORT_ID,
    "period": "2025-05",
    "number": 1,
    "revision": 1,
    "office": {
        "id": "01968b3c-7f00-7000-8000-000000000031",
        "jurisdiction": "31",
        "name_en": "Shanghai Office",
        "name_zh": "上海市网信办",
    },
    "check": "H401",
    "record_id": "",
    "text": ASK["text"],
    "state": "asked",
    "due_at": DUE,
    "overdue": False,
    "asked_at": ASKED,
    "replies": [],
    "closed_at": None,
    "remark": "",
    "links": {
        "self": BASE,
        "report": REPORT,
        "history": f"{REPORT}/history",
        "answers": f"{BASE}/answers",
    },
}
ANSWER = {"text": "上旬集中清理了历史存量，下旬恢复常态。"}
ANSWERED = {
    **QUESTION,
    "state": "answered",
    "replies": [{"number": 1, "side": "platform", "at": "2025-06-07T10:00:00+08:00", **ANSWER}],
}
MORE = {"text": "请按日列出上旬的存量清理数。"}
FOLLOWED_UP = {
    **ANSWERED,
    "state": "asked",
    "replies": [
        *ANSWERED["replies"],
        {"number": 2, "side": "office", "at": "2025-06-07T15:00:00+08:00", **MORE},
    ],
}
CLOSED = {
    **ANSWERED,
    "state": "closed",
    "closed_at": "2025-06-08T09:00:00+08:00",
    "remark": "说明属实。",
}
REVIEWER = {
    "id": REVIEWER_ID,
    "name_zh": "王五",
    "name_en": "Wang Wu",
    "title": "主任科员",
    "role": "reviewer",
    "reviews": 3,
}
REVIEW: dict[str, Any] = {
    "report": REPORT_ID,
    "platform": PLATFORM_ID,
    "uscc": "91310000MADEM0001B",
    "platform_name": "示例短视频平台",
    "province": "31",
    "period": "2025-05",
    "revision": 1,
    "state": "accepted",
    "reasons": ["explanations", "assigned"],
    "assignee": {"id": REVIEWER_ID, "name_zh": "王五", "name_en": "Wang Wu"},
    "due_at": DUE,
    "overdue": False,
    "accepted": None,
    "accepted_at": None,
    "remark": "",
    "links": {
        "self": f"{REPORT}/review",
        "report": REPORT,
        **{
            name: f"{REPORT}/{name}"
            for name in ("findings", "explanations", "questions", "history", "figures")
        },
    },
}
DONE = {
    **REVIEW,
    "reasons": [],
    "accepted": 1,
    "accepted_at": "2025-06-09T09:00:00+08:00",
    "remark": "已核对。",
}
STEP = {
    "id": "01970c51-6f3a-7d51-9c7e-5b1f0e2a4c11",
    "at": ASKED,
    "action": "question.asked",
    "by": "office",
    "object": QUESTION_ID,
    "said": ASK["text"],
    "number": 1,
    "due_at": DUE,
    "links": {},
}


def _asked(value: object) -> OpenApiExample:
    return OpenApiExample("Request", value, request_only=True)


def _answered(value: object) -> OpenApiExample:
    return OpenApiExample("Answer", value, response_only=True)


EXAMPLES = {
    "reviews_list": [_answered(REVIEW)],
    "reviewers_list": [_answered(REVIEWER)],
    "report_review_retrieve": [_answered(REVIEW)],
    "report_review_assign": [
        _asked({"assignee": REVIEWER_ID, "due_at": DUE}),
        _answered(REVIEW),
    ],
    "report_review_accept": [_asked({"revision": 1, "remark": "已核对。"}), _answered(DONE)],
    "questions_list": [_answered(ANSWERED)],
    "report_questions_list": [_answered(ANSWERED)],
    "report_questions_ask": [_asked(ASK), _answered(QUESTION)],
    "report_questions_retrieve": [_answered(ANSWERED)],
    "report_questions_answer": [_asked(ANSWER), _answered(ANSWERED)],
    "report_questions_follow_up": [_asked(MORE), _answered(FOLLOWED_UP)],
    "report_questions_close": [_asked({"remark": "说明属实。"}), _answered(CLOSED)],
    "reports_history": [_answered(STEP)],
}
