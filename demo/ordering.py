"""A directive: the office orders what a contradiction calls for, the platform answers."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from candor_client import AuthenticatedClient
from candor_client.api.directives import (
    directive_answers_give,
    directives_accept,
    directives_acknowledge,
    directives_issue,
    directives_list,
)
from candor_client.api.me import me_retrieve
from candor_client.models import (
    AboutInRequest,
    AcceptAnswerRequest,
    AnswerDirectiveRequest,
    AttestationOut,
    EvidenceItemRequest,
    IssueDirectiveRequest,
)

from demo.answers import Surprise, must

ORDER = (
    "Implicit labels are claimed on all images, while your report for June holds items without a "
    "label. Say why, and put it right. "
    "声明全部图像均添加隐式标识，而6月报告中存在无标识内容。请说明原因并改正。"
)
ANSWER = (
    "The items came from a service that was joined late; since 1 July it writes the label, too. "
    "上述内容来自后接入的服务；自7月1日起该服务同样写入标识。"
)
REFERENCE = "DEMO-2025-1"
DUE = timedelta(days=30)


def order_and_answer(
    office: AuthenticatedClient,
    platform: AuthenticatedClient,
    about: AttestationOut,
) -> str:
    """Issued, acknowledged, answered and accepted; the state that it comes to."""
    _issue(office, about)
    _answer(platform)
    return _accept(office)


def contradicted(found: Sequence[AttestationOut], platform: object) -> AttestationOut:
    """The claim of a platform that its own reports deny."""
    return next(one for one in found if one.platform == platform and one.control == "LBL-01")


def _issue(office: AuthenticatedClient, about: AttestationOut) -> None:
    body = IssueDirectiveRequest(
        platform=about.platform,
        code="RECTIFY",
        text=ORDER,
        reference=REFERENCE,
        due_at=datetime.now(UTC) + DUE,
        about=AboutInRequest(attestation=about.id),
    )
    must(directives_issue.sync(client=office, body=body))


def _answer(platform: AuthenticatedClient) -> None:
    (waiting,) = must(directives_list.sync(client=platform, waiting=True)).results
    must(directives_acknowledge.sync(waiting.id, client=platform))
    signatory = must(me_retrieve.sync(client=platform)).signatories[0].id
    kept = EvidenceItemRequest(
        url="https://evidence.example/labels-2025-07.pdf",
        sha256=hashlib.sha256(ANSWER.encode()).hexdigest(),
    )
    body = AnswerDirectiveRequest(text=ANSWER, signatory=signatory, evidence=[kept])
    must(directive_answers_give.sync(waiting.id, client=platform, body=body))


def _accept(office: AuthenticatedClient) -> str:
    (answered,) = must(directives_list.sync(client=office)).results
    if answered.reference != REFERENCE:
        raise Surprise("another directive is there")
    body = AcceptAnswerRequest(answer=1, remark="Noted. 已知悉。")
    return str(must(directives_accept.sync(answered.id, client=office, body=body)).state)
