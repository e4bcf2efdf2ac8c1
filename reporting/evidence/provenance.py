"""Where a file says it comes from, signed: Content Credentials (C2PA). A second answer, which has
no part in the verdict on the label."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from reporting.checks.characters import shown
from reporting.evidence.reasons import Given, Reason, Weight
from reporting.vocabulary.terms import Text

SECONDS, BYTES = 20.0, 1 << 30  # what one file may cost; the whole of it is hashed

# By container, as `Examination.container` has it. The others have no place for it.
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "avi": "video/avi",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "flac": "audio/flac",
        "gif": "image/gif",
        "heic": "image/heic",
        "jpeg": "image/jpeg",
        "m4a": "audio/mp4",
        "mov": "video/quicktime",
        "mp3": "audio/mpeg",
        "mp4": "video/mp4",
        "pdf": "application/pdf",
        "png": "image/png",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "tiff": "image/tiff",
        "wav": "audio/wav",
        "webp": "image/webp",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)


class Asked(Struct):
    """What the process that reads credentials is asked; `path` as hexadecimal digits."""

    path: str
    media_type: str


class Provenance(Struct, frozen=True, kw_only=True):
    """`checked` False: nothing is known, and `reasons` say why; everything else is then None.

    `valid`: nothing was changed since it was signed. `trusted`: the signer's certificate leads to
    one of the anchors that the operator configured; None where there is none. `source_type` is the
    last part of IPTC's address, as `trainedAlgorithmicMedia`; `issuer` is whoever the certificate
    was issued to.
    """

    checked: bool
    present: bool | None = None
    valid: bool | None = None
    trusted: bool | None = None
    source_type: str | None = None
    issuer: str | None = None
    reasons: list[Given] = []


REFERENCE = "C2PA 2"
_REASONS: dict[str, Reason] = {}
REASONS: Mapping[str, Reason] = MappingProxyType(_REASONS)


def _reason(reason_id: str, weight: Weight, title: Text, remedy: Text) -> str:
    if reason_id in _REASONS:
        raise ValueError(f"{reason_id} stands twice")
    _REASONS[reason_id] = Reason(reason_id, weight, title, remedy, REFERENCE)
    return reason_id


MISSING = _reason(
    "P001",
    Weight.DOUBT,
    Text(
        "Content Credentials are not checked here: what reads them does not run on this machine",
        "未核验内容凭证：本机无法运行读取组件",
    ),
    Text("Ask whoever runs this Candor.", "请联系系统运维方。"),
)
UNREAD = _reason(
    "P002",
    Weight.DOUBT,
    Text(
        "Content Credentials were not checked: the file asks for more than is spent on it",
        "未核验内容凭证：读取该文件超出资源上限",
    ),
    Text("Save the file anew, or smaller.", "请重新保存或缩小该文件。"),
)
BROKEN = _reason(
    "P003",
    Weight.DOUBT,
    Text(
        "The Content Credentials, or the file around them, cannot be read",
        "无法读取内容凭证或其所在文件",
    ),
    Text("Send the file again, as it was made.", "请重新提供原始文件。"),
)
ELSEWHERE = _reason(
    "P004",
    Weight.DOUBT,
    Text(
        "The Content Credentials are kept elsewhere, and nothing is fetched from there",
        "内容凭证存放于外部地址，本系统不作远程获取",
    ),
    Text("Keep the credentials within the file.", "请将内容凭证嵌入文件。"),
)
ABSENT = _reason(
    "P101",
    Weight.NOTE,
    Text("No Content Credentials", "无内容凭证"),
    Text("None are demanded; the implicit label is.", "并非强制要求；隐式标识为强制要求。"),
)
INVALID = _reason(
    "P102",
    Weight.ERROR,
    Text(
        "The Content Credentials do not fit the file, or themselves",
        "内容凭证与文件不符或自身无效",
    ),
    Text("Sign the file after the last change to it.", "请在最后一次修改后重新签名。"),
)
STRANGER = _reason(
    "P103",
    Weight.WARNING,
    Text("Signed by somebody whom nobody here vouches for", "签名者不在信任列表中"),
    Text(
        "Sign with a certificate of an authority that this Candor trusts.",
        "请使用本系统信任的机构签发的证书签名。",
    ),
)
NO_ANCHORS = _reason(
    "P104",
    Weight.NOTE,
    Text(
        "Whether the signer can be trusted was not asked: no authority is configured",
        "未核验签名者是否可信：系统未配置信任锚",
    ),
    Text("The operator sets C2PA_TRUST_ANCHORS.", "由运维方设置 C2PA_TRUST_ANCHORS。"),
)


def unchecked(reason_id: str = MISSING, detail: str = "") -> Provenance:
    return Provenance(checked=False, reasons=[Given(reason_id, "", shown(detail))])
