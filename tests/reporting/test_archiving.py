"""The records of a closed period go into files and come back, whatever happens on the way."""

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.dataset as ds
import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import PeriodArchive, Record
from reporting.services import consolidating, reports, snapshots
from reporting.services.archives import archiving, parquet, rows
from reporting.services.archives.columns import NAMES
from tests.conftest import Login, Party, make_platform, ndjson, record
from tests.faults.processes import eventually, held_up, into_environment, owner_connection
from tests.reporting.filing import Filer, replace, withdraw

MAY = date(2025, 5, 1)
PART = "reporting_record_2025_05"
# What COPY, CSV and Parquet each give a meaning to.
HOSTILE = ['"', 'a "b", c', "\\", "\\N", "\\.", "NULL", "nan", "a;b,c", "， 。", "😀", "'); --"]


@pytest.fixture(autouse=True)
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Row groups of three records and files of two groups, so that there are several of both."""
    monkeypatch.setattr(parquet, "GROUP_ROWS", 3)
    monkeypatch.setattr(parquet, "FILE_ROWS", 6)


def run(*arguments: str) -> str:
    """A management command, and what it says when it is done."""
    out = io.StringIO()
    call_command(*arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue().strip()


def close(period: str = "2025-05") -> None:
    assert consolidating.consolidate(period, datetime(2026, 6, 1, tzinfo=UTC)) is not None


def held(filer: Filer) -> list[tuple[Any, ...]]:
    """Everything the table holds, in the order of the files."""
    with acting_as(SYSTEM):
        found = Record.objects.order_by("platform_id", "batch_id", "line").values_list(*NAMES)
        return [tuple(map(_plain, row)) for row in found]


def _plain(value: Any) -> Any:
    """As it is read from anywhere: bytes as bytes, ids as text."""
    if isinstance(value, memoryview | bytearray):
        return bytes(value)
    return value if value is None or isinstance(value, str | int | date | bytes) else str(value)


def partitions(database: str) -> set[str]:
    with owner_connection(database) as owner:
        sql = (
            b"SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'reporting_record%'"
        )
        return {row[0] for row in owner.execute(sql)}


@pytest.fixture
def filed(live: str, photos: Party, rival: Party) -> Filer:
    """May as two platforms filed it, with a correction, a withdrawal and odd words; closed."""
    filer = Filer(photos)
    filer.file(*(record(n, note=note) for n, note in enumerate(HOSTILE)))
    filer.file(record(90, content_sha256="ab" * 32, content_at="2025-05-01T00:00:00.123456+08:00"))
    filer.correct(replace(0, record(0, category="P2-3")), withdraw(1))
    filer.declare({("items_removed", ""): len(HOSTILE)})
    assert filer.submit().state == "accepted"
    other = Filer(rival)
    other.file(*(record(n) for n in range(4)))
    other.declare({("items_removed", ""): 4})
    assert other.submit().state == "accepted"
    close()
    return filer


ANSWERS = (
    *("reports", "reports/{id}", "reports/{id}/revisions", "reports/{id}/figures"),
    *("reports/{id}/batches", "reports/{id}/findings", "products", "events"),
)
OF_OFFICES = ("consolidated?from=2025-05", "consolidations/2025-05/1", "bulletins/qinglang-ai-2025")


def answers(filer: Filer, platform: Any, office: Any) -> dict[str, Any]:
    """What the API says of everything but the records themselves."""
    paths = [path.format(id=filer.report.id) for path in ANSWERS]
    found = {path: platform.get(path) for path in paths} | {
        path: office.get(path) for path in OF_OFFICES
    }
    assert {one.status_code for one in found.values()} == {200}
    return {path: one.json() for path, one in found.items()}


def test_records_leave_for_files_and_come_back_while_all_else_stays(
    filed: Filer, national: Party, login: Login, live: str, tmp_path: Path
) -> None:
    platform, office = login(filed.party), login(national)
    before, records = answers(filed, platform, office), held(filed)
    assert len(records) == len(HOSTILE) + 1 + 2 + 4

    assert str(tmp_path / "2025-05.1") in run("archive", "2025-05", "--to", str(tmp_path))

    assert PART not in partitions(live)
    assert held(filed) == []
    assert answers(filed, platform, office) == before
    since = office.get("periods/2025-05").json()["archived_at"]
    assert since
    listed = {one["period"]: one["archived_at"] for one in office.get("periods").json()["results"]}
    assert {period for period, at in listed.items() if at} == {"2025-05"}
    assert read_by_others(tmp_path / "2025-05.1") == [records] * 3
    check_manifest(tmp_path / "2025-05.1", records)

    # Where it has been moved to.
    moved = (tmp_path / "2025-05.1").rename(tmp_path / "elsewhere")
    with pytest.raises(CommandError, match=r"There is no archive in .*2025-05\.1"):
        run("restore", "2025-05")
    run("restore", "2025-05", "--from", str(moved))

    assert held(filed) == records
    assert answers(filed, platform, office) == before
    assert office.get("periods/2025-05").json()["archived_at"] is None
    assert platform.get(f"{filed.path}/records").status_code == 200
    with acting_as(SYSTEM):
        trail = AuditEvent.objects.filter(object_type="period", object_id="2025-05")
        acts = list(trail.order_by("at").values_list("action", "actor_kind"))[-2:]
    assert acts == [("period.archived", "operator"), ("period.restored", "operator")]

    # A period that is back is like any other: filed for, checked, closed, archived again.
    filed.start()
    filed.correct(withdraw(2))
    filed.declare({("items_removed", ""): len(HOSTILE) - 1})
    assert filed.submit().state == "accepted"
    assert "2025-05.2" in run("archive", "2025-05", "--to", str(tmp_path))


def read_by_others(folder: Path) -> list[list[tuple[Any, ...]]]:
    """The rows in files as DuckDB, pandas and pyarrow's datasets read them, in the files' order."""
    files = sorted(map(str, folder.glob("*.parquet")))
    assert len(files) > 2
    order = "platform_id, batch_id, line"
    # DuckDB hands out times with a zone only where its extension for zones is installed.
    times = ", ".join(
        f"make_timestamp(epoch_us({one})) AS {one}" for one in ("acted_at", "content_at")
    )
    by_duckdb = duckdb.execute(
        f"SELECT * REPLACE ({times}) FROM read_parquet(?) ORDER BY {order}", [files]
    ).fetchall()
    frame = pd.concat([pd.read_parquet(file) for file in files])
    by_pandas = frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)
    by_arrow = ds.dataset(files).to_table().to_pylist()
    return [
        [tuple(map(_of_reader, row)) for row in found]
        for found in (by_duckdb, by_pandas, [tuple(row.values()) for row in by_arrow])
    ]


def _of_reader(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime()
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return value


def check_manifest(folder: Path, records: list[tuple[Any, ...]]) -> None:
    """The digests, taken anew from what README.md says of them."""
    said = json.loads((folder / "manifest.json").read_text())
    assert (said["rows"], said["period"], said["vocabulary"]) == (len(records), "2025-05", "2025.1")
    assert sum(one["rows"] for one in said["platforms"]) == len(records)
    for file in said["files"]:
        content = (folder / file["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        for group in file["row_groups"]:
            part = content[group["offset"] : group["offset"] + group["size"]]
            assert hashlib.sha256(part).hexdigest() == group["sha256"]
    for batch in said["batches"]:
        lines = [_line(row) for row in records if row[1] == batch["batch"]]
        assert batch["rows"] == len(lines)
        assert batch["sha256"] == hashlib.sha256("".join(lines).encode()).hexdigest()
    readme = (folder / "README.md").read_text()
    assert all(f"| `{name}` |" in readme for name in NAMES)
    assert "## 列" in (folder / "README.zh.md").read_text()


def _line(row: tuple[Any, ...]) -> str:
    return ",".join("" if value is None else _quoted(value) for value in row) + "\n"


def _quoted(value: Any) -> str:
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, datetime):
        text = f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    else:
        text = f"\\x{value.hex()}" if isinstance(value, bytes) else str(value)
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="").writerow([text])
    return out.getvalue()


def test_the_files_have_every_column_of_the_table() -> None:
    assert set(NAMES) == {field.column for field in Record._meta.concrete_fields}


def test_line_breaks_and_nothing_at_all_are_told_apart_from_words() -> None:
    texts = ["a\r\nb", "\n", "", None, '"\n"', "\\N", ","]
    table = rows.parse(_block(texts))

    assert table["note"].to_pylist() == texts
    assert rows.render(table) == _block(texts)


def _block(notes: list[str | None]) -> bytes:
    fixed: dict[str, Any] = {
        **dict.fromkeys(NAMES, "x"),
        "line": 1,
        "version": 1,
        "period": MAY,
        "withdrawn": False,
        **dict.fromkeys(("acted_at", "content_at"), datetime(1969, 12, 31, 23, 59, 59, 1, UTC)),
        "content_sha256": bytes(32),
    }
    return "".join(_line((*(fixed | {"note": note}).values(),)) for note in notes).encode()


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


def test_what_was_left_open_is_filed_when_the_period_is_back(
    live: str, photos: Party, rival: Party, login: Login, tmp_path: Path
) -> None:
    filer, platform = Filer(photos), login(photos)
    batch = filer.file(record(1)).id
    close()
    with pytest.raises(CommandError, match=f"draft with records.* Reports: {filer.report.id}"):
        run("archive", "2025-05", "--to", str(tmp_path))
    other = Filer(rival)
    body = {"kind": "records", "size": 100, "media_type": "application/x-ndjson"}
    assert login(rival).post(f"{other.path}/uploads", body).status_code == 201
    filer.drop(filer.batch(batch))
    with pytest.raises(CommandError, match=f"1 reports .*not complete.*{other.report.id}$"):
        run("archive", "2025-05", "--to", str(tmp_path))
    filer.file(record(1))
    run("archive", "2025-05", "--to", str(tmp_path), "--although-open")

    submit = {"signatory": str(photos.signatory.id), "nil": False}  # type: ignore[union-attr]
    for answer in (
        platform.upload(f"{filer.path}/records", ndjson(record(2))),
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
    with pytest.raises(CommandError, match=f"at work on 1 batches .*{filer.report.id}"):
        run("archive", "2025-05", "--to", str(tmp_path))
    with pytest.raises(CommandError, match="仍在处理"):
        run("archive", "2025-05", "--to", str(tmp_path), "--language", "zh")
    filer.checked(waiting)
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

    assert "still at work on 1 batches" in str(outcome[0])
    assert PART in partitions(live)


def _waits_for_an_advisory_lock(database: str) -> bool:
    with owner_connection(database) as owner:
        sql = b"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        return owner.execute(sql).fetchone() == (1,)


Damage = Callable[[Path], object]


def _flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)


def _lengthen(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"x")


def _second_group(folder: Path) -> int:
    said = json.loads((folder / "manifest.json").read_text())
    return int(said["files"][0]["row_groups"][1]["offset"])


def _rewrite(folder: Path) -> None:
    """Fewer records, and a manifest that goes with them."""
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"rows": 3', '"rows": 2'))


FIRST = "records-00001.parquet"
DAMAGES: dict[str, tuple[Damage, str]] = {
    "a bit": (lambda to: _flip(to / FIRST, _second_group(to)), f"{FIRST}, row group 2: its bytes"),
    "the footer": (lambda to: _flip(to / FIRST, -9), f"{FIRST}, the footer: its bytes"),
    "cut off": (
        lambda to: os.truncate(to / FIRST, _second_group(to) + 10),
        f"{FIRST}, row group 2: it is cut off",
    ),
    "longer": (lambda to: _lengthen(to / FIRST), f"{FIRST}, the footer: it goes on"),
    "gone": (lambda to: (to / FIRST).unlink(), f"{FIRST}, the footer: it is missing"),
    "another": (
        lambda to: shutil.copy(to / "records-00002.parquet", to / FIRST),
        f"{FIRST}, row group 1",
    ),
    "the manifest": (_rewrite, r"manifest\.json is not the one that was written"),
    "no manifest": (lambda to: (to / "manifest.json").write_text("{"), r"manifest\.json is not"),
}


def test_a_damaged_archive_is_refused_by_name_and_nothing_of_it_restored(
    filed: Filer, live: str, tmp_path: Path
) -> None:
    before = held(filed)
    run("archive", "2025-05", "--to", str(tmp_path))
    whole, broken = tmp_path / "2025-05.1", tmp_path / "broken"
    for damage, said in DAMAGES.values():
        shutil.rmtree(broken, ignore_errors=True)
        shutil.copytree(whole, broken)
        damage(broken)
        with pytest.raises(CommandError, match=said):
            run("restore", "2025-05", "--from", str(broken))
        assert PART not in partitions(live)
    run("restore", "2025-05")
    assert held(filed) == before


@contextmanager
def started(*arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A command in a process of its own, which is killed in the end."""
    process = subprocess.Popen([sys.executable, "manage.py", *arguments], stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def ended(process: "subprocess.Popen[bytes]") -> bool:
    """False; a command that ended by itself ends the test, with what it said."""
    assert process.poll() is None, process.communicate()[1].decode()
    return False


def kill_while_it_waits(database: str, locked: str, *arguments: str) -> None:
    """SIGKILL to a command that waits for a table; its session ends as after a power cut."""
    with held_up(database, locked) as waiting, started(*arguments) as process:
        eventually(lambda: waiting() or ended(process))
        backends = waiting()
        process.kill()
        with owner_connection(database) as owner:
            for backend in backends:
                owner.execute(b"SELECT pg_terminate_backend(%s)", [backend])


def test_killed_at_any_step_it_goes_on_where_it_was(
    filed: Filer, live: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into_environment(monkeypatch, live)
    before = held(filed)
    archive = ("archive", "2025-05", "--to", str(tmp_path))

    kill_while_it_waits(live, PART, *archive)  # exporting
    assert not (tmp_path / "2025-05.1" / "manifest.json").exists()
    assert held(filed) == before

    kill_while_it_waits(live, "platforms_auditevent", *archive)  # sealing
    assert (tmp_path / "2025-05.1" / "manifest.json").exists()
    assert held(filed) == before
    with acting_as(SYSTEM):
        assert PeriodArchive.objects.get().archived_at is None

    written = (tmp_path / "2025-05.1" / "manifest.json").read_bytes()
    with owner_connection(live) as reader, reader.transaction():
        reader.execute(b"SELECT count(*) FROM reporting_record")
        with started(*archive) as process:  # removing: it waits for whoever still reads
            eventually(lambda: _is_detaching(live) or ended(process))
            process.kill()
            _end_detaching(live)
    with acting_as(SYSTEM):
        assert PeriodArchive.objects.get().archived_at is not None
    assert PART in partitions(live)
    run(*archive, "--keep")
    assert PART not in partitions(live)
    assert not _is_detaching(live)
    assert (tmp_path / "2025-05.1" / "manifest.json").read_bytes() == written

    kill_while_it_waits(live, "platforms_auditevent", "restore", "2025-05")
    assert PART not in partitions(live)
    run("restore", "2025-05")
    assert held(filed) == before


DETACHING = (
    b"SELECT pid FROM pg_stat_activity WHERE query LIKE '%%DETACH%%' AND pid <> pg_backend_pid()"
)


def _is_detaching(database: str) -> bool:
    with owner_connection(database) as owner:
        sql = b"SELECT count(*) FROM pg_inherits WHERE inhdetachpending"
        return owner.execute(sql).fetchone() == (1,)


def _end_detaching(database: str) -> None:
    with owner_connection(database) as owner:
        for row in owner.execute(DETACHING).fetchall():
            owner.execute(b"SELECT pg_terminate_backend(%s)", row)


def test_an_interrupted_removal_can_be_taken_back(filed: Filer, live: str, tmp_path: Path) -> None:
    """Archived, but the partition is there still: restored all the same, and once."""
    before = held(filed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archiving, "remove", _fail)
        with pytest.raises(ZeroDivisionError):
            run("archive", "2025-05", "--to", str(tmp_path))
    assert PART in partitions(live)
    run("restore", "2025-05")
    assert held(filed) == before


def _fail(*_arguments: object) -> None:
    raise ZeroDivisionError


def test_what_is_kept_is_out_of_everybodys_reach(filed: Filer, live: str, tmp_path: Path) -> None:
    before = held(filed)
    run("archive", "2025-05", "--to", str(tmp_path), "--keep")
    kept = f"{PART}_detached"
    assert partitions(live) >= {kept}
    with acting_as(SYSTEM), connections["default"].cursor() as cursor:
        for right in ("SELECT", "INSERT", "UPDATE", "DELETE"):
            cursor.execute("SELECT has_table_privilege(%s, %s)", [kept, right])
            assert cursor.fetchone() == (False,)
    run("restore", "2025-05")
    assert held(filed) == before
    assert kept not in partitions(live)


def test_files_that_differ_from_the_database_take_nothing_out_of_it(
    filed: Filer, live: str, tmp_path: Path
) -> None:
    """A fault between database and file: found before anything is removed."""
    true = rows.parse
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "parse", lambda block: true(block.replace(b"video", b"audio")))
        with pytest.raises(CommandError, match="do not agree on batch"):
            run("archive", "2025-05", "--to", str(tmp_path))
    assert PART in partitions(live)
    assert filed.held(1)


def test_a_database_that_differs_from_finished_files_keeps_its_records(
    filed: Filer, live: str, tmp_path: Path
) -> None:
    """Exported, interrupted, and somebody with the owner's password changed a record meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archiving, "seal", _fail)
        with pytest.raises(ZeroDivisionError):
            run("archive", "2025-05", "--to", str(tmp_path))
    with owner_connection(live) as owner:
        owner.execute(f"UPDATE {PART} SET target = 'elsewhere' WHERE line = 1".encode())
    with pytest.raises(CommandError, match="do not agree on batch"):
        run("archive", "2025-05", "--to", str(tmp_path))
    assert PART in partitions(live)


def test_a_period_without_records_is_archived_as_well(live: str, tmp_path: Path) -> None:
    close("2025-04")
    run("archive", "2025-04", "--to", str(tmp_path))
    assert not list((tmp_path / "2025-04.1").glob("*.parquet"))
    assert "reporting_record_2025_04" not in partitions(live)
    run("restore", "2025-04")
    assert "reporting_record_2025_04" in partitions(live)
