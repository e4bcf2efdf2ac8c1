"""Exports at the desk: asked for from another page, followed, downloaded, dropped."""

from typing import Any

from django.utils.html import escape

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.admin.exports import link_for
from reporting.models import Export
from reporting.services.exports import making
from tests.conftest import Party
from tests.console.conftest import Sit, last_event, seen
from tests.reporting.accepting import accept, count


def test_an_export_is_asked_for_followed_and_fetched(
    photos: Party, national: Party, sit: Sit, django_assert_max_num_queries: Any
) -> None:
    accept(photos, "2025-05", counts=[count(7)])
    desk, other = sit("reader"), sit("reader", national)
    link = link_for("consolidated", {"from": "2025-05", "group_by": "category", "to": ""})
    form = seen(desk.client.get(link))
    assert escape("from=2025-05&group_by=category") in form

    wanted = {"kind": "consolidated", "format": "csv", "headings": "words", "language": "en"}
    wrong = seen(desk.client.post(link, {**wanted, "query": "from=May&odd=1"}))
    assert "from: Write a month as YYYY-MM" in wrong
    assert "odd: Unknown field." in wrong
    answer = desk.client.post(link, {**wanted, "query": "from=2025-05&group_by=category"})
    assert answer.status_code == 302, seen(answer)[:3000]
    with acting_as(SYSTEM):
        export = Export.objects.get()
    assert "waiting" in seen(desk.client.get(answer["Location"]))
    making.make(export.pk)

    with django_assert_max_num_queries(15):
        page = seen(desk.get("reporting_export_change", export.pk))
    assert "Download" in page
    with django_assert_max_num_queries(15):
        assert "consolidated figures 2025-05" in seen(desk.get("reporting_export_changelist"))
    file = desk.get("reporting_export_file", export.pk)
    assert b"".join(file).decode("utf-8-sig").startswith("Measure (code),Measure,")
    assert last_event().action == "export.downloaded"
    for name in ("change", "file", "drop"):
        assert other.get(f"reporting_export_{name}", export.pk).status_code == 404

    assert desk.post("reporting_export_drop", export.pk).status_code == 302
    with acting_as(SYSTEM):
        assert not Export.objects.exists()
