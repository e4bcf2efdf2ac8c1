"""The controls as an OSCAL catalog."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from reporting.selectors.oscal.documents import (
    Node,
    control_id,
    document,
    name_based,
    objective_id,
    prop,
)
from reporting.vocabulary import Control, Language, Text, Vocabularies

FAMILIES = {
    "LBL": Text("Labelling", "内容标识"),
    "FIL": Text("Filing", "备案登记"),
    "COR": Text("Corpora", "训练语料"),
    "SAF": Text("Safety of content", "内容安全"),
    "ACC": Text("Accounts and access", "账号与接入"),
    "OPS": Text("Operations", "运行管理"),
}
TITLE = Text("Technical safeguards against the abuse of AI", "防范 AI 技术滥用的技术保障措施")


def catalog(vocabularies: Vocabularies, language: Language) -> Node:
    return document(
        "catalog",
        partial(_content, vocabularies.controls.values()),
        language,
        title=TITLE,
        version=vocabularies.controls_version,
        changed=datetime.fromisoformat(vocabularies.controls_changed),
    )


def _content(controls: Iterable[Control], language: Language) -> Node:
    return {
        "groups": [
            {
                "id": family.lower(),
                "class": "family",
                "title": title.within(language),
                "controls": [
                    _control(one, language) for one in controls if one.code.startswith(family)
                ],
            }
            for family, title in FAMILIES.items()
        ],
        "back-matter": {"resources": _sources(controls)},
    }


def _control(control: Control, language: Language) -> Node:
    other: Language = "en" if language == "zh" else "zh"
    return {
        "id": control_id(control.code),
        "class": "safeguard",
        "title": control.name.within(language),
        "props": [
            {"name": "label", "value": control.code},
            prop(f"title-{other}", control.name.within(other)),
            *(prop("evidence", kind) for kind in control.evidence),
        ],
        "links": [{"href": f"#{_source_id(control.source)}", "rel": "reference"}],
        "parts": [
            {
                "id": f"{control_id(control.code)}_smt",
                "name": "statement",
                "prose": control.name.within(language),
            },
            {
                "id": objective_id(control.code),
                "name": "assessment-objective",
                "prose": control.description.within(language),
            },
        ],
    }


def _source_id(source: str) -> str:
    return name_based("source", source)


def _sources(controls: Iterable[Control]) -> list[Node]:
    return [
        {"uuid": _source_id(source), "title": source, "citation": {"text": source}}
        for source in sorted({control.source for control in controls})
    ]
