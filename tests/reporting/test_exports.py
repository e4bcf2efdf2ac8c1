"""Exports: asked for, made in the asker's name, read by other programs, gone in time."""

import base64
import csv
import hashlib
import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb
import openpyxl
import pandas as pd
import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from platforms.csv_lines import csv_line, harmless
from platforms.models import AuditEvent, Credential
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Export
from reporting.services.exports import expiring, making
from tests.conftest import Api, Login, Party, record
from tests.reporting.accepting import accept, count
from tests.reporting.filing import Filer

# What the checks let through.
HOSTILE = (
    *("=HYPERLINK(1)", "+1", "-1+1", "@SUM(A1)", " =1+1", "\uff1d1+1", "\uff0bx"),
    '"quoted", and more',
)
TARGETS = dict(enumerate(HOSTILE))


@pytest.fixture
def made(login: Login) -> Callable[..., tuple[Api, dict[str, Any]]]:
    """Ask for an export through the API, have it made, and look at it again."""

    def ask(party: Party, **body: Any) -> tuple[Api, dict[str, Any]]:
        api = login(party)
        asked = api.post("exports", body)
        assert asked.status_code == 202, asked.content
        assert asked["Location"] == asked.json()["links"]["self"]
        making.make(UUID(asked.json()["id"]))
        return api, api.get(f"exports/{asked.json()['id']}").json()

    return ask


def fetch(api: Api, export: dict[str, Any], **headers: str) -> Any:
    """An answer with its bytes in `fetched`."""
    answer = api.send("GET", f"exports/{export['id']}/file", **headers)
    answer.fetched = b"".join(answer) if answer.streaming else bytes(answer.content)
    return answer


def filed(party: Party, *records: dict[str, object]) -> Filer:
    filer = Filer(party)
    filer.file(*records)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS staging")  # in one transaction here
    filer.declare({("items_removed", ""): len(records)})
    assert filer.submit().in_force, filer.findings(1)
    return filer


@pytest.fixture
def hostile(photos: Party, rival: Party, shanghai: Party) -> Filer:
    """Eight records whose targets want to be formulas; and two of a platform elsewhere."""
    filed(rival, record(1, target="of another province"), record(2))
    return filed(photos, *(record(n, target=text) for n, text in TARGETS.items()))


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Any:
    return lambda: django_capture_on_commit_callbacks(execute=True)


MAY = {"from": "2025-05"}


def test_whatever_a_spreadsheet_would_calculate_is_shown_instead() -> None:
    for text in (*HOSTILE[:-1], "\tx", "\rx", "\nx", "\u200b=1", "\ufeff@x", "\x00-1", "\uff20x"):
        assert harmless(text) == f"'{text}", repr(text)
    for text in ("a=b", "x", "", "P2-1", "1", HOSTILE[-1], "（=", " x"):
        assert harmless(text) == text
    assert csv_line([-1, 2.5, None, "-1", True]) == b"-1,2.5,,'-1,True\r\n"


def test_records_are_the_same_to_every_program_and_never_formulas(
    hostile: Filer, shanghai: Party, made: Any, tmp_path: Path
) -> None:
    files = {}
    for form in ("csv", "xlsx", "parquet"):
        api, export = made(shanghai, kind="records", query=MAY, format=form)
        assert export["state"] == "ready"
        assert export["progress"] == {"rows": 8, "expected": 8, "percent": 100}
        answer = fetch(api, export)
        body = answer.fetched
        assert hashlib.sha256(body).hexdigest() == export["sha256"]
        assert len(body) == export["size"] == int(answer["Content-Length"])
        files[form] = tmp_path / f"records.{form}"
        files[form].write_bytes(body)

    text = files["csv"].read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["target"] for row in rows] == [harmless(text) for text in HOSTILE]
    assert [row["target"][0] for row in rows[:-1]] == ["'"] * 7
    assert rows[0]["acted_at"] == "2025-05-12T10:00:00+08:00"
    assert {row["platform_uscc"] for row in rows} == {hostile.party.platform.uscc}  # type: ignore[union-attr]

    sheet = openpyxl.load_workbook(files["xlsx"])["Data"]
    names = [cell.value for cell in sheet[1]]
    at = names.index("target") + 1
    cells = [sheet.cell(row, at) for row in range(2, 10)]
    # As it was filed, and yet text: a quoted prefix keeps it so when somebody edits it.
    assert [one.value for one in cells] == list(HOSTILE)
    assert {one.data_type for one in cells} == {"s"}
    assert all(one.quotePrefix for one in cells[:4])
    assert sheet.cell(2, names.index("line") + 1).value == 1
    assert sheet.cell(2, names.index("acted_at") + 1).value == datetime(2025, 5, 12, 10)  # noqa: DTZ001

    query = f"SELECT target, line, acted_at AT TIME ZONE 'UTC' FROM '{files['parquet']}'"
    found = duckdb.execute(query).fetchall()
    assert [row[0] for row in found] == list(HOSTILE)
    assert found[0][1:] == (1, datetime(2025, 5, 12, 2))  # noqa: DTZ001
    frame = pd.read_parquet(files["parquet"])
    assert frame["line"].dtype == "int64"
    assert str(frame["acted_at"].dtype).startswith("datetime64")
    assert list(pd.read_csv(files["csv"])["line"]) == list(frame["line"])


