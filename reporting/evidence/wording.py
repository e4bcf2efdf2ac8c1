"""What was read of a file, as it is told: stable ids, and words in the language asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from reporting.evidence import provenance, reasons
from reporting.evidence.provenance import Provenance
from reporting.evidence.reasons import Given
from reporting.evidence.verdict import Examination
from reporting.vocabulary import Language, Text

# What `platforms.identifiers` finds in a provider code: a reading keeps the code of it.
FAULT = re.compile(r" \((?P<code>(?:provider_code|uscc)_[a-z]+(?:_[a-z]+)*)\)$")
FAULTS: Mapping[str, Text] = MappingProxyType(
    {
        "provider_code_format": Text(
            "it does not have 27 places of digits and capital letters",
            "不是由数字和大写字母组成的 27 位编码",
        ),
        "provider_code_definition": Text("it does not begin with 00", "开头不是 00"),
        "provider_code_service": Text(
            "its place 23, the kind of service, is not 0, 1 or 2",
            "第 23 位（服务类型）不是 0、1 或 2",
        ),
        "provider_code_extension": Text(
            "its last four places are not 0000, as they are where place 23 is 0",
            "第 23 位为 0 时，末四位应为 0000",
        ),
        "provider_code_subject_unverifiable": Text(
            "whom it names cannot be checked by its form", "无法从编码形式核对其主体"
        ),
        "uscc_length": Text("the credit code in it is too short", "其中的统一社会信用代码长度有误"),
        "uscc_alphabet": Text(
            "the credit code in it has a letter that none has",
            "其中的统一社会信用代码含有不允许的字符",
        ),
        "uscc_checksum": Text(
            "the check digit of the credit code in it is wrong", "其中的统一社会信用代码校验位有误"
        ),
        "uscc_department": Text(
            "the credit code in it begins as none does that is known",
            "其中的统一社会信用代码登记管理部门代码未知",
        ),
        "uscc_region": Text(
            "the credit code in it names no region that is known",
            "其中的统一社会信用代码登记管理机关行政区划码未知",
        ),
        "uscc_organisation": Text(
            "the organisation code within the credit code has a wrong check digit",
            "统一社会信用代码中的主体标识码校验位有误",
        ),
    }
)


def told(examination: Examination, signed: Provenance | None, language: Language) -> dict[str, Any]:
    explicit = examination.explicit
    return {
        "container": examination.container,
        "verdict": examination.verdict,
        "reasons": [reason(given, language) for given in examination.reasons],
        "labels": [
            {"location": label.location, "wrapped": label.wrapped, "fields": label.fields}
            for label in examination.labels
        ],
        "explicit": None if explicit is None else [reason(given, language) for given in explicit],
        "provenance": None if signed is None else _provenance(signed, language),
    }


def reason(given: Given, language: Language) -> dict[str, str]:
    """Of a label, or of Content Credentials: their ids differ."""
    known = reasons.REASONS.get(given.reason_id) or provenance.REASONS[given.reason_id]
    return {
        "id": known.id,
        "weight": known.weight,
        "location": given.location,
        "detail": detail_of(given, language),
        "title": known.title.within(language),
        "remedy": known.remedy.within(language),
        "reference": known.reference,
    }


def detail_of(given: Given, language: Language) -> str:
    """As it was found, what is wrong with a provider code in words."""
    found = FAULT.search(given.detail)
    words = FAULTS.get(found["code"]) if found else None
    if found is None or words is None:
        return given.detail
    said = words.within(language)
    before = given.detail[: found.start()]
    return f"{before}（{said}）" if language == "zh" else f"{before} ({said})"


def _provenance(signed: Provenance, language: Language) -> dict[str, Any]:
    return {
        "checked": signed.checked,
        "present": signed.present,
        "valid": signed.valid,
        "trusted": signed.trusted,
        "source_type": signed.source_type,
        "issuer": signed.issuer,
        "reasons": [reason(given, language) for given in signed.reasons],
    }
