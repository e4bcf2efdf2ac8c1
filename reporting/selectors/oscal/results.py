"""What testing a platform's claims showed, as OSCAL assessment results."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from platforms.models import Platform, Product
from reporting.evidence import controls
from reporting.models import Examination
from reporting.selectors.oscal.attested import Attested
from reporting.selectors.oscal.components import component_id, described
from reporting.selectors.oscal.documents import (
    Node,
    control_id,
    document,
    name_based,
    objective_id,
    prop,
)
from reporting.vocabulary import Language
from reporting.vocabulary.terms import Text

TITLE = Text("Tests of what {platform} attests", "{platform}声明的检验结果")
RULES = Text(
    "The rules by which claims are tested are part of the register; see its documentation.",
    "检验声明所依据的规则属本登记系统的一部分，见其文档。",
)
FOUND = Text("{control}: tested by machine", "{control}：机器检验")
# OSCAL knows two states and lets the reason say more.
STATES = {
    "satisfied": {"state": "satisfied", "reason": "pass"},
    "not_satisfied": {"state": "not-satisfied", "reason": "fail"},
    "inconclusive": {"state": "not-satisfied", "reason": "other", "remarks": "inconclusive"},
}


def assessment_results(
    platform: Platform,
    products: Mapping[str, Product],
    found: Iterable[Attested],
    *,
    language: Language,
    at: datetime,
) -> Node | None:
    """The latest examination of each claim that stands; None where nothing was examined yet."""
    tested = [(one, one.examination) for one in found if one.examination is not None]
    if not tested:
        return None
    title = TITLE.within(language).format(platform=platform)
    rules = name_based("rules")
    scopes = sorted({one.scope for one, _ in tested})
    result = {
        "uuid": name_based("result", *(examination.id for _, examination in tested)),
        "title": title,
        "description": title,
        "start": min(examination.started_at for _, examination in tested).isoformat(),
        "end": max(examination.finished_at for _, examination in tested).isoformat(),
        "local-definitions": {
            "components": [
                described(platform, products.get(scope), scope, language)
                | {"status": {"state": "operational"}}
                for scope in scopes
            ]
        },
        "reviewed-controls": {
            "control-selections": [
                {
                    "include-controls": [
                        {"control-id": control_id(code)}
                        for code in sorted({one.control for one, _ in tested})
                    ]
                }
            ]
        },
        "observations": [
            _observation(platform, one, examination, language) for one, examination in tested
        ],
        "findings": [_finding(one, examination, language) for one, examination in tested],
    }
    content = {
        "import-ap": {"href": f"#{rules}"},
        "results": [result],
        "back-matter": {"resources": [{"uuid": rules, "description": RULES.within(language)}]},
    }
    return document("assessment-results", content, title=title, version=platform.uscc, at=at)


def _observation(
    platform: Platform, one: Attested, examination: Examination, language: Language
) -> Node:
    return {
        "uuid": name_based("observation", examination.id),
        "description": _told(examination, language),
        "methods": ["TEST"],
        "types": ["finding"],
        "subjects": [{"subject-uuid": component_id(platform, one.scope), "type": "component"}],
        "collected": examination.finished_at.isoformat(),
        "props": [
            prop("examination", examination.id),
            prop("rules", examination.rules),
            prop("readers", examination.readers),
            *_measured(examination),
        ],
    }


def _measured(examination: Examination) -> list[Node]:
    """Sample sizes and shares, by modality."""
    return [
        prop(name, measured[name], **{"class": str(measured.get("modality") or "all")})
        for measured in examination.measured
        for name in ("n", "compliant", "share", "low", "high")
        if measured.get(name) is not None
    ]


def _finding(one: Attested, examination: Examination, language: Language) -> Node:
    status = STATES[examination.verdict]
    return {
        "uuid": name_based("finding", examination.id),
        "title": FOUND.within(language).format(control=one.control),
        "description": _told(examination, language),
        "target": {
            "type": "objective-id",
            "target-id": objective_id(one.control),
            "status": status,
        },
        "related-observations": [{"observation-uuid": name_based("observation", examination.id)}],
    }


def _told(examination: Examination, language: Language) -> str:
    judgement = controls.from_plain(examination.verdict, examination.reasons, examination.measured)
    return controls.summary(judgement, language)
