"""Ids are permanent and single, and the rule set is named after what it says."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from reporting import checks
from reporting.checks import (
    NoRuleSet,
    Severity,
    UnknownCheck,
    all_checks,
    catalogue,
    get,
    rule_set_for,
)
from reporting.checks.registry import DuplicateCheck, Registry, Sealed
from reporting.vocabulary import Text


def registry(*given: checks.Check) -> Registry:
    new = Registry()
    for check in given:
        new.add(check)
    return new


def test_an_id_is_taken_once() -> None:
    with pytest.raises(DuplicateCheck, match="S104"):
        registry(get("S104"), get("S104"))


def test_an_id_tells_its_layer() -> None:
    with pytest.raises(ValueError, match="not an id of the layer"):
        registry(replace(get("S104"), id="R204"))


def test_a_check_that_comes_late_is_refused() -> None:
    with pytest.raises(Sealed):
        checks.registry.REGISTRY.add(replace(get("S104"), id="S199"))


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(UnknownCheck):
        get("S999")


def test_checks_come_in_the_order_of_the_road() -> None:
    ids = [check.id for check in all_checks()]

    assert [i[0] for i in ids] == sorted((i[0] for i in ids), key="SRTHX".index)
    assert ids[0] == "S101"


@pytest.mark.parametrize(
    "change",
    [
        {"id": "S199"},
        {"severity": Severity.NOTE},
        {"title": Text("other", "其他")},
        {"message": Text("other", "其他")},
        {"waivable": True},
    ],
)
def test_the_version_changes_with_what_a_check_says(change: dict[str, object]) -> None:
    given = get("S104")
    changed: checks.Check = replace(given, **change)  # type: ignore[arg-type]

    assert registry(given).seal() != registry(changed).seal()
    assert registry(given).seal() == registry(given).seal()


def test_the_rule_set_of_a_period_has_a_version() -> None:
    rule_set = rule_set_for("2025-05")

    assert re.fullmatch(r"2025\.1\+[0-9a-f]{8}", rule_set.version)
    assert rule_set.version == checks.RULE_SET_VERSION == checks.registry.RULE_SET_VERSION
    assert rule_set.checks == all_checks()


@pytest.mark.parametrize("period", ["2025-03", "1999-12", "2025-00", "2025-13", "", "2025-5"])
def test_a_period_without_a_rule_set_fails_loudly(period: str) -> None:
    with pytest.raises(NoRuleSet):
        rule_set_for(period)


def test_the_catalogue_names_every_check_in_both_languages() -> None:
    document = catalogue.document()

    for check in all_checks():
        assert f"### {check.id}\n" in document
        assert check.title.en in document
        assert check.remedy.zh in document
    assert "\u202e" not in document


def test_every_public_check_is_json() -> None:
    for check in all_checks():
        public = checks.to_public(check, "zh")

        assert json.loads(json.dumps(public)) == public


def test_a_public_check_is_in_one_language() -> None:
    english, chinese = (checks.to_public(get("T301"), language) for language in ("en", "zh"))

    assert english["title"] == "Figure differs from the records"
    assert chinese["title"] == "申报数与记录数不一致"
    assert (english["layer"], english["severity"], english["waivable"]) == ("report", "error", True)
