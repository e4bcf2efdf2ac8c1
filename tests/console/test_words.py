"""The console speaks Chinese throughout."""

from config import extracting, translations
from tests.console.conftest import Sit, seen


def test_every_text_is_translated() -> None:
    assert list(translations.faults(extracting.template())) == []


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
