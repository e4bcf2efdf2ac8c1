"""The controls and their reasons: `python -m reporting.evidence.controls.catalogue >
docs/controls.md`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from reporting import vocabulary
from reporting.evidence.controls.examples import EXAMPLES, Changes
from reporting.evidence.controls.reasons import RULES, ControlRule
from reporting.evidence.controls.versions import RULES as VERSION
from reporting.vocabulary import Control, Text
from reporting.vocabulary.requirements import Count, Demand, Measurement, Share, Slot

WEIGHTS = {
    "error": Text("error: not satisfied", "错误：不满足"),
    "doubt": Text("doubt: inconclusive", "存疑：无法判定"),
    "warning": Text("warning", "警告"),
    "note": Text("note", "提示"),
}
JUDGED = {
    "threshold": Text("threshold", "限值"),
    "form": Text("form alone", "仅形式"),
    "samples": Text("each file read", "逐件读取"),
    "presence": Text("a file is there", "有文件即可"),
    "report": Text("against the report", "与报告比对"),
}
INTRODUCTION = """\
# Controls · 控制项

Made from the data by `python -m reporting.evidence.controls.catalogue`; do not edit.
由数据自动生成，请勿手工修改。

Catalogue {catalogue}, rules {version}. What an attestation to each of the {n} controls takes, and
the reasons of its verdict. An **error** makes a control not satisfied, whatever else is in doubt;
else a **doubt** makes it inconclusive; else it is satisfied. Where no rule names a threshold, the
value is asked for, and its form and plausibility alone are judged. How shares are held to 100 %,
and why 73 samples: docs/decisions/0502-a-share-is-whole-or-broken.md.

控制项目录 {catalogue}，规则 {version}。列明 {n} 个控制项的证明要求及判定原因。
出现**错误**即为不满足；无错误但有**存疑**则无法判定；否则为满足。
规定未设限值的数值，仅核验形式与合理性。
比例要求及 73 个样本的由来，见 docs/decisions/0502-a-share-is-whole-or-broken.md。

- [Controls · 控制项](#controls)
- [Reasons · 判定原因](#reasons)
"""


def document() -> str:
    return "\n".join(_document()).rstrip() + "\n"


def _document() -> Iterator[str]:
    known = vocabulary.load()
    yield INTRODUCTION.format(
        catalogue=known.controls_version, version=VERSION, n=len(known.controls)
    )
    yield '<a id="controls"></a>\n'
    for control in known.controls.values():
        yield from _control(control)
    yield '<a id="reasons"></a>\n'
    yield "## Reasons · 判定原因\n"
    for rule in RULES.values():
        yield from _rule(rule)


def _control(control: Control) -> Iterator[str]:
    yield f"## {control.code}\n"
    yield f"**{control.name.en} · {control.name.zh}** ({control.source})\n"
    yield f"{control.description.en}\n"
    yield f"{control.description.zh}\n"
    yield "| Code | What · 内容 | Takes · 形式 | Judged by · 判定 | Source · 依据 |"
    yield "|---|---|---|---|---|"
    for demand in control.requirements:
        yield from _rows(demand, "")
    yield ""
    for demand in control.requirements:
        if demand.note:
            yield f"`{demand.code}`: {demand.note.en} {demand.note.zh}\n"
    yield f"Example · 示例: {_inline(control.example)}\n"


def _rows(demand: Demand, within: str) -> Iterator[str]:
    optional = "" if demand.required else " (optional · 选填)"
    judged = JUDGED[demand.judged]
    cells = [
        f"`{within}{demand.code}`",
        f"{demand.name.en} · {demand.name.zh}{optional}",
        _takes(demand),
        f"{judged.en} · {judged.zh}{_threshold(demand)}",
        demand.source,
    ]
    yield "| " + " | ".join(cells) + " |"
    if isinstance(demand, Measurement):
        for field in demand.fields:
            yield from _rows(field, f"{demand.code}/")


def _takes(demand: Demand) -> str:
    if isinstance(demand, Slot):
        return "files · 文件: " + ", ".join(demand.takes)
    if isinstance(demand, Share):
        return f"`{demand.part}` / `{demand.whole}`"
    if isinstance(demand, Count):
        return f"`{demand.measurement}` = `{demand.measure}`"
    if isinstance(demand, Measurement) and demand.choices:
        return f"{demand.type}: " + ", ".join(choice.code for choice in demand.choices)
    return demand.type if isinstance(demand, Measurement) else ""


def _threshold(demand: Demand) -> str:
    said = []
    if isinstance(demand, Measurement | Share):
        said += [f"≥ {demand.at_least:g}"] if demand.at_least is not None else []
        said += [f"≤ {demand.at_most:g}"] if demand.at_most is not None else []
    if isinstance(demand, Measurement):
        said += [f"= {str(demand.must_be).lower()}"] if demand.must_be is not None else []
        if demand.within_days is not None:
            said.append(f"≤ {demand.within_days} days · 天")
    if isinstance(demand, Slot) and demand.share is not None:
        said.append(f"{demand.rule}, {demand.share:.0%}, n ≥ {demand.least_n}")
    return ": " + ", ".join(said) if said else ""


def _rule(rule: ControlRule) -> Iterator[str]:
    weight = WEIGHTS[rule.weight]
    yield f"### {rule.id}\n"
    yield f"**{rule.title.en} · {rule.title.zh}** ({weight.en} · {weight.zh})\n"
    yield f"{rule.message.en} {rule.remedy.en}\n"
    yield f"{rule.message.zh}{rule.remedy.zh}\n"
    example = EXAMPLES.get(rule.id)
    if example is not None:
        yield f"Has it · 出现 ({example.control}): {_inline(example.failing)}\n"
        yield f"Has it not · 不出现: {_inline(example.passing)}\n"


def _inline(changes: Changes) -> str:
    return f"`{json.dumps(dict(changes), ensure_ascii=False)}`"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(document())
