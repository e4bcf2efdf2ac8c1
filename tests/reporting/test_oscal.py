"""OSCAL documents: their references hold, ids are stable, and they say what stands and was found.

That the documents are valid by the published schema was shown with another program: docs/oscal.md.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Login, Party
from tests.reporting.test_coverage import JUNE, MAY, attest, examined

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
TOKEN = re.compile(r"[a-z_][a-z0-9.\-_]*")


def nodes(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        yield found
        found = list(found.values())
    if isinstance(found, list):
        for one in found:
            yield from nodes(one)


def sound(document: dict[str, Any]) -> dict[str, Any]:
    """The content of a document whose ids are unique and whose references are there."""
    ((_, content),) = document.items()
    assert content["metadata"]["oscal-version"] == "1.2.1"
    ids = Counter(node["uuid"] for node in nodes(content) if "uuid" in node)
    assert all(map(ID.fullmatch, ids))
    assert set(ids.values()) == {1}
    for node in nodes(content):
        href = str(node.get("href", ""))
        assert not href.startswith("#") or href[1:] in ids
        assert "observation-uuid" not in node or node["observation-uuid"] in ids
        assert "subject-uuid" not in node or node["subject-uuid"] in ids
        assert "value" not in node or node["value"] == node["value"].strip() != ""
        assert node not in ([], {})
    assert [] not in [value for node in nodes(content) for value in node.values()]
    return dict(content)


def test_the_controls_are_a_catalog_in_both_languages(photos: Party, login: Login) -> None:
    api = login(photos)
    content = sound(api.get("oscal/catalog").json())
    controls = [one for group in content["groups"] for one in group["controls"]]
    assert len(controls) == 37
    assert all(TOKEN.fullmatch(one["id"]) for one in controls)
    (label,) = [one for one in controls if one["id"] == "lbl-01"]
    assert label["title"] == "Implicit label on output"
    assert {"name": "label", "value": "LBL-01"} in label["props"]
    chinese = api.send("GET", "oscal/catalog", **{"Accept-Language": "zh-CN"}).json()
    assert "文件元数据隐式标识" in [one.get("title") for one in nodes(chinese)]
    # The same content has the same id, whenever it is asked for.
    again = api.send("GET", "oscal/catalog", **{"If-None-Match": api.get("oscal/catalog")["ETag"]})
    assert again.status_code == 304
    assert ids_of(chinese["catalog"]) == ids_of(content)
    assert chinese["catalog"]["metadata"]["version"] == content["metadata"]["version"] == "2"


def ids_of(found: Any) -> list[str]:
    return [node["uuid"] for node in nodes(found) if "uuid" in node]


@pytest.fixture
def tested(photos: Party, login: Login) -> None:
    examined(attest(login, photos, MAY, statement="Every file."), MAY, "not_satisfied")
    examined(attest(login, photos, JUNE, control="LBL-02"), JUNE, "inconclusive")
    attest(login, photos, JUNE, control="OPS-03", status="planned")


def test_what_a_platform_attests_to_is_a_component_definition(
    tested: None, photos: Party, shanghai: Party, login: Login
) -> None:
    assert photos.platform
    path = f"oscal/platforms/{photos.platform.id}/component-definition"
    content = sound(login(photos).get(path).json())
    (component,) = content["components"]
    (claims,) = component["control-implementations"]
    by_control = {one["control-id"]: one for one in claims["implemented-requirements"]}
    assert set(by_control) == {"lbl-01", "lbl-02", "ops-03"}
    assert by_control["lbl-01"]["description"] == "Every file."
    assert {"name": "implementation-status", "value": "planned"} in by_control["ops-03"]["props"]
    chinese = login(photos).send("GET", path, **{"Accept-Language": "zh-CN"}).json()
    assert ids_of(chinese) == ids_of({"component-definition": content})
    assert sound(login(shanghai).get(path).json()) | {"metadata": 0} == content | {"metadata": 0}


def test_what_testing_showed_is_an_assessment_result(
    tested: None, photos: Party, national: Party, rival: Party, login: Login
) -> None:
    assert photos.platform
    assert rival.platform
    path = f"oscal/platforms/{photos.platform.id}/assessment-results"
    content = sound(login(national).get(path).json())
    (result,) = content["results"]
    states = {one["target"]["target-id"]: one["target"]["status"] for one in result["findings"]}
    assert states == {
        "lbl-01_obj": {"state": "not-satisfied", "reason": "fail"},
        "lbl-02_obj": {"state": "not-satisfied", "reason": "other", "remarks": "inconclusive"},
    }
    assert len(result["observations"]) == 2
    latest = max(one["collected"] for one in result["observations"])
    assert content["metadata"]["last-modified"] == result["end"] == latest
    assert latest.endswith("+08:00")
    chinese = login(national).send("GET", path, **{"Accept-Language": "zh-CN"}).json()
    assert ids_of(chinese) == ids_of({"assessment-results": content})
    assert login(rival).get(path).status_code == 404
    nothing = f"oscal/platforms/{rival.platform.id}/assessment-results"
    assert login(rival).get(nothing).status_code == 404
