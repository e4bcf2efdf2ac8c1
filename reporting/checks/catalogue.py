"""The catalogue of checks: `python -m reporting.checks.catalogue > docs/checks.md`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from reporting.checks import RULE_SET_VERSION, Check, Layer, all_checks
from reporting.checks.registry import VALID_FROM, Example
from reporting.vocabulary import Text

LAYERS = {
    Layer.STRUCTURE: Text("Structure: can the line be read?", "结构：该行能否读取"),
    Layer.RECORD: Text("Record: does it make sense by itself?", "记录：自身是否合理"),
    Layer.REPORT: Text("Report: do figures and records agree?", "报告：申报数与记录是否一致"),
    Layer.HISTORY: Text("History: beside earlier months", "历史：与以往各期比较"),
    Layer.CROSS_PLATFORM: Text("Cross-platform: beside others", "跨平台：与其他平台比较"),
}
SEVERITIES = {
    "error": Text("error", "错误"),
    "warning": Text("warning", "警告"),
    "note": Text("note", "提示"),
}
INTRODUCTION = """\
# Checks · 检查规则

Made from the register by `python -m reporting.checks.catalogue`; do not edit.
由检查规则登记表自动生成，请勿手工修改。

Rule set {version}, for periods from {valid_from} on. An **error** blocks the filing, a **warning**
needs an explanation, a **note** informs. Ids are permanent: a retired check takes its id with it.
A waivable check can be waived for a platform by an office, with a reason and an expiry date.

规则集 {version}，适用于 {valid_from} 及以后各期。
**错误**阻止受理，**警告**需要说明，**提示**仅供参考。
规则编号永久有效，停用后不再使用。可豁免的规则可由监管部门对平台限期豁免并说明理由。

An example says only how it differs from this record of 2025-05, or from a clean report for that
month: `record`, `records`, `correction` and `report` change fields (null leaves one out), `line`
and `hex` are what stands in the file. 示例仅列出与下列记录（2025-05）或无误报告的差异。
"""


def document() -> str:
    return "\n".join(_document()).rstrip() + "\n"


def _document() -> Iterator[str]:
    # Imported here: running the examples needs every reader, listing the checks does not.
    from reporting.checks.examples import RECORD

    yield INTRODUCTION.format(version=RULE_SET_VERSION, valid_from=VALID_FROM)
    yield _code(json.dumps(RECORD))
    for layer, heading in LAYERS.items():
        checks = [check for check in all_checks() if check.layer is layer]
        yield f"## {heading.en} · {heading.zh}\n"
        yield from _table(checks)
        for check in checks:
            yield from _entry(check)


def _table(checks: list[Check]) -> Iterator[str]:
    yield "| Id | Severity · 级别 | Title · 名称 |"
    yield "|---|---|---|"
    for check in checks:
        severity = SEVERITIES[check.severity]
        title = f"{check.title.en} · {check.title.zh}"
        yield f"| [{check.id}](#{check.id.lower()}) | {severity.en} · {severity.zh} | {title} |"
    yield ""


def _entry(check: Check) -> Iterator[str]:
    waivable = " · waivable · 可豁免" if check.waivable else ""
    severity = SEVERITIES[check.severity]
    yield f"### {check.id}\n"
    yield f"**{check.title.en} · {check.title.zh}** ({severity.en} · {severity.zh}{waivable})\n"
    yield f"{check.message.en} {check.remedy.en}\n"
    yield f"{check.message.zh}{check.remedy.zh}\n"
    yield from _other_remedies(check)
    yield f"Reference · 依据: {check.reference}\n"
    yield f"Passes · 通过: {_inline(check.passing)}\n"
    yield f"Fails · 不通过: {_inline(check.failing)}\n"


def _other_remedies(check: Check) -> Iterator[str]:
    """By what they say, since several fields may share one."""
    fields: dict[Text, list[str]] = {}
    for name, remedy in check.remedies.items():
        fields.setdefault(remedy, []).append(f"`{name}`")
    for remedy, names in fields.items():
        yield f"- {', '.join(names)}: {remedy.en} · {remedy.zh}"
    if fields:
        yield ""


def _inline(example: Example) -> str:
    return f"`{json.dumps(example, ensure_ascii=_has_invisible(example))}`"


def _has_invisible(example: Example) -> bool:
    text = json.dumps(example, ensure_ascii=False)
    return not text.replace("\u200d", "").isprintable()


def _code(text: str) -> str:
    return f"```json\n{text}\n```\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(document())
