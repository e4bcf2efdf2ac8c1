"""What a finding says, whether it is the same one again, and what it does to the revision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.checks import Finding, Severity, UnknownCheck, all_checks, render, verdict
from reporting.checks.columns import CHOICES, LISTS
from reporting.checks.findings import finding
from reporting.checks.registry import get
from reporting.vocabulary import load


def of(check_id: str, line: int, **params: str | int) -> Finding:
    return Finding(check_id, get(check_id).severity, "/product", params, line, "r-1")


def test_the_same_finding_on_another_line_is_the_same() -> None:
    assert of("R210", 7, product="x").fingerprint == of("R210", 8, product="x").fingerprint


def test_another_finding_is_another() -> None:
    given = of("R210", 7, product="x", n=1)
    others = [
        of("R209", 7, product="x", n=1),
        of("R210", 7, product="y", n=1),
        of("R210", 7, product="x", n="1"),
        Finding("R210", Severity.WARNING, "/other", given.params, 7, "r-1"),
        Finding("R210", Severity.WARNING, "/product", given.params, 7, "r-2"),
        Finding("R210", Severity.WARNING, "/product", given.params, 7),
    ]

    assert given.fingerprint not in {other.fingerprint for other in others}
    assert len({other.fingerprint for other in others}) == len(others)


def test_a_finding_of_an_earlier_rule_set_can_still_be_read() -> None:
    """The message speaks of more values now than were kept then."""
    assert "line … of this batch" in render(of("S118", 9, record_id="r-1"), "en").message


def test_params_in_another_order_are_the_same() -> None:
    first, second = (
        of("R209", 1, category="a", subject="b"),
        of("R209", 1, subject="b", category="a"),
    )

    assert first.fingerprint == second.fingerprint


def test_a_fingerprint_is_permanent() -> None:
    """Explanations are stored under it: a change of this value would orphan them all."""
    found = Finding("S118", Severity.ERROR, "/record_id", {"record_id": "r-1"}, 9, "r-1")
    assert found.fingerprint == ("4115e0afb154b4fc7fd0d738c8f6abd1aed4716be8818d4fd2c25d28f1068699")


@given(st.text(max_size=300))
def test_filed_values_can_neither_flood_nor_disguise(value: str) -> None:
    for language in ("en", "zh"):
        said = render(finding("T313", "/figures/x", measure=value), language)

        assert len(said.message) < 80 * 12
        assert "\x00" not in said.message
        assert "\u202e" not in said.message
        assert "\n" not in said.message


def test_braces_in_a_value_stay_braces() -> None:
    said = render(finding("T313", "", measure="{measure.__class__}"), "en")

    assert "{measure.__class__}" in said.message


def test_codes_are_shown_with_their_names() -> None:
    found = finding("T305", "", measure="items_removed", category="P2-1", recorded=21)

    assert render(found, "en").message.startswith("Items of content removed (items_removed) is")
    assert "利用AI制作发布谣言（P2-1）" in render(found, "zh").message


def test_an_open_place_is_shown_as_a_word() -> None:
    found = finding("T303", "", measure="x", category="all", product_kind="all", declared=3)

    assert render(found, "zh").message.startswith("x（类别全部，产品类型全部）")


def test_numbers_are_grouped() -> None:
    said = render(finding("T312", "", measure="prompts_blocked", declared=-1, limit=10**12), "en")

    assert "1,000,000,000,000" in said.message


@pytest.mark.parametrize(
    ("found", "explained", "waived", "expected"),
    [
        ({}, {}, set(), "accepted"),
        ({"H406": 3}, {}, set(), "accepted"),
        ({"R210": 3}, {}, set(), "needs_explanation"),
        ({"R210": 3}, {"R210": 2}, set(), "needs_explanation"),
        ({"R210": 3}, {"R210": 3}, set(), "accepted"),
        ({"R210": 3}, {"R210"}, set(), "accepted"),
        ({"R210": 3}, {"H402"}, set(), "needs_explanation"),
        ({"R210": 3, "T301": 1}, {"R210"}, set(), "rejected"),
        ({"T301": 1}, {"T301": 1}, set(), "rejected"),
        ({"T301": 1}, {}, {"T301"}, "accepted"),
        ({"T301": 1, "R210": 1}, {}, {"T301"}, "needs_explanation"),
        ({"T311": 1}, {}, {"T311"}, "rejected"),
        ({"R209": 1}, {}, {"R209"}, "accepted"),
        ({"T301": 0, "R210": 0}, {}, set(), "accepted"),
    ],
)
def test_the_verdict_follows_from_ids_and_severities(
    found: dict[str, int], explained: dict[str, int] | set[str], waived: set[str], expected: str
) -> None:
    assert verdict(found, explained, waived) == expected


def test_an_unknown_id_has_no_verdict() -> None:
    with pytest.raises(UnknownCheck):
        verdict({"S999": 1})


@given(st.dictionaries(st.sampled_from([c.id for c in all_checks()]), st.integers(0, 3)))
def test_an_error_that_is_not_waived_always_rejects(found: dict[str, int]) -> None:
    errors = any(n and get(check).severity is Severity.ERROR for check, n in found.items())

    assert (verdict(found) == "rejected") == errors


def test_a_place_in_a_table_is_said_and_leaves_the_finding_the_same() -> None:
    plain = of("S111", 7, field="detection", value="自动发现")
    placed = of("S111", 9, field="detection", value="自动发现", place="F9 发现方式")

    assert placed.fingerprint == plain.fingerprint
    assert render(placed, "en").message.startswith("Cell F9 (发现方式): “自动发现” is no code")
    assert render(placed, "zh").message.startswith("单元格 F9（发现方式）：“自动发现”不是")
    assert "“发现方式（detection）”" in render(plain, "zh").message


def test_a_field_with_few_codes_has_them_listed() -> None:
    wrong = of("S111", 7, field="detection", value="x")

    assert "automated (Found by automatic means), user_report" in render(wrong, "en").remedy
    assert "技术自动发现（automated）、用户举报（user_report）" in render(wrong, "zh").remedy
    assert "replace (Replace), withdraw" in render(of("S111", 7, field="op"), "en").remedy
    assert "vocabulary" in render(of("S111", 7, field="category"), "en").remedy


def test_codes_that_are_listed_are_those_of_every_period() -> None:
    for edition in load().editions:
        for field in CHOICES.keys() - {"op"}:
            assert edition.lists()[LISTS[field]].keys() == CHOICES[field].keys()


@pytest.mark.parametrize(
    ("check_id", "field", "helps", "does_not"),
    [
        ("S110", "acted_at", "2025-05-12T08:30:00+08:00", "44"),
        ("S110", "province", "44", "2025"),
        ("S113", "reason", "why the record is corrected", "leave"),
        ("S113", "target", "every record has it", "leave"),
        ("S113", "product", "leave it out", "every record"),
        ("S114", "content_sha256", "64", "first letter"),
        ("S114", "record_id", "first letter", "64"),
    ],
)
def test_the_remedy_is_that_of_the_field(
    check_id: str, field: str, helps: str, does_not: str
) -> None:
    remedy = render(of(check_id, 7, field=field), "en").remedy

    assert helps in remedy
    assert does_not not in remedy
