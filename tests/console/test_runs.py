"""Check runs: those that decided, and those that were made again later."""

import io
from datetime import UTC, datetime

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import CheckRun, Revision
from reporting.services import batches, checking, rechecking, reports
from tests.conftest import Party, ndjson, record
from tests.console.conftest import Sit, file_report, seen

LIST, PAGE = "reporting_checkrun_changelist", "reporting_checkrun_change"


def make_run(revision: Revision, counts: dict[str, int], *, truncated: bool = False) -> CheckRun:
    at = datetime(2025, 6, 1, 20, tzinfo=UTC)
    with acting_as(SYSTEM):
        return CheckRun.objects.create(
            platform_id=revision.platform_id,
            revision=revision,
            rule_set="2025.1+00000000",
            started_at=at,
            finished_at=at,
            counts=counts,
            truncated=truncated,
        )


def test_a_check_run_over_a_draft_is_nobodys_business(photos: Party, sit: Sit) -> None:
    with acting_as(photos.principal):
        report, _ = reports.open_report(photos.principal, "2025-05")
    incoming = batches.Incoming(io.BytesIO(ndjson(record(1))), "records", "", "x-ndjson")
    checking.check_batch(batches.receive(photos.principal, report, incoming).batch.id)
    with acting_as(SYSTEM):
        run = CheckRun.objects.get(batch__report=report)
    desk = sit("reader")

    assert desk.get(PAGE, run.pk).status_code == 404
    assert str(run.pk) not in seen(desk.get(LIST))


def test_a_re_check_is_shown_as_one_where_it_is_asked_for(photos: Party, sit: Sit) -> None:
    revision = file_report(photos)
    rechecking.recheck(revision.id)
    with acting_as(SYSTEM):
        decided, again = CheckRun.objects.filter(revision=revision).order_by("recheck")
    desk = sit("reader")
    desk.client.cookies["django_language"] = "zh-hans"

    assert "复查：" in seen(desk.get(PAGE, again.pk))
    assert "判定：" in seen(desk.get(PAGE, decided.pk))
    for query, shown in (({}, {decided}), ({"purpose": "recheck"}, {again})):
        page = seen(desk.get(LIST, **query))
        assert {run for run in (decided, again) if str(run.pk) in page} == shown
    every = seen(desk.get(LIST, purpose="all"))
    assert str(decided.pk) in every
    assert str(again.pk) in every


def test_a_run_is_called_by_what_it_looked_at_and_when_by_the_local_clock(
    photos: Party, sit: Sit
) -> None:
    revision = file_report(photos)
    run = make_run(revision, {})
    desk = sit("reader")

    page = seen(desk.get(PAGE, run.pk))
    assert "<h1>Photos, 2025-05 revision 1, 2 Jun 2025, 04:00</h1>" in page
    desk.client.cookies["django_language"] = "zh-hans"
    assert "<h1>Photos平台，2025-05 第 1 版，2025年6月2日 04:00</h1>" in seen(
        desk.get(PAGE, run.pk)
    )


def test_a_list_of_runs_says_where_findings_were_left_out_and_is_chinese(
    photos: Party, sit: Sit
) -> None:
    revision = file_report(photos)
    desk = sit("reader")
    desk.client.cookies["django_language"] = "zh-hans"

    page = seen(desk.get(LIST))
    assert "icon-no" not in page
    assert "Platform" not in page
    assert "未全部保留" not in page
    make_run(revision, {"T301": 20000}, truncated=True)
    assert "20,000，此处未全部保留" in seen(desk.get(LIST))
