"""The search box of every page, and where it leads."""

from typing import Any
from uuid import UUID

from tests.conftest import Party
from tests.console.conftest import Sit, file_report, seen


def test_the_console_finds_within_its_queries(
    sit: Sit, photos: Party, rival: Party, django_assert_max_num_queries: Any
) -> None:
    report = file_report(photos).report
    desk = sit("reader")
    assert f"/console/reporting/report/{report.pk}/" in seen(desk.get("search", q="photos"))
    for text in ("photos 2025-05", "r-0", str(UUID(int=0)), "LBL", "<b>"):
        with django_assert_max_num_queries(15):
            page = seen(desk.get("search", q=text))
        assert "<b>" not in page.replace("<b>1", "")
    assert f"report/{report.pk}/records/?record_id=r-0" in seen(desk.get("search", q="r-0"))
    assert "Nothing fits." in seen(desk.get("search", q="rival"))
    assert "Only the first 8 words" in seen(desk.get("search", q="a " * 9))
