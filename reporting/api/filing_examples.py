"""One example for every operation of filing, by operation id, for the description of the API."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

from reporting.api.receipt_examples import RECEIPT as SIGNED

REPORT_ID = "01970c2e-6f3a-7d51-9c7e-5b1f0e2a4c11"
BATCH_ID = "01970c2f-0a1b-7c3d-8e4f-112233445566"
PATH = f"/api/v1/reports/{REPORT_ID}"
REVISION: dict[str, Any] = {
    "number": 1,
    "state": "accepted",
    "in_force": True,
    "based_on": None,
    "reason": "",
    "nil": False,
    "rule_set": "2025.1+689524ba",
    "signatory": "张三",
    "submitted_at": "2025-06-05T10:00:00+08:00",
    "decided_at": "2025-06-05T10:00:21+08:00",
    "return_reason": "",
    "return_due_at": None,
    "created_at": "2025-06-05T09:30:00+08:00",
    "progress": {
        "lines": 2,
        "findings": 0,
        "bytes_read": 512,
        "bytes": 512,
        "batches": 1,
        "batches_done": 1,
        "records": 2,
    },
    "findings": {"error": 0, "warning": 0, "note": 0},
}
DRAFT = {
    **REVISION,
    "state": "draft",
    "in_force": False,
    "rule_set": "",
    "signatory": None,
    "submitted_at": None,
    "decided_at": None,
}
CORRECTION = {**DRAFT, "number": 2, "based_on": 1, "reason": "A total was wrong"}
REPORT = {
    "id": REPORT_ID,
    "platform": "01970c2d-1111-7222-8333-444455556666",
    "uscc": "91310000MADEM0001B",
    "platform_name": "示例短视频平台",
    "period": "2025-05",
    "due_at": "2025-06-11T00:00:00+08:00",
    "created_at": "2025-06-05T09:30:00+08:00",
    "latest": REVISION,
    "in_force": 1,
    "links": {
        "self": PATH,
        "records": f"{PATH}/records",
        "findings": f"{PATH}/findings",
        "findings.csv": f"{PATH}/findings.csv",
        "template": "/api/v1/record-templates/2025-05.xlsx",
        "corrections": f"{PATH}/corrections",
        "uploads": f"{PATH}/uploads",
        "submit": f"{PATH}/submit",
    },
}
FIGURES = [
    {
        "measure": "items_removed",
        "category": "P2-1",
        "product_kind": "",
        "value": 2,
        "qualifier": "exact",
    }
]
RECORD = {
    "record_id": "r-1",
    "subject": "item",
    "action": "REMOVE",
    "category": "P2-1",
    "acted_at": "2025-05-12T10:00:00+08:00",
    "detection": "automated",
    "modality": "video",
    "target": "https://video.example/v/1",
}
STORED_RECORD = {
    **RECORD,
    "batch": BATCH_ID,
    "line": 1,
    "version": 1,
    "withdrawn": False,
    "reason": "",
    "product_kind": None,
    "product": None,
    "content_at": None,
    "province": "31",
    "content_sha256": None,
    "label": None,
    "note": None,
}
BATCH = {
    "id": BATCH_ID,
    "kind": "records",
    "state": "checked",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "size": 512,
    "encoding": "gzip",
    "media_type": "application/x-ndjson",
    "received_at": "2025-06-05T09:40:00+08:00",
    "checked_at": "2025-06-05T09:40:01+08:00",
    "rule_set": "2025.1+689524ba",
    "records": 2,
    "errors": 0,
    "warnings": 0,
    "notes": 0,
    "progress": {"lines": 2, "findings": 0, "bytes_read": 512, "bytes": 512, "records": 2},
    "links": {
        "self": f"{PATH}/batches/{BATCH_ID}",
        "report": PATH,
        "drop": f"{PATH}/batches/{BATCH_ID}",
    },
}
RECEIPT = {
    **{name: BATCH[name] for name in ("id", "kind", "sha256", "size", "received_at")},
    "links": {"self": f"{PATH}/batches/{BATCH_ID}", "report": PATH},
}
ARRAY_ANSWER = {
    "stored": 1,
    "already_stored": 0,
    "refused": 0,
    "batch": {**BATCH, "records": 1, "encoding": ""},
    "items": [
        {
            "index": 0,
            "record_id": "r-1",
            "status": "stored",
            "holder_batch": None,
            "holder_line": None,
            "findings": [],
        }
    ],
}
FINDING = {
    "id": "01970c30-aaaa-7bbb-8ccc-ddddeeeeffff",
    "check": "H403",
    "severity": "warning",
    "batch": None,
    "line": None,
    "record_id": "",
    "pointer": "/figures/items_removed/P2-1/all",
    "title": "Looks like a slipped digit",
    "message": "1,200 is about ten times the 120 of the month before.",
    "remedy": "Check the unit; if the figure is right, explain it.",
    "waived": False,
    "explanation": None,
    "explanation_decision": None,
}
FINDINGS = {
    "revision": 1,
    "counts": {"H403": 1},
    "truncated": False,
    "next": None,
    "results": [FINDING],
}
EXPLANATION = {
    "id": "01970c31-0000-7000-8000-000000000001",
    "check": "H403",
    "text": "A campaign of our own in May; see notice 2025-17.",
    "given_at": "2025-06-05T11:00:00+08:00",
    "decision": "open",
    "decision_reason": "",
}
WAIVER_REQUEST = {
    "platform": REPORT["platform"],
    "check": "H402",
    "reason": "The only platform of its kind.",
    "expires_at": "2026-06-30T00:00:00+08:00",
}
WAIVER = {
    "id": "01970c32-0000-7000-8000-000000000002",
    **WAIVER_REQUEST,
    "granted_at": "2025-06-06T09:00:00+08:00",
    "revoked_at": None,
}
LINE = (
    '{"record_id":"r-1","subject":"item","action":"REMOVE","category":"P2-1",'
    '"acted_at":"2025-05-12T10:00:00+08:00","detection":"automated","modality":"video",'
    '"target":"https://video.example/v/1"}\n'
)
REPLACEMENT_LINE = (
    '{"record_id":"r-1","op":"replace","reason":"The wrong category","record":'
    + LINE.replace("P2-1", "P2-3").strip()
    + "}\n"
)
CORRECTION_LINE = '{"record_id":"r-2","op":"withdraw","reason":"Filed by mistake"}\n'
TABLE = (
    "记录编号 record_id,对象类型 subject,处置 action,类别 category,处置时间 acted_at,"
    "发现方式 detection,对象 target,模态 modality\r\n"
    "r-1,item,REMOVE,P2-1,2025-05-12 10:00,automated,https://video.example/v/1,video\r\n"
)
CSV = (
    "batch,line,record_id,check,severity,pointer,title,message,remedy\r\n"
    f"{BATCH_ID},1,r-1,S111,error,/category,Unknown code,"
    "“P9-9” is no code of “category” in this period.,"
    "Use a code of the vocabulary of the period; categories differ between campaigns.\r\n"
)


def _request(value: Any, media_type: str = "application/json") -> OpenApiExample:
    return OpenApiExample("Request", value, request_only=True, media_type=media_type)


def _answer(value: Any, status: int = 200, media_type: str = "application/json") -> OpenApiExample:
    return OpenApiExample(
        "Answer", value, response_only=True, status_codes=[str(status)], media_type=media_type
    )


RECORD_LINKS = {
    "batch": f"/api/v1/reports/{REPORT_ID}/batches/{STORED_RECORD['batch']}",
    "trace": f"/api/v1/reports/{REPORT_ID}/trace?record_id={STORED_RECORD['record_id']}",
}
EXAMPLES: dict[str, list[OpenApiExample]] = {
    "reports_list": [_answer(REPORT)],
    "reports_open": [
        _request({"period": "2025-05"}),
        _answer({**REPORT, "latest": DRAFT, "in_force": None}, 201),
    ],
    "reports_retrieve": [_answer(REPORT)],
    "revisions_list": [_answer(REVISION)],
    "revisions_start": [_request({"reason": "A total was wrong"}), _answer(CORRECTION, 201)],
    "revisions_retrieve": [_answer(REVISION)],
    "reports_submit": [
        _request({"signatory": "01970c2d-7777-7888-8999-aaaabbbbcccc", "nil": False}),
        _answer(
            {
                **REVISION,
                "state": "received",
                "in_force": False,
                "decided_at": None,
                "receipt": {**SIGNED, "log_index": None},
            },
            202,
        ),
    ],
    "reports_withdraw": [
        _request({"reason": "Filed for the wrong month"}),
        _answer({**DRAFT, "state": "withdrawn"}),
    ],
    "reports_return": [
        _request({"reason": "Say which goods were removed.", "due_at": None}),
        _answer({**REVISION, "state": "returned"}),
    ],
    "figures_retrieve": [_answer({"revision": 1, "figures": FIGURES})],
    "figures_declare": [
        _request({"figures": FIGURES}),
        _answer({"revision": 1, "figures": FIGURES}),
    ],
    "records_list": [
        _answer(
            {
                "revision": 1,
                "next": None,
                "results": [{**STORED_RECORD, "state": "current", "links": RECORD_LINKS}],
            }
        )
    ],
    "records_upload": [
        _request(LINE, "application/x-ndjson"),
        _request(TABLE, "text/csv"),
        _request([RECORD]),
        _answer(RECEIPT, 202),
        _answer(ARRAY_ANSWER, 201),
    ],
    "records_retrieve": [
        _answer(
            {
                "period": "2025-05",
                "report": REPORT_ID,
                "revisions": {"in_force": 1, "latest": 2, "latest_state": "draft"},
                "versions": [
                    {
                        **STORED_RECORD,
                        "standing": {"in_force": "current", "latest": "current"},
                    }
                ],
            }
        )
    ],
    "corrections_upload": [
        _request(REPLACEMENT_LINE + CORRECTION_LINE, "application/x-ndjson"),
        _answer({**RECEIPT, "kind": "corrections"}, 202),
    ],
    "batches_list": [_answer(BATCH)],
    "batches_retrieve": [_answer(BATCH)],
    "findings_list": [_answer(FINDINGS)],
    "findings_csv": [_answer(CSV, media_type="text/csv")],
    "findings_explain": [_request({"text": EXPLANATION["text"]}), _answer(EXPLANATION, 201)],
    "explanations_list": [_answer(EXPLANATION)],
    "explanations_give": [
        _request({"check": "H403", "text": EXPLANATION["text"]}),
        _answer(EXPLANATION, 201),
    ],
    "explanations_decide": [
        _request({"noted": True, "reason": ""}),
        _answer({**EXPLANATION, "decision": "noted"}),
    ],
    "waivers_list": [_answer(WAIVER)],
    "waivers_grant": [_request(WAIVER_REQUEST), _answer(WAIVER, 201)],
    "waivers_revoke": [_answer({**WAIVER, "revoked_at": "2025-07-01T09:00:00+08:00"})],
}
