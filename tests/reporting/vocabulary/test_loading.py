"""A wrong data file stops the program, whatever is wrong with it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reporting.vocabulary import BadVocabulary
from reporting.vocabulary.loading import DATA, load_from

CAMPAIGN = "campaigns/qinglang-ai-2025.json"
CROSSWALK = "crosswalks/2025.1-2026.1.json"
Content = Any
Damage = Callable[[Content], object]


def first(name: str, /, **changes: object) -> Damage:
    return lambda content: content[name][0].update(changes)


def again(name: str) -> Damage:
    return lambda content: content[name].append(content[name][0])


def asked(harm: Callable[[list[Content]], object]) -> Damage:
    """Of LBL-01: measurement `modalities`, slot `label_sample`."""
    return lambda content: harm(content["controls"][0]["requirements"])


PLAIN = {"kind": "measurement", "code": "x", "source": "x", "name": {"en": "x", "zh": "无"}}
ROWS = {**PLAIN, "type": "inventory", "fields": [{**PLAIN, "type": "text"}]}
NESTED = {**PLAIN, "type": "inventory", "required": False, "fields": [ROWS]}
DAMAGES: dict[str, tuple[str, Damage, str]] = {
    "unknown field": ("measures.json", first("measures", colour="red"), "colour"),
    "missing field": ("actions.json", lambda c: c["actions"][0].pop("actor"), "actor"),
    "wrong type": ("measures.json", first("measures", version="1"), "version"),
    "code twice": ("terms.json", again("labels"), "none stands twice"),
    "category twice": (CAMPAIGN, again("categories"), "P1-1 stands twice"),
    "unknown phase": (CAMPAIGN, first("categories", phase="P9"), "unknown phase"),
    "unknown measure": (CAMPAIGN, first("published", measure="x"), "points nowhere"),
    "no source": (CAMPAIGN, first("published", url="somewhere"), "no source"),
    "foreign period": (CAMPAIGN, lambda c: c["periods"].append("2026-05"), "own categories"),
    "no Chinese": (CAMPAIGN, first("categories", name={"en": "x", "zh": "x"}), "both languages"),
    "no English": ("terms.json", first("labels", name={"en": " ", "zh": "无"}), "both languages"),
    "unknown action": ("measures.json", first("measures", actions=["X"]), "unknown action"),
    "foreign action": ("measures.json", first("measures", actions=["MUTE"]), "never taken"),
    "unknown whole": ("measures.json", first("measures", within="x"), "unknown one"),
    "other whole": ("measures.json", first("measures", within="items_handled"), "different things"),
    "no subject": ("measures.json", first("measures", subject=None), "have a subject"),
    "hole": ("editions.json", lambda c: c["editions"][1].update(valid_from="2026-05"), "start"),
    "no period": ("editions.json", first("editions", valid_from="2025-4"), "is no period"),
    "no campaign": ("editions.json", first("editions", campaign="x"), "names no campaign"),
    "crosswalk astray": (CROSSWALK, first("crossings", target="Z9"), "one is unknown"),
    "crosswalk twice": (CROSSWALK, again("crossings"), "something twice"),
    "crosswalk forgets": (CROSSWALK, lambda c: c["crossings"].pop(), "forgets P2-7"),
    "order without answer": ("directives.json", first("directives", kind="order"), "takes none"),
    "directive renamed": (
        "directives.json",
        first("directives", name={"en": "x", "zh": "中"}),
        "differ in name",
    ),
    "demand twice": ("controls.json", asked(lambda rs: rs.append(rs[0])), "stands twice"),
    "nothing required": ("controls.json", asked(lambda rs: rs.clear()), "nothing is required"),
    "no source of a threshold": ("controls.json", asked(lambda rs: rs[0].update(source=" ")), "no"),
    "choices astray": ("controls.json", asked(lambda rs: rs[0].update(type="text")), "choices"),
    "bound on a code": ("controls.json", asked(lambda rs: rs[0].update(at_least=1)), "has a bound"),
    "part of nothing": (
        "controls.json",
        asked(lambda rs: rs[0].update(part_of="x")),
        "speaks of x",
    ),
    "share of nothing": ("controls.json", asked(lambda rs: rs[1].update(share=None)), "a share is"),
    "list in a list": ("controls.json", asked(lambda rs: rs.append(NESTED)), "within an inventory"),
    "no example": ("controls.json", first("controls", example={}), "leaves out modalities"),
    "example astray": ("controls.json", first("controls", example={"x": 1}), "gives x"),
    "applies nowhere": ("controls.json", first("controls", applies_where=["x"]), "unknown measure"),
    "denied by nothing": ("controls.json", first("controls", denied_by={"labels": ["x"]}), "label"),
    "unknown evidence": ("controls.json", first("controls", evidence=["x"]), "no known type"),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_refused(damage: str, data: Path) -> None:
    name, harm, complaint = DAMAGES[damage]
    content = json.loads((data / name).read_text())
    harm(content)
    (data / name).write_text(json.dumps(content))

    with pytest.raises(BadVocabulary, match=complaint):
        load_from(data)


def test_a_missing_file_is_refused(data: Path) -> None:
    (data / "actions.json").unlink()

    with pytest.raises(BadVocabulary, match=r"actions\.json"):
        load_from(data)


def test_the_undamaged_copy_loads(data: Path) -> None:
    assert load_from(data).controls
