"""Every check is shown by one example it passes over and one it objects to."""

import pytest

from reporting.checks import Layer, Severity, all_checks, render, verdict
from reporting.checks.examples import findings_of
from reporting.checks.registry import Check

CHECKS = [pytest.param(check, id=check.id) for check in all_checks()]


@pytest.mark.parametrize("check", CHECKS)
def test_the_passing_example_passes(check: Check) -> None:
    assert findings_of(check, check.passing) == []


@pytest.mark.parametrize("check", CHECKS)
def test_the_failing_example_is_found_and_said_in_both_languages(check: Check) -> None:
    found = findings_of(check, check.failing)

    assert found
    for finding in found:
        english, chinese = render(finding, "en"), render(finding, "zh")
        assert "{" not in english.message + english.remedy + chinese.message + chinese.remedy
        assert any("\u4e00" <= c <= "\u9fff" for c in chinese.title + chinese.message)


def test_every_layer_is_there() -> None:
    layers = {check.layer for check in all_checks()}

    assert layers == set(Layer)
    assert len(all_checks()) >= 36


@pytest.mark.parametrize("check", CHECKS)
def test_no_waiver_for_what_can_never_be_right(check: Check) -> None:
    if check.layer is Layer.STRUCTURE:
        assert not check.waivable
        assert check.severity is Severity.ERROR
        assert verdict({check.id: 1}, waived={check.id}) == "rejected"