@pytest.mark.skipif(shutil.which("libreoffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_calculates_nothing(
    hostile: Filer, shanghai: Party, made: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for form in ("csv", "xlsx"):
        api, export = made(shanghai, kind="records", query=MAY, format=form)
        (folder / f"{form}.{form}").write_bytes(fetch(api, export).fetched)
    subprocess.run(
        [
            *("libreoffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", "html:HTML (StarCalc)", "--outdir", str(tmp_path)),
            *map(str, sorted(folder.iterdir())),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    for form in ("csv", "xlsx"):
        page = (tmp_path / f"{form}.html").read_text("utf-8")
        assert "=HYPERLINK(1)" in page
        assert "@SUM(A1)" in page
        assert "-1+1" in page
        assert "Err:" not in page
        assert "#NAME?" not in page


def test_sums_come_with_what_they_count_and_numbers_stay_numbers(
    photos: Party, rival: Party, national: Party, made: Any
) -> None:
    accept(photos, "2025-05", counts=[count(7), count(2, category="P2-2")])
    accept(rival, "2025-05", counts=[count(40)])
    accept(rival, "2025-06", counts=[count(3)])
    query = {"from": "2025-05", "measure": "items_removed", "group_by": ["category", "platform"]}
    api, export = made(
        national,
        kind="consolidated",
        query=query,
        format="csv",
        bom=False,
        headings="words",
        language="zh-hans",
    )
    lines = fetch(api, export).fetched.decode().splitlines()
    assert lines[0].startswith("指标（代码）,指标,定义版本,单位,类别（代码）,类别,平台（编号）")
    rows = [next(csv.reader([line])) for line in lines[1:]]
    assert sorted((row[4], row[9]) for row in rows) == [
        ("P2-1", "40"),
        ("P2-1", "7"),
        ("P2-2", "2"),
    ]
    assert {row[1] for row in rows} != {""}
    assert all(row[11] for row in rows)
    assert {(row[3], row[10]) for row in rows} == {("条", "准确值")}  # no codes among the words

    months = {"from": "2025-05", "to": "2025-07", "measure": "items_removed", "group_by": "period"}
    api, export = made(national, kind="consolidated", query=months, format="csv")
    rows = list(csv.reader(io.StringIO(fetch(api, export).fetched.decode("utf-8-sig"))))[1:]
    assert [(row[4], row[5]) for row in rows] == [("2025-05", "49"), ("2025-06", "3")]

    api, export = made(national, kind="consolidated", query=query, format="xlsx")
    book = openpyxl.load_workbook(io.BytesIO(fetch(api, export).fetched))
    assert [cell.data_type for cell in book["Data"][2]].count("n") == 2
    said = {row[0].value: row[1].value for row in book["About"].iter_rows(max_row=6)}
    assert said["months"] == "2025-05"
    assert said["as_of"] == "live"


def test_the_list_of_filings_is_exported_as_it_stands(
    photos: Party, rival: Party, shanghai: Party, made: Any
) -> None:
    accept(photos, "2025-05", counts=[count(1)])
    query = {"period": "2025-05", "nil": False}
    api, export = made(shanghai, kind="filings", query=query, format="csv")
    rows = list(csv.DictReader(io.StringIO(fetch(api, export).fetched.decode("utf-8-sig"))))
    assert [(row["platform_uscc"], row["in_force"]) for row in rows] == [
        (photos.platform.uscc, "true")  # type: ignore[union-attr]
    ]


def test_a_download_that_broke_off_goes_on(hostile: Filer, shanghai: Party, made: Any) -> None:
    api, export = made(shanghai, kind="records", query=MAY, format="csv")
    whole = fetch(api, export).fetched
    start = fetch(api, export, Range="bytes=0-99").fetched
    etag = fetch(api, export)["ETag"]
    rest = fetch(api, export, **{"Range": "bytes=100-", "If-Range": etag})
    assert rest.status_code == 206
    assert rest["Content-Range"] == f"bytes 100-{len(whole) - 1}/{len(whole)}"
    tail = rest.fetched
    assert start + tail == whole
    digest = base64.b64encode(hashlib.sha256(tail).digest()).decode()
    assert rest["Content-Digest"] == f"sha-256=:{digest}:"
    assert rest["Repr-Digest"] == fetch(api, export)["Content-Digest"]

    assert fetch(api, export, Range="bytes=-10").fetched == whole[-10:]
    # Another file than the one that was begun, units that nobody knows, several parts: the whole.
    for headers in (
        {"Range": "bytes=100-", "If-Range": '"another"'},
        {"Range": "lines=1-2"},
        {"Range": "bytes=0-1,5-6"},
        {"Range": "bytes=٣-٥"},
        {"Range": "bytes=9-3"},
        {"Range": f"bytes={'9' * 5000}-"},
    ):
        answer = fetch(api, export, **headers)
        assert (answer.status_code, answer.fetched) == (200, whole), headers
    outside = fetch(api, export, Range=f"bytes={len(whole)}-")
    assert (outside.status_code, outside["Content-Range"]) == (416, f"bytes */{len(whole)}")
    assert fetch(api, export, **{"If-None-Match": etag}).status_code == 304
    with acting_as(SYSTEM):
        # Each beginning is written down, the rest of a download is not another one.
        seen = AuditEvent.objects.filter(action="export.downloaded", object_id=export["id"])
        assert seen.count() == 9


def test_an_export_is_its_offices_alone(
    hostile: Filer, shanghai: Party, national: Party, login: Login, made: Any, commit: Any
) -> None:
    api, export = made(national, kind="records", query=MAY, format="csv")
    assert export["progress"]["rows"] == 10
    other = login(shanghai)
    for method, path in (("GET", ""), ("GET", "/file"), ("DELETE", "")):
        assert other.send(method, f"exports/{export['id']}{path}").status_code == 404
    assert other.get("exports").json()["results"] == []
    assert [one["id"] for one in api.get("exports").json()["results"]] == [export["id"]]

    with acting_as(SYSTEM):
        stored = Export.objects.get(pk=export["id"]).stored_as
    assert default_storage.exists(stored)
    lost = api, made(national, kind="records", query=MAY, format="csv")[1]
    with acting_as(SYSTEM):
        default_storage.delete(Export.objects.get(pk=lost[1]["id"]).stored_as)
    answer = fetch(*lost)
    assert (answer.status_code, answer.json()["code"]) == (410, "export_lost")
    with commit():
        assert api.send("DELETE", f"exports/{export['id']}").status_code == 204
    assert not default_storage.exists(stored)
    assert api.get(f"exports/{export['id']}").status_code == 404


def test_what_is_asked_wrongly_is_told_with_its_place(national: Party, login: Login) -> None:
    api = login(national)
    cases: tuple[tuple[dict[str, Any], str], ...] = (
        ({"kind": "consolidated", "query": {}}, "/query/from"),
        ({"kind": "consolidated", "query": {"from": "2025-05", "odd": 1}}, "/query/odd"),
        ({"kind": "filings", "query": {"period": "May"}}, "/query/period"),
        (
            {"kind": "consolidated", "query": {"from": "2025-05", "compare": "2025-04"}},
            "/query/compare",
        ),
        ({"kind": "records", "query": {"revision": 1, **MAY}}, "/query/report"),
        ({"kind": "records", "query": {**MAY, "category": "ZZ"}}, "/query/category"),
        ({"kind": "records", "query": {"from": {"a": 1}}}, "/query"),
        ({"kind": "records", "query": []}, "/query"),
        ({"kind": "people", "query": {}}, "/kind"),
    )
    for body, pointer in cases:
        answer = api.post("exports", {**body, "format": "csv"})
        assert answer.status_code == 400, body
        assert pointer in [one["pointer"] for one in answer.json()["errors"]], answer.json()
    with acting_as(SYSTEM):
        assert not Export.objects.exists()


def test_why_it_cannot_be_made_is_said(
    hostile: Filer, shanghai: Party, made: Any, login: Login, settings: Any
) -> None:
    settings.LIMITS = {**settings.LIMITS, "export_xlsx_rows": 7, "export_rows": 7}
    for form, code in (("xlsx", "too_many_rows_for_xlsx"), ("csv", "export_too_long")):
        api, export = made(shanghai, kind="records", query=MAY, format=form)
        assert (export["state"], export["fault"]["code"]) == ("failed", code)
        assert "7" in export["fault"]["detail"]
        assert "file" not in export["links"]
        assert fetch(api, export).json()["code"] == "export_not_ready"

    settings.LIMITS = {**settings.LIMITS, "export_rows": 100, "open_exports": 1}
    asked = api.post("exports", {"kind": "records", "query": MAY, "format": "csv"}).json()
    second = api.post("exports", {"kind": "records", "query": MAY, "format": "csv"})
    assert (second.status_code, second.json()["code"]) == (409, "too_many_exports")
    with acting_as(SYSTEM):  # whoever asked may not any more when it is made
        Credential.objects.filter(pk=shanghai.credential.pk).update(revoked_at=timezone.now())
    making.make(UUID(asked["id"]))
    with acting_as(SYSTEM):
        export = Export.objects.get(pk=asked["id"])
    assert (export.state, export.fault["code"]) == ("failed", "export_asker_gone")


def test_a_worker_that_died_is_made_good_and_one_that_always_dies_is_not(
    hostile: Filer, shanghai: Party, login: Login
) -> None:
    api = login(shanghai)
    asked = api.post("exports", {"kind": "records", "query": MAY, "format": "csv"}).json()
    dead = timezone.now() - timedelta(hours=2)
    with acting_as(SYSTEM):
        Export.objects.filter(pk=asked["id"]).update(
            state="making", claimed_at=dead, attempts=1, rung_at=dead, rows=5
        )
    assert [str(one) for one in making.find_waiting()] == [asked["id"]]
    assert making.find_waiting() == []  # a pause lies between
    assert making.make(UUID(asked["id"])) is True
    assert making.make(UUID(asked["id"])) is False  # a doubled message
    assert api.get(f"exports/{asked['id']}").json()["progress"]["rows"] == 8

    with acting_as(SYSTEM):
        Export.objects.filter(pk=asked["id"]).update(
            state="making", claimed_at=dead, attempts=3, rung_at=dead
        )
    assert making.make(UUID(asked["id"])) is False
    assert api.get(f"exports/{asked['id']}").json()["fault"]["code"] == "export_interrupted"


def test_our_own_failure_is_tried_again_and_then_said(
    hostile: Filer, shanghai: Party, login: Login, settings: Any, tmp_path: Path
) -> None:
    api = login(shanghai)
    asked = api.post("exports", {"kind": "records", "query": MAY, "format": "csv"}).json()
    blocked = tmp_path / "a-file-where-a-folder-has-to-be"
    blocked.write_text("")
    broken = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(blocked)},
        },
    }
    whole, settings.STORAGES = settings.STORAGES, broken
    for attempt in range(1, making.TRIES + 1):
        with pytest.raises(OSError):  # noqa: PT011 - whichever the file system raises
            making.make(UUID(asked["id"]))
        state = "waiting" if attempt < making.TRIES else "failed"
        assert api.get(f"exports/{asked['id']}").json()["state"] == state
    settings.STORAGES = whole
    assert api.get(f"exports/{asked['id']}").json()["fault"]["code"] == "export_failed"


def test_files_go_when_their_time_is_over(hostile: Filer, shanghai: Party, made: Any) -> None:
    api, export = made(shanghai, kind="records", query=MAY, format="csv")
    assert expiring.expire() == 0
    with acting_as(SYSTEM):
        Export.objects.update(expires_at=datetime(2025, 1, 1, tzinfo=UTC))
    answer = fetch(api, export)  # also before anybody removes it
    assert (answer.status_code, answer.json()["code"]) == (410, "export_expired")
    assert expiring.expire() == 1
    assert api.get(f"exports/{export['id']}").json()["state"] == "expired"
    answer = fetch(api, export)
    assert (answer.status_code, answer.json()["code"]) == (410, "export_expired")
    with acting_as(SYSTEM):
        Export.objects.filter(pk=export["id"]).update(expires_at=None)
