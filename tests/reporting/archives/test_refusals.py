"""What is in the way of archiving, and what an archived period refuses."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import connections
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Period
from reporting.services import extending, reports, snapshots
from tests.conftest import Login, Party, make_platform, ndjson, record
from tests.faults.processes import eventually, owner_connection
from tests.reporting.archives.archived import MAY, PART, close, partitions, run
from tests.reporting.filing import Filer, withdraw


def test_what_needs_the_records_of_an_archived_period_says_so(
    filed: Filer, national: Party, login: Login, tmp_path: Path
) -> None:
    platform, office = login(filed.party), login(national)
    run("archive", "2025-05", "--to", str(tmp_path))

    for answer in (
        platform.get(f"{filed.path}/records"),
        office.get(f"{filed.path}/records"),
        platform.get("records/r-2", period="2025-05"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (410, "records_archived")
    for answer in (
        platform.post(f"{filed.path}/revisions", {"reason": "a correction"}),
        office.post(f"{filed.path}/return", {"reason": "please correct"}),
        login(make_platform("31", "Late")).post("reports", {"period": "2025-05"}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "period_archived"), (
            answer.json()
        )
        assert "2025-05" in answer.json()["detail"]
    said = platform.client.get(
        f"/api/v1/{filed.path}/records", headers={**platform.headers, "Accept-Language": "zh-CN"}
    )
    assert "国家" in said.json()["detail"]
    # Work that comes late all the same is ours to try again, not judged without its records.
    with acting_as(SYSTEM), pytest.raises(Refused, match="records_archived"):
        snapshots.take(filed.revision(1))
    # Another month is filed as ever, and compared with what there is.
    june = Filer(filed.party, "2025-06")
    june.file(record(2, acted_at="2025-06-12T10:00:00+08:00"))
    june.declare({("items_removed", ""): 1})
    assert june.submit().state == "accepted"


def refused(folder: Path, *options: str) -> list[str]:
    """What the command says, line by line."""
    with pytest.raises(CommandError) as said:
        run("archive", "2025-05", "--to", str(folder), *options)
    return str(said.value).splitlines()


def _line_of(filer: Filer, reasons: str) -> str:
    platform = filer.party.platform
    assert platform is not None
    return f"- {platform.uscc} {platform} ({filer.report.id}): {reasons}"


def test_what_was_left_open_is_filed_when_the_period_is_back(
    live: str, photos: Party, rival: Party, login: Login, tmp_path: Path
) -> None:
    filer, platform = Filer(photos), login(photos)
    batch = filer.file(record(1)).id
    close()
    assert refused(tmp_path) == [
        "1 report of the period is not finished. With --although-open it is left as it is until the"
        " period is restored.",
        _line_of(filer, "a draft with records"),
    ]
    other = Filer(rival)
    body = {"kind": "records", "size": 100, "media_type": "application/x-ndjson"}
    assert login(rival).post(f"{other.path}/uploads", body).status_code == 201
    other.file(record(1))
    first, *lines = refused(tmp_path)
    assert first.startswith("2 reports of the period are not finished.")
    incomplete = _line_of(other, "a draft with records, an upload that is not complete")
    assert set(lines) == {_line_of(filer, "a draft with records"), incomplete}
    assert "有记录的草稿" in refused(tmp_path, "--language", "zh")[1]
    # Submitted, it has no draft that the upload could go into.
    other.declare({("items_removed", ""): 1})
    assert other.submit().state == "accepted"
    assert refused(tmp_path)[1:] == [_line_of(filer, "a draft with records")]
    run("archive", "2025-05", "--to", str(tmp_path), "--although-open")

    submit = {"signatory": str(photos.signatory.id), "nil": False}  # type: ignore[union-attr]
    for answer in (
        platform.upload(f"{filer.path}/records", ndjson(record(2))),
        platform.upload("validate?period=2025-05", ndjson(record(2))),
        platform.upload(f"{filer.path}/corrections", ndjson(withdraw(1))),
        platform.post(f"{filer.path}/uploads", body),
        platform.post(f"{filer.path}/records", [record(2)]),
        platform.put(f"{filer.path}/figures", {"figures": []}),
        platform.send("DELETE", f"{filer.path}/batches/{batch}"),
        platform.post(f"{filer.path}/submit", submit),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "period_archived"), (
            answer.json()
        )

    run("restore", "2025-05")
    filer.file(record(2))
    filer.declare({("items_removed", ""): 2})
    assert filer.submit().state == "accepted"


def test_a_period_is_archived_when_it_is_closed_and_nobody_is_at_work_on_it(
    live: str, photos: Party, tmp_path: Path
) -> None:
    filer = Filer(photos)
    for period, said in (
        ("2025-05", r"2025-05 is not closed yet: .* 2025-06-11"),
        ("2031-01", "There is no period 2031-01"),
        ("2025-13", "2025-13 is not a month"),
    ):
        with pytest.raises(CommandError, match=said):
            run("archive", period, "--to", str(tmp_path))
    with pytest.raises(CommandError, match="2025-05 is not archived"):
        run("restore", "2025-05")
    waiting = filer.send(record(1))
    close()
    first, *lines = refused(tmp_path)
    assert first.startswith("Candor is still at work on 1 report of the period.")
    assert lines == [_line_of(filer, "a batch is being checked")]
    with pytest.raises(CommandError, match="仍在处理"):
        run("archive", "2025-05", "--to", str(tmp_path), "--language", "zh")
    filer.checked(waiting)
    run("archive", "2025-05", "--to", str(tmp_path), "--although-open")


def test_who_may_still_file_in_time_is_waited_for(
    filed: Filer, national: Party, tmp_path: Path
) -> None:
    late = make_platform("31", "Late").platform
    assert late is not None
    soon = timezone.now() + timedelta(days=9)
    with acting_as(national.principal):
        period = Period.objects.get(month=MAY)
        extending.grant(national.principal, late, period, due_at=soon, reason="systems moved")
    first, line = refused(tmp_path)
    assert first.startswith("1 platform may still file in time")
    assert line.startswith(f"- {late.uscc}")
    run("archive", "2025-05", "--to", str(tmp_path), "--although-open")


def test_what_is_being_filed_at_this_moment_is_waited_for(
    filed: Filer, live: str, tmp_path: Path
) -> None:
    """A correction begins while the files are being compared; it is not lost with the records."""
    outcome: list[Exception | None] = []

    def in_the_background() -> None:
        try:
            run("archive", "2025-05", "--to", str(tmp_path))
            outcome.append(None)
        except CommandError as error:
            outcome.append(error)
        finally:
            connections.close_all()

    background = threading.Thread(target=in_the_background)
    with acting_as(filed.principal):
        reports.start_correction(filed.principal, filed.report, "a correction")
        filed.send(record(200))
        background.start()
        eventually(lambda: _waits_for_an_advisory_lock(live))
    background.join()

    assert "still at work on 1 report of" in str(outcome[0])
    assert PART in partitions(live)


def _waits_for_an_advisory_lock(database: str) -> bool:
    with owner_connection(database) as owner:
        sql = b"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        return owner.execute(sql).fetchone() == (1,)
