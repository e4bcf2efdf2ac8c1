"""The desk of an office, once the records of a period are archived."""

from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import PeriodArchive
from tests.conftest import Party, record
from tests.console.conftest import Sit
from tests.reporting.archives.archived import close
from tests.reporting.filing import Filer


def test_the_desk_says_which_periods_are_archived(
    live: str, photos: Party, sit: Sit, tmp_path: Path
) -> None:
    filer = Filer(photos)
    filer.file(record(1))
    filer.declare({("items_removed", ""): 1})
    assert filer.submit().state == "accepted"
    close()
    call_command("archive", "2025-05", "--to", str(tmp_path))
    desk = sit("reader")
    with acting_as(SYSTEM):
        since = PeriodArchive.objects.get().archived_at
    assert since
    page = desk.get("reporting_period_changelist").content.decode()
    assert "Records archived at" in page
    found = desk.get("reporting_report_records", filer.report.id)
    assert found.status_code == 302
    said = desk.client.get(found.url).content.decode()
    assert f"were archived on {timezone.localtime(since):%Y-%m-%d}" in said
