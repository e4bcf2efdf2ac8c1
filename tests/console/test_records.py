"""The records of a revision, and the batches they came in, as an office looks through them."""

import re

import pytest

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Batch
from reporting.selectors.progress import context_of
from reporting.services import claims
from reporting.services.progressing import Progress, Seen
from tests.conftest import Party, record
from tests.console.conftest import Desk, Sit, seen
from tests.reporting.filing import Filer, replace, withdraw

pytestmark = pytest.mark.usefixtures("live")
PAGE = "reporting_report_change"


@pytest.fixture
def filer(photos: Party) -> Filer:
    """Four records; then one is replaced, one withdrawn, and a batch is rejected beside them."""
    filer = Filer(photos)
    filer.file(
        record(1, province="31"),
        record(2, acted_at="2025-05-20T23:30:00+08:00"),
        record(3),
        record(4),
    )
    filer.correct(replace(3, record(3, category="P2-3")), withdraw(4))
    filer.file(record(5), record(6, category="XX"))
    return filer


def ids(desk: Desk, filer: Filer, **asked: str) -> list[str]:
    page = seen(desk.get("reporting_report_records", filer.report.id, **asked))
    return re.findall(r'<th scope="row"><a href="[^"]*">(r-\d)', page)


def test_records_are_filtered_by_day_province_and_standing(filer: Filer, sit: Sit) -> None:
    filer.submit()
    desk = sit("reader")

    assert ids(desk, filer) == ["r-1", "r-2", "r-3"]
    assert ids(desk, filer, province="31") == ["r-1"]
    assert ids(desk, filer, **{"from": "2025-05-13"}) == ["r-2"]
    assert ids(desk, filer, **{"from": "2025-05-20", "to": "2025-05-20"}) == ["r-2"]
    assert ids(desk, filer, to="2025-05-19") == ["r-1", "r-3"]
    assert ids(desk, filer, state="superseded") == ["r-3", "r-4"]
    assert ids(desk, filer, state="withdrawn") == ["r-4"]
    assert ids(desk, filer, state="all") == ["r-1", "r-2", "r-3", "r-4", "r-3", "r-4"]
    for nonsense in ("x", "9999-12-31", "0001-01-01", "2025-02-30"):
        assert ids(desk, filer, to=nonsense, state=nonsense) == ["r-1", "r-2", "r-3"]


def test_as_many_records_as_the_api_counts(filer: Filer, sit: Sit) -> None:
    revision = filer.submit()
    with acting_as(filer.principal):
        counted = context_of([revision])["progress"][revision.id]["records"]

    page = seen(sit("reader").get(PAGE, filer.report.id))

    assert counted == 3
    assert "<dt>Records</dt><dd>3</dd>" in page


def test_a_finding_names_its_batch_and_batches_say_what_they_are(filer: Filer, sit: Sit) -> None:
    filer.submit()
    with acting_as(filer.principal):
        *_others, rejected = Batch.objects.filter(report=filer.report).order_by("id")
    name = str(rejected.id)[-6:]

    page = seen(sit("reader").get(PAGE, filer.report.id))

    assert re.search(rf'href="#batch-{name}">batch {name}</a> · line 2', page)
    row = page[page.index(f'<tr id="batch-{name}">') :]
    assert f">{rejected.id}<" in row
    assert "NDJSON" in row
    assert '<td class="number">2</td><td class="number">1</td>' in row, "lines, and good ones"


def test_a_batch_under_way_says_how_far_it_is(photos: Party, sit: Sit) -> None:
    filer = Filer(photos)
    batch = filer.send(record(1), media_type="text/csv; charset=gb18030")
    filer.sign()
    with acting_as(SYSTEM):
        claims.mark_claimed(batch)
    Progress(batch).advance(Seen(lines=7, bytes_read=batch.size // 2))

    page = seen(sit("reader").get(PAGE, filer.report.id))

    assert "CSV · gb18030" in page
    assert "50 %" in page
    assert '<td class="number">7</td>' in page
