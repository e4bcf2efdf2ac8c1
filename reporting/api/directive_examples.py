"""One example for every operation about directives."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

from reporting.api.receipt_examples import RECEIPT

DIRECTIVE_ID = "01970c40-6f3a-7d51-9c7e-5b1f0e2a4c11"
PLATFORM_ID = "01970c2d-1111-7222-8333-444455556666"
BASE = f"/api/v1/directives/{DIRECTIVE_ID}"
REPORT_ID = "01970c2e-6f3a-7d51-9c7e-5b1f0e2a4c11"
REPORT = f"/api/v1/reports/{REPORT_ID}"
SIGNATORY_ID = "01968b3c-7f00-7000-8000-000000000004"
EVIDENCE = {
    "url": "https://evidence.example.cn/2025/rectified.pdf",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
}
WORDS = {
    "code": "RECTIFY",
    "reference": "沪网信令〔2025〕3号",
    "text": "生成的视频缺少隐式标识。请在期限内改正，并说明防止再次发生的措施。",
}
ISSUE = {
    "platform": PLATFORM_ID,
    **WORDS,
    "due_at": "2025-06-30T18:00:00+08:00",
    "about": {"report": REPORT_ID, "period": "2025-05", "record_ids": ["r-1"]},
}
ITEM: dict[str, Any] = {
    "id": DIRECTIVE_ID,
    "platform": PLATFORM_ID,
    "uscc": "91310000MADEM0001B",
    "platform_name": "示例短视频平台",
    "office": {
        "id": "01968b3c-7f00-7000-8000-000000000031",
        "jurisdiction": "31",
        "name_en": "Shanghai Office",
        "name_zh": "上海市网信办",
    },
    **WORDS,
    "kind": "order",
    "name": {"en": "Order to rectify within a time limit", "zh": "责令限期改正"},
    "about": {
        "report": REPORT_ID,
        "revision": 1,
        "finding": None,
        "attestation": None,
        "period": "2025-05",
        "record_ids": ["r-1"],
    },
    "state": "issued",
    "issued_at": "2025-06-12T09:00:00+08:00",
    "acknowledged_at": None,
    "first_due_at": "2025-06-30T18:00:00+08:00",
    "due_at": "2025-06-30T18:00:00+08:00",
    "overdue": False,
    "answers": 0,
    "decided_at": None,
    "decision_reason": "",
    "links": {"self": BASE, "answers": f"{BASE}/answers", "report": REPORT},
}


def _step(action: str, by: str, at: str, **more: Any) -> dict[str, Any]:
    given = {"answer": None, "reason": "", "due_at": None, **more}
    return {"at": at, "action": f"directive.{action}", "by": by, **given}


ISSUED = {
    **ITEM,
    "history": [
        _step(
            *("issued", "office", "2025-06-12T09:00:00+08:00"), due_at="2025-06-30T18:00:00+08:00"
        )
    ],
}
SEEN = {
    **ISSUED,
    "state": "acknowledged",
    "acknowledged_at": "2025-06-12T09:20:00+08:00",
    "history": [
        *ISSUED["history"],
        _step("acknowledged", "platform", "2025-06-12T09:20:00+08:00"),
    ],
}
RETURNED = {
    **SEEN,
    "state": "returned",
    "due_at": "2025-07-10T18:00:00+08:00",
    "answers": 1,
    "links": {**ITEM["links"], "receipts": f"/api/v1/receipts?object={DIRECTIVE_ID}"},
    "decided_at": "2025-07-01T10:00:00+08:00",
    "decision_reason": "请补充抽样结果。",
    "history": [
        *SEEN["history"],
        _step("answered", "platform", "2025-06-20T15:00:00+08:00", answer=1),
        _step(
            *("returned", "office", "2025-07-01T10:00:00+08:00"),
            answer=1,
            reason="请补充抽样结果。",
            due_at="2025-07-10T18:00:00+08:00",
        ),
    ],
}
ACCEPTED = {**RETURNED, "state": "accepted", "due_at": ITEM["due_at"], "decision_reason": ""}
WITHDRAWN = {**ISSUED, "state": "withdrawn", "decision_reason": "已另行发文。"}
EXTENDED = {**SEEN, "due_at": "2025-07-15T18:00:00+08:00", "decision_reason": "节假日顺延。"}
ANSWER_IN = {
    "text": "已于6月18日完成改正：所有导出文件写入隐式标识，并在发布前逐件校验。",
    "evidence": [EVIDENCE],
    "signatory": SIGNATORY_ID,
}
ANSWER = {
    "number": 1,
    "text": ANSWER_IN["text"],
    "evidence": [EVIDENCE],
    "signatory": {
        "id": SIGNATORY_ID,
        "name_zh": "张三",
        "name_en": "Zhang San",
        "title": "合规负责人",
    },
    "due_at": "2025-06-30T18:00:00+08:00",
    "given_at": "2025-06-20T15:00:00+08:00",
    "late": False,
    "links": {
        "self": f"{BASE}/answers/1",
        "directive": BASE,
        "receipts": f"/api/v1/receipts?object={DIRECTIVE_ID}",
    },
}
RECEIVED = {
    **RECEIPT,
    "kind": "directive.answered",
    "object": DIRECTIVE_ID,
    "links": {**RECEIPT["links"], "about": BASE},
}


def _asked(value: object) -> OpenApiExample:
    return OpenApiExample("Request", value, request_only=True)


def _answered(value: object) -> OpenApiExample:
    return OpenApiExample("Answer", value, response_only=True)


EXAMPLES = {
    "directives_list": [_answered(ITEM)],
    "directives_issue": [_asked(ISSUE), _answered(ISSUED)],
    "directives_retrieve": [_answered(RETURNED)],
    "directives_extend": [
        _asked({"due_at": "2025-07-15T18:00:00+08:00", "reason": "节假日顺延。"}),
        _answered(EXTENDED),
    ],
    "directives_withdraw": [_asked({"reason": "已另行发文。"}), _answered(WITHDRAWN)],
    "directives_accept": [_asked({"answer": 1}), _answered(ACCEPTED)],
    "directives_return": [
        _asked({"answer": 1, "reason": "请补充抽样结果。", "due_at": "2025-07-10T18:00:00+08:00"}),
        _answered(RETURNED),
    ],
    "directives_acknowledge": [_answered(SEEN)],
    "directive_answers_list": [_answered(ANSWER)],
    "directive_answers_give": [
        _asked(ANSWER_IN),
        _answered({**ANSWER, "receipt": RECEIVED}),
    ],
    "directive_answers_retrieve": [_answered(ANSWER)],
}
