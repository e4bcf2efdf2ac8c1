"""The rules, each by its own examples and by what would make it speak out of turn."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from reporting.signals import (
    RULES,
    BadThresholds,
    Course,
    Found,
    Month,
    changed,
    hear,
    shipped,
    tell,
    version,
)
from reporting.signals.indicators import INDICATORS
from reporting.signals.robust import distance, log_distance

CELL = ("items_handled", "P3-9")


def heard(rule_id: str, seen: object) -> list[Found]:
    level = RULES[rule_id].level
    return [one for one in hear(level, seen, shipped()) if one.rule == rule_id]


def course(*values: int, cell: tuple[str, str | None] = CELL) -> Course:
    months = [Month(f"2025-{9 - n:02}", {cell: value}) for n, value in enumerate(values)]
    return Course(months[0], tuple(months[1:]), filers=3)


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_a_rule_speaks_of_its_example_once_and_of_nothing_else(rule_id: str) -> None:
    rule = RULES[rule_id]
    assert heard(rule_id, rule.quiet) == []
    (found,) = heard(rule_id, rule.telling)
    assert found.strength >= 1
    for language in ("en", "zh"):
        told = tell(rule_id, found.numbers, language)
        assert "…" not in told.message.replace("9f86d081884c7d65…", "")
        assert told.title
        assert told.meaning


def test_every_rule_has_thresholds_and_every_threshold_a_rule() -> None:
    assert set(shipped().rules) == set(RULES)


@pytest.mark.parametrize("guide", ["signals.md", "signals.zh.md"])
def test_the_guide_names_every_rule_threshold_and_indicator(guide: str) -> None:
    said = (Path(__file__).parents[3] / "docs" / "guide" / guide).read_text("utf-8")
    names = [*(name for given in shipped().rules.values() for name in given), *INDICATORS]
    assert [one for one in RULES if f"| {one} " not in said] == []
    assert [one for one in names if f"`{one}`" not in said] == []


def test_a_category_that_the_case_names_is_heard_earlier() -> None:
    rumours = course(1300, 1000, 1000, cell=("items_handled", "P2-1"))
    assert heard("S101", rumours)
    assert heard("S101", course(1300, 1000, 1000)) == []
    assert heard("S101", course(1600, 1000, 1000))
    assert heard("S101", replace(course(1600, 1000, 1000), filers=2)) == []


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ((1600, 1000), "one month is no habit"),
        ((90, 40, 40), "too few to tell from chance"),
        ((1600, 1000, 0), "a month of nothing makes any number a rise"),
        ((1600, 400, 1000, 2200, 900), "it always goes up and down like this"),
        ((1000, 1600, 1600), "falling is no rise"),
    ],
)
def test_what_is_no_rise(values: tuple[int, ...], why: str) -> None:
    assert heard("S101", course(*values)) == [], why


def test_a_zero_of_all_is_told_once_and_a_nil_report_is_no_zero() -> None:
    whole, part = ("items_handled", None), ("items_handled", "P2-1")
    busy = Month("2025-05", {whole: 100, part: 60}), Month("2025-04", {whole: 100, part: 60})
    subjects = [one.subject for one in heard("S201", Course(Month("2025-06"), busy))]
    assert subjects == ["items_handled"]
    assert heard("S201", Course(Month("2025-06", {whole: 80}), busy))[0].subject.endswith("P2-1")
    assert heard("S201", Course(Month("2025-06", nil=True), busy)) == []


def test_a_flip_is_not_told_as_a_jump_as_well() -> None:
    flipped = RULES["S301"].telling
    assert heard("S301", flipped)
    assert heard("S303", flipped) == []
    few = replace(flipped, now=Month("2025-06", detection={"automated": 2, "user_report": 40}))
    assert heard("S301", few) == []


def test_deviations_are_robust() -> None:
    usual = [100, 101, 99, 100, 5000]  # one odd month carries nothing along
    assert distance(110, usual, 1) > 6
    assert distance(101, [100, 100, 100], 5) == pytest.approx(0.2)
    assert log_distance(200, [100, 100], 0.1) == pytest.approx(
        log_distance(2000, [1000, 1000], 0.1)
    )


def test_thresholds_are_the_operators_to_change_and_slips_are_refused() -> None:
    found = changed({"S401": {"platforms": 2}})
    assert found.of("S401")["platforms"] == 2
    assert found.of("S402") == shipped().of("S402")
    assert version(found) != version(shipped())
    wrong: Iterable[dict[str, dict[str, object]]] = (
        {"S999": {"platforms": 2}},
        {"S401": {"platform": 2}},
        {"S401": {"platforms": "2"}},
        {"S401": {"platforms": -1}},
    )
    for overrides in wrong:
        with pytest.raises(BadThresholds):
            changed(overrides)


def test_a_rule_that_is_no_more_still_says_what_it_found() -> None:
    assert tell("S000", {"value": 3}, "en").message == "value 3"
    assert "…" in tell("S101", {}, "zh").message  # numbers of another time
