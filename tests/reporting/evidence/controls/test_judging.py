"""Shares with their interval, hostile values, and what the platform's own reports say."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from reporting import vocabulary
from reporting.evidence.controls import (
    RULES,
    FileRead,
    Judgement,
    Outcome,
    explain,
    from_plain,
    judge,
    reasons,
    samples,
    summary,
    to_plain,
    validate,
)
from reporting.evidence.controls.examples import CLEAN, given_of, sample
from reporting.evidence.controls.statistics import wilson

CONTROLS = sorted(vocabulary.load().controls)


# Newcombe 1998 (Statistics in Medicine 17:857), table I, method 3.
@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (412, 420, 0.9629, 0.9903),
    ],
)
def test_the_interval_is_the_published_one(successes: int, n: int, low: float, high: float) -> None:
    assert tuple(round(bound, 4) for bound in wilson(successes, n)) == (low, high)
    mirrored = wilson(n - successes, n)
    assert mirrored == pytest.approx((1 - wilson(successes, n)[1], 1 - wilson(successes, n)[0]))


def test_73_samples_are_the_fewest_that_show_95_percent() -> None:
    assert wilson(73, 73)[0] >= 0.95 > wilson(72, 72)[0]


def samples_of(**read: int) -> tuple[FileRead, ...]:
    return tuple(
        sample("label_sample", how, "image" if number % 2 else "video", f"{how}-{number}")
        for how, n in read.items()
        for number in range(n)
    )


def judged(**read: int) -> Judgement:
    return judge("LBL-01", replace(given_of("LBL-01", CLEAN), files=samples_of(**read)))


def test_a_set_is_counted_by_modality_and_the_worst_are_named() -> None:
    found = judged(labelled=412, unlabelled=3, broken=5)

    whole, image, video = found.measured
    assert (whole.n, whole.compliant, whole.modality) == (420, 412, None)
    assert (image.modality, image.n, image.compliant) == ("image", 209, 206 + 1 + 2 - 3)
    assert image.n + video.n == 420
    assert found.verdict is Outcome.NOT_SATISFIED
    assert summary(found, "en") == (
        "claimed; 412 of 420 samples compliant, 98.1 % (95 % CI 96.3-99.0)"
    )
    assert summary(found, "zh") == (
        "已声明；420 个样本中 412 个合规，98.1%（95% 置信区间 96.3–99.0）"
    )
    worst = [one.params["file"] for one in found.reasons if one.reason_id == reasons.WORST_FILE]
    assert worst == [f"broken-{number}" for number in range(5)]


def test_what_could_not_be_read_is_no_share_and_keeps_the_verdict_open() -> None:
    found = judged(labelled=200, damaged=1)

    assert (found.measured[0].n, found.measured[0].undecided) == (200, 1)
    assert found.verdict is Outcome.INCONCLUSIVE
    assert summary(found, "en").endswith("; 1 could not be judged")
    assert judged(labelled=200, damaged=1, unlabelled=1).verdict is Outcome.NOT_SATISFIED


def test_every_declared_modality_needs_samples_of_its_own() -> None:
    found = judge("LBL-01", given_of("LBL-01", {"measurements": {"modalities": ["audio"]}}))

    few = [one.params for one in found.reasons if one.reason_id == reasons.TOO_FEW]
    assert few == [{"name": "label_sample", "modality": "audio", "n": 0, "threshold": 73}]


def test_the_same_bytes_count_once_however_often_they_are_shown() -> None:
    again = [sample("label_sample", "labelled", "image", "0.png")] * 500
    twins = [replace(again[0], digest=f"{number:064x}") for number in range(72)]
    for files, n in ((again, 1), (again[:1] + twins, 73)):
        given = replace(given_of("LBL-07", CLEAN), files=tuple(files))
        for code in ("LBL-01", "LBL-07", "LBL-08"):
            found = judge(code, given)
            assert (found.measured[0].n, found.verdict) == (n, Outcome.INCONCLUSIVE)


def test_a_sample_counts_for_the_platform_alone_whose_code_it_has() -> None:
    for code in ("LBL-01", "LBL-05", "LBL-07", "LBL-08"):
        sound = given_of(code, CLEAN)
        found = judge(code, replace(sound, uscc="91350100M000100Y43"))
        assert judge(code, sound).verdict is Outcome.SATISFIED
        assert found.verdict is Outcome.INCONCLUSIVE
        assert found.measured[0].n == 0
        assert reasons.OTHER_PROVIDER in {one.reason_id for one in found.reasons}


def test_a_bad_sample_counts_whosever_label_it_has() -> None:
    given = replace(given_of("LBL-01", CLEAN), uscc="91350100M000100Y43")
    bad = sample("label_sample", "broken")
    found = judge("LBL-01", replace(given, files=(*given.files, bad)))
    assert (found.measured[0].n, found.verdict) == (1, Outcome.NOT_SATISFIED)


def test_one_way_out_shown_twice_is_no_second_one() -> None:
    given = given_of("LBL-05", {"files": {"before": {"labelled": 1}, "after": {"labelled": 1}}})
    twice = replace(given.files[-1], digest="00" * 32)
    found = judge("LBL-05", replace(given, files=(*given.files, twice)))
    (unshown,) = [one for one in found.reasons if one.reason_id == reasons.PATHS_UNSHOWN]
    assert unshown.params == {"n": 1, "threshold": 2}


@pytest.mark.parametrize(
    ("value", "scope", "outcome"),
    [(3, "", "not_satisfied"), (4, "", "satisfied"), (5, "", "satisfied"), (3, "a", "satisfied")],
)
def test_a_lower_bound_is_contradicted_by_less_alone(value: int, scope: str, outcome: str) -> None:
    months = {"figures": {"rumours_debunked": [4]}}
    changes = {"scope": scope, "months": months, "measurements": {"notices": value}}
    assert judge("OPS-02", given_of("OPS-02", changes)).verdict == outcome


def test_members_of_one_name_do_not_hide_each_other() -> None:
    given = given_of("LBL-05", CLEAN)
    bad = sample("after", "unlabelled", name="0.png")
    for files in ((bad, *given.files), (*given.files, bad)):
        assert judge("LBL-05", replace(given, files=files)).verdict is Outcome.NOT_SATISFIED


@pytest.mark.parametrize("status", ["planned", "not_applicable"])
def test_what_is_not_claimed_to_be_there_is_not_satisfied_by_evidence(status: str) -> None:
    for control in CONTROLS:
        found = judge(control, given_of(control, {"status": status}))
        assert found.verdict is not Outcome.SATISFIED


def test_months_before_the_claim_say_nothing_against_it() -> None:
    counts = {"counts": {"item|REMOVE|P2-1|image|none": 3, "item|REMOVE|P1-5|image|": 4}}
    during = judge("LBL-01", given_of("LBL-01", {"months": counts}))
    before = judge("LBL-01", given_of("LBL-01", {"months": {**counts, "period": "2025-07"}}))

    partly = judge("LBL-01", given_of("LBL-01", {"months": counts, "status": "partial"}))

    assert [one.params for one in during.reasons] == [{"months": "2025-08", "n": 7}]
    assert [one.reason_id for one in partly.reasons] == [reasons.PARTIAL]  # as it says itself
    assert (before.verdict, before.reasons) == (Outcome.SATISFIED, ())


def test_a_product_cannot_have_counted_more_than_its_platform() -> None:
    for value, outcome in ((6, Outcome.SATISFIED), (5, Outcome.SATISFIED), (7, "not_satisfied")):
        changes = {"scope": "feed-01", "measurements": {"notices": value}}
        assert judge("OPS-02", given_of("OPS-02", changes)).verdict == outcome


@pytest.mark.parametrize(
    ("control", "measurements", "problems"),
    [
        ("SAF-01", [], [("", "not_an_object")]),
        ("SAF-01", {"keyword": 1}, [("/keyword", "unknown")]),
        ("SAF-01", {"a/b~\u202e": 1}, [("/a~1b~0\\u202e", "unknown")]),
        ("SAF-01", {"keywords": True}, [("/keywords", "integer")]),
        ("SAF-01", {"keywords": -1}, [("/keywords", "integer")]),
        ("SAF-01", {"keywords": 1.0}, [("/keywords", "integer")]),
        ("SAF-01", {"keywords": 10**400}, [("/keywords", "integer")]),
        ("COR-03", {"complaint_hours": float("nan")}, [("/complaint_hours", "number")]),
        ("SAF-01", {"as_of": "2025-02-30"}, [("/as_of", "date")]),
        ("SAF-01", {"as_of": "20250228"}, [("/as_of", "date")]),
        ("LBL-06", {"period": "2025-13"}, [("/period", "period")]),
        ("LBL-01", {"modalities": []}, [("/modalities", "codes")]),
        ("LBL-01", {"modalities": ["image", "image"]}, [("/modalities", "codes")]),
        ("LBL-04", {"cue": "song"}, [("/cue", "code")]),
        ("LBL-10", {"url": "javascript:alert(1)"}, [("/url", "url")]),
        ("LBL-10", {"url": "http://[1"}, [("/url", "url")]),
        ("LBL-10", {"version": "1\n2"}, [("/version", "text")]),
        ("LBL-10", {"sha256": "AB" * 32}, [("/sha256", "sha256")]),
        ("LBL-08", {"tools_offered": 0}, [("/tools_offered", "boolean")]),
        ("LBL-03", {"labels": [{"height_ratio": 5}]}, [
            ("/labels/0/height_ratio", "ratio"),
            ("/labels/0/modality", "missing"),
        ]),
        ("LBL-03", {"labels": ["x"]}, [("/labels/0", "not_an_object")]),
        ("LBL-03", {"labels": [{}] * 1001}, [("/labels", "inventory")]),
        ("FIL-01", {"filings": [{"number": "网信算备1号", "filed_on": "2023-09-01"}]}, [
            ("/filings/0/number", "algorithm_filing"),
        ]),
        # Its format is only inferred: a warning of the examination, and not refused.
        ("FIL-03", {"models": [{"name": "M", "provider": "P", "number": "渝登-1"}]}, []),
        ("XXX-99", {"x": 1}, [("/x", "unknown")]),
    ],
)  # fmt: skip
def test_measurements_are_validated(
    control: str, measurements: Any, problems: list[tuple[str, str]]
) -> None:
    found = validate(control, measurements)

    assert [(one.pointer, one.code) for one in found] == problems
    for one in found:
        assert "{" not in one.message("en") + one.message("zh")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@settings(deadline=None)
@for_all(st.data())
def test_whatever_is_stored_is_judged_and_can_be_explained(data: st.DataObject) -> None:
    control = data.draw(st.sampled_from(CONTROLS))
    names = [*vocabulary.load().controls[control].example, "x"]
    changes = data.draw(st.dictionaries(st.sampled_from(names), JSON, max_size=3))
    found = judge(control, given_of(control, {"measurements": changes}))

    assert reasons.FAILED not in {one.reason_id for one in found.reasons}
    for one in found.reasons:
        assert "{" not in explain(control, one, "zh").title
    plain = json.loads(json.dumps(to_plain(found), allow_nan=False))
    assert from_plain(**plain) == found


def test_a_rule_that_fails_is_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "judge_slots", lambda *_: 1 / 0)
    found = judge("LBL-01", given_of("LBL-01", CLEAN))

    assert found.verdict is Outcome.INCONCLUSIVE
    assert [one.params for one in found.reasons] == [{"error": "ZeroDivisionError"}]


def test_a_control_that_is_no_more_is_a_doubt() -> None:
    found = judge("XXX-99", given_of("LBL-01", CLEAN))

    assert [one.reason_id for one in found.reasons] == [reasons.UNKNOWN]
    assert explain("XXX-99", found.reasons[0], "en").message


def test_the_rules_are_named_by_edition_and_content() -> None:
    assert RULES.startswith("2026.2+")
    assert len(RULES) <= 32
