"""The guides do what they say: those to a first report and a first attestation in one shell each,
that to the console in a browser."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.demo import walks
from tests.demo.conftest import PROJECT, paste

GUIDES = PROJECT / "docs" / "guide"
by_curl = pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")


def test_the_console_from_the_first_page_down_to_one_record(
    browser: Any, host: str, folder: Path
) -> None:
    reader = walks.log_in(browser, host, folder)
    pages = walks.walk(reader)
    assert "/records/" in pages["records"]
    barriers = {}

    for language, theme in (("en", "light"), ("zh-hans", "dark")):
        reader.open("")
        reader.speak(language)
        for name, address in pages.items():
            reader.dress(theme)
            barriers[name, language] = walks.look_at(reader, address)
            walks.take(reader, name, language)

    assert {page: found for page, found in barriers.items() if found} == {}
    assert reader.complaints == []


@pytest.mark.parametrize("guide", ["console.md", "console.zh.md"])
def test_the_pictures_of_the_guide_are_there_in_its_language(guide: str) -> None:
    shown = re.findall(r"!\[[^]]+\]\((images/[^)]+)\)", (GUIDES / guide).read_text())

    assert len(shown) > 3
    assert all(".zh-hans." in one if ".zh." in guide else ".en." in one for one in shown)
    assert [one for one in shown if not (GUIDES / one).is_file()] == []


@by_curl
def test_the_guide_to_the_first_report(host: str, folder: Path, tmp_path: Path) -> None:
    said = paste(GUIDES / "first-report.md", host, folder, tmp_path)

    assert "True\n" in said
    assert said.count("rejected\n") == 2
    assert '"check":"T301"' in said
    assert "/figures/items_removed" in said
    assert said.rstrip().endswith("accepted")


@by_curl
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
