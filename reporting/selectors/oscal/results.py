"""What testing a platform's claims showed, as OSCAL assessment results."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from platforms.models import Platform, Product
from reporting.evidence import controls
from reporting.models import Examination
from reporting.selectors.oscal.attested import Attested
from reporting.selectors.oscal.components import component_id, described, named
from reporting.selectors.oscal.documents import (
    Node,
    control_id,
    document,
    moment,
    name_based,
    objective_id,
    prop,
)
from reporting.vocabulary import Language
from reporting.vocabulary.terms import Text

Tested = tuple[Attested, Examination]
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
) -> Node | None:
    """The latest examination of each claim that stands; None where nothing was examined yet."""
    tested = [(one, one.examination) for one in found if one.examination is not None]
    if not tested:
        return None
    latest = max((examination for _, examination in tested), key=lambda one: one.finished_at)
    return document(
        "assessment-results",
        partial(_content, platform, products, tested),
        language,
        title=named(TITLE, platform),
        version=latest.rules,
        changed=latest.finished_at,
    )


def _content(
    platform: Platform,
    products: Mapping[str, Product],
    tested: Sequence[Tested],
    language: Language,
) -> Node:
    title = named(TITLE, platform).within(language)
    rules = name_based("rules")
    scopes = sorted({one.scope for one, _ in tested})
    result = {
        "uuid": name_based("result", *(examination.id for _, examination in tested)),
        "title": title,
        "description": title,
        "start": moment(min(examination.started_at for _, examination in tested)),
        "end": moment(max(examination.finished_at for _, examination in tested)),
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
    return {
        "import-ap": {"href": f"#{rules}"},
        "results": [result],
        "back-matter": {"resources": [{"uuid": rules, "description": RULES.within(language)}]},
    }


def _observation(
    platform: Platform, one: Attested, examination: Examination, language: Language
) -> Node:
    return {
        "uuid": name_based("observation", examination.id),
        "description": _told(examination, language),
        "methods": ["TEST"],
        "types": ["finding"],
        "subjects": [{"subject-uuid": component_id(platform, one.scope), "type": "component"}],
        "collected": moment(examination.finished_at),
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
