"""The console speaks Chinese throughout."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import translation

from config import extracting, translations
from platforms.admin.details import in_full, in_short
from platforms.admin.moments import deadline
from reporting.admin.words import reference_of
from reporting.checks import all_checks
from tests.conftest import Party
from tests.console.conftest import Sit, file_report, seen

PROJECT = Path(__file__).resolve().parents[2]


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


@pytest.mark.parametrize("check", [check.id for check in all_checks()])
def test_what_a_check_refers_to_exists_or_has_a_name_in_chinese(check: str) -> None:
    with translation.override("zh-hans"):
        reference = reference_of(check)

    if reference.startswith("docs/"):
        assert (PROJECT / reference).is_file()
    elif not reference.startswith("GET /api/v1/"):
        assert not re.search("[a-z]", reference)


@pytest.mark.usefixtures("db")
def test_filters_are_headed_by_what_they_filter(sit: Sit) -> None:
    desk = sit("reader")
    for language, heading in (("en", "State"), ("zh-hans", "状态")):
        desk.client.cookies["django_language"] = language
        assert f"<summary>{heading}</summary>" in seen(desk.get("reporting_waiver_changelist"))


def test_due_at_midnight_is_said_as_the_end_of_the_day_before() -> None:
    due = datetime(2025, 7, 10, 16, tzinfo=UTC)  # the first moment of the 11th in Shanghai
    said = {}
    for language in ("en", "zh-hans"):
        with translation.override(language):
            said[language] = [deadline(due), deadline(due - timedelta(hours=1)), deadline(None)]
            trail = in_short({"due_at": due.isoformat(), "was_due_at": due.isoformat()})
            assert trail.count(said[language][0]) == 2

    assert said["en"] == ["10 Jul 2025, 24:00", "10 Jul 2025, 23:00", ""]
    assert said["zh-hans"] == ["2025年7月10日 24:00", "2025年7月10日 23:00", ""]


@pytest.mark.usefixtures("db")
def test_every_due_date_of_the_console_is_said_so(sit: Sit, photos: Party) -> None:
    """Wherever a date stands in a template or a list, it goes through the same words."""
    report = file_report(photos).report
    desk = sit("reader")

    for page in (
        desk.get("index", period="2025-05"),
        desk.get("reporting_report_changelist", period="2025-05"),
        desk.get("reporting_report_change", report.pk),
        desk.get("reporting_period_changelist"),
    ):
        assert "10 Jun 2025, 24:00" in seen(page)
        assert "11 Jun 2025, 00:00" not in seen(page)
    bare = re.compile(r"(\{\{ |=)[\w.]*due_at(?!\|deadline)\b")
    for template in (PROJECT / "config/templates/console").glob("*.html"):
        assert not bare.search(template.read_text()), template.name


def test_details_of_the_trail_are_in_words() -> None:
    data = {"size": 7, "parts": 2, "before": "active", "expires_at": "2025-06-01T20:00:00+00:00"}
    data |= {"report": "f" * 32, "nil": False, "scopes": ["a", "b"]}

    with translation.override("zh-hans"):
        short = in_short(data)
        full = {str(name): str(value) for name, value in in_full(data)}

    assert short == "字节数：7；分片数：2；变更前：正常；到期时间：2025年6月2日 04:00"
    assert full["无可报告事项"] == "否"
    assert full["权限范围"] == "a, b"


def test_pages_of_a_filing_are_chinese_throughout(sit: Sit, photos: Party) -> None:
    revision = file_report(photos, wrong=True)
    desk = sit("reader")
    desk.client.cookies["django_language"] = "zh-hans"

    report = seen(desk.get("reporting_report_change", revision.report_id))
    trail = seen(desk.get("platforms_auditevent_changelist"))

    for page in (report, trail):
        for word in ("USCC", "guide,", "records:", "size:"):
            assert word not in page
