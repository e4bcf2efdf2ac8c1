"""The console speaks Chinese throughout."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from config import extracting
from tests.console.conftest import Sit, seen


def test_every_text_is_translated(capsys: pytest.CaptureFixture[str]) -> None:
    code = extracting.main(check=True)

    assert code == 0, capsys.readouterr().out


def test_a_text_that_nobody_translated_is_found(tmp_path: Path) -> None:
    wanted = extracting.template()
    wanted.add("A text of tomorrow")

    source = extracting.PROJECT / "locale/zh_Hans/LC_MESSAGES/django.po"
    with source.open("rb") as text:
        catalogue = read_po(text, locale="zh_Hans")

    assert extracting.untranslated(catalogue, wanted) == ["A text of tomorrow"]


def test_texts_of_templates_are_extracted() -> None:
    found = {message.id for message in extracting.template()}

    assert "Waiting for you" in found
    assert ("%(n)s platform", "%(n)s platforms") in found


def test_the_desk_is_chinese_throughout(sit: Sit) -> None:
    desk = sit("reader")
    desk.client.cookies["django_language"] = "zh-hans"

    page = seen(desk.get("index"))

    for word in ("工作台", "报送情况", "待您处理", "查阅人员", "操作留痕"):
        assert word in page
    for word in ("Waiting", "Desk<", "Consolidations", "Missing"):
        assert word not in page
