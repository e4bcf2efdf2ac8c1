"""Every reason is shown by one example that has it and one that has not, in both languages."""

import pytest

from reporting import vocabulary
from reporting.evidence import explicit
from reporting.evidence.controls import Outcome, explain, judge, reasons, summary, validate
from reporting.evidence.controls.examples import CLEAN, EXAMPLES, given_of
from reporting.evidence.controls.reasons import RULES
from reporting.evidence.reasons import Weight
from reporting.vocabulary.requirements import Measurement

CONTROLS = sorted(vocabulary.load().controls)
# These have no attestation that shows them.
OURS = {reasons.FAILED, reasons.UNKNOWN, reasons.INFECTED}


def reasons_of(control: str, changes: object) -> dict[str, Weight]:
    found = judge(control, given_of(control, changes))  # type: ignore[arg-type]
    return {one.reason_id: RULES[one.reason_id].weight for one in found.reasons}


def test_every_reason_has_its_example() -> None:
    assert set(RULES) - OURS == set(EXAMPLES)


@pytest.mark.parametrize("reason_id", sorted(EXAMPLES))
def test_the_failing_example_has_the_reason_and_the_passing_one_has_not(reason_id: str) -> None:
    example = EXAMPLES[reason_id]
    judged = judge(example.control, given_of(example.control, example.failing))

    assert reason_id not in reasons_of(example.control, example.passing)
    (found, *_) = [one for one in judged.reasons if one.reason_id == reason_id]
    assert judged.verdict == {
        Weight.ERROR: Outcome.NOT_SATISFIED,
        Weight.DOUBT: Outcome.INCONCLUSIVE,
    }.get(RULES[reason_id].weight, judged.verdict)
    english, chinese = (explain(example.control, found, language) for language in ("en", "zh"))
    assert "{" not in english.message + chinese.message
    assert english.message != chinese.message
    for text in (chinese.title, chinese.message, chinese.remedy):
        assert any("\u4e00" <= c <= "\u9fff" for c in text), text


@pytest.mark.parametrize("control", CONTROLS)
def test_the_example_of_a_control_is_sound_and_satisfies_it(control: str) -> None:
    given = given_of(control, CLEAN)

    assert validate(control, given.measurements) == []
    found = judge(control, given)
    assert (found.verdict, found.reasons) == (
        Outcome.SATISFIED,
        tuple(one for one in found.reasons if RULES[one.reason_id].weight is Weight.NOTE),
    )
    assert summary(found, "en").startswith("claimed; ")
    assert summary(found, "zh").startswith("已声明；")


@pytest.mark.parametrize("control", CONTROLS)
def test_nothing_shown_satisfies_no_control(control: str) -> None:
    given = given_of(
        control, {"measurements": dict.fromkeys(given_of(control, CLEAN).measurements)}
    )
    bare = given.__class__(**{**given.__dict__, "files": ()})

    assert judge(control, bare).verdict is Outcome.INCONCLUSIVE


def test_what_the_data_demands_of_declared_labels_is_what_the_rule_holds_them_to() -> None:
    labels = vocabulary.load().controls["LBL-03"].requirements[0]
    assert isinstance(labels, Measurement)
    at_least = {one.code: one.at_least for one in labels.fields if isinstance(one, Measurement)}

    assert at_least["height_ratio"] == explicit.LEAST_RATIO
    assert at_least["seconds"] == explicit.LEAST_SECONDS
