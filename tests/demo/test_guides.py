"""The guides to a first report and a first attestation do what they say, in one shell each."""

import shutil
from pathlib import Path

import pytest

from tests.demo.conftest import PROJECT, paste

GUIDES = PROJECT / "docs" / "guide"
pytestmark = pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")


def test_the_guide_to_the_first_report(host: str, folder: Path, tmp_path: Path) -> None:
    said = paste(GUIDES / "first-report.md", host, folder, tmp_path)

    assert "True\n" in said
    assert said.count("rejected\n") == 2
    assert '"check":"T301"' in said
    assert "/figures/items_removed" in said
    assert said.rstrip().endswith("accepted")


def test_the_guide_to_the_first_attestation(host: str, folder: Path, tmp_path: Path) -> None:
    said = paste(GUIDES / "first-attestation.md", host, folder, tmp_path)

    lines = said.splitlines()
    assert lines[:3] == ["not_found", "attestation.submitted", "not_satisfied"]
    assert "claimed; 79 of 80 samples compliant, 98.8 % (95 % CI 93.3-99.8)" in lines
    assert "已声明；80 个样本中 79 个合规，98.8%（95% 置信区间 93.3–99.8）" in lines
    assert "041.png" in lines
    assert "satisfied" in lines
    assert said.rstrip().endswith("PROVED / 已证明")


def test_both_languages_of_a_guide_have_the_same_commands() -> None:
    english, chinese = (
        _commands(GUIDES / f"first-attestation{language}.md") for language in ("", ".zh")
    )
    assert english == chinese


def _commands(guide: Path) -> list[str]:
    blocks = guide.read_text().split("```sh\n")[1:]
    return [block.split("\n```")[0] for block in blocks]
