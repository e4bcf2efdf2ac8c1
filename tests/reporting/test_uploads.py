"""Batches as they arrive: encodings, cuts and bombs, arrays item by item, and findings in full."""

import csv
import gzip
import hashlib
import io
import json
import random
import socket
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import zstandard

from config.serving import stack
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Batch, CheckRun, Finding, Record
from reporting.selectors.findings import as_csv, in_words
from tests.conftest import Api, Login, Party, ndjson, record
from tests.faults.processes import eventually, into_environment, stored_files
from tests.reporting.filing import Filer

pytestmark = pytest.mark.usefixtures("live")
BODY = ndjson(record(1), record(2), record(3))
BOM = b"\xef\xbb\xbf"
ZSTD = zstandard.ZstdCompressor()


def outcome(filer: Filer, body: bytes, encoding: str = "") -> tuple[str, int, dict[str, int]]:
    batch = filer.file(body=body, encoding=encoding)
    return batch.state, batch.records, dict(filer.runs(batch)[0].counts)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("", BODY),
        ("", BODY.rstrip(b"\n")),
        ("", BODY.replace(b"\n", b"\r\n")),
        ("", BOM + BODY),
        ("gzip", gzip.compress(BODY)),
        ("gzip", gzip.compress(BODY[:100]) + gzip.compress(BODY[100:])),
        ("gzip", gzip.compress(BODY) + gzip.compress(b"")),
        ("gzip", gzip.compress(BOM + BODY.replace(b"\n", b"\r\n"))),
        ("zstd", ZSTD.compress(BODY)),
        ("zstd", ZSTD.compress(BODY[:100]) + ZSTD.compress(BODY[100:])),
    ],
    ids=[
        *("plain", "no last newline", "CRLF", "byte order mark", "gzip", "members of gzip"),
        *("an empty member", "gzip with all of it", "zstd", "frames of zstd"),
    ],
)
def test_what_says_the_same_is_the_same(photos: Party, encoding: str, body: bytes) -> None:
    filer = Filer(photos)
    assert outcome(filer, body, encoding) == ("checked", 3, {})
    held = filer.held(1)
    assert set(held) == {"r-1", "r-2", "r-3"}
    assert held["r-2"]["target"] == "https://example.test/v/2"


@pytest.mark.parametrize(
    ("encoding", "body", "check"),
    [
        ("gzip", gzip.compress(BODY)[:-9], "S131"),
        ("gzip", gzip.compress(BODY) + gzip.compress(BODY)[:-9], "S131"),
        ("gzip", gzip.compress(BODY)[:5], "S131"),
        ("gzip", BODY, "S130"),
        ("gzip", gzip.compress(BODY)[:-8] + b"\0" * 8, "S130"),
        ("gzip", gzip.compress(BODY) + b"rubbish", "S130"),
        ("gzip", zlib.compress(BODY), "S130"),
        ("zstd", BODY, "S130"),
        ("zstd", ZSTD.compress(BODY)[:-9], "S131"),
        ("zstd", ZSTD.compress(BODY) + ZSTD.compress(BODY)[:-9], "S131"),
        ("zstd", ZSTD.compress(BODY) + ZSTD.compress(BODY)[:3], "S131"),
        ("", gzip.compress(BODY), "S128"),
    ],
    ids=[
        *("gzip cut off", "second member cut off", "header cut off", "no gzip", "wrong checksum"),
        *("gzip and rubbish", "zlib", "no zstd", "zstd cut off", "second frame cut off"),
        "second header cut off",
        "gzip without saying so",
    ],
)
def test_what_cannot_be_decoded_is_told_and_stored_nowhere(
    photos: Party, encoding: str, body: bytes, check: str
) -> None:
    filer = Filer(photos)
    state, _, counts = outcome(filer, body, encoding)
    counts.pop("S118", None)  # of what came before
    assert (state, counts) == ("rejected", {check: 1})
    assert filer.held(1) == {}


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_bombs_are_put_out(photos: Party, settings: Any, encoding: str) -> None:
    """Past the limit nothing more is decoded, however little was sent."""
    settings.LIMITS = {**settings.LIMITS, "batch_decoded_bytes": 4_000_000}
    bomb = b" " * 40_000_000 + b"\n"
    body = gzip.compress(bomb, 9) if encoding == "gzip" else ZSTD.compress(bomb)
    assert len(body) < 50_000
    state, _, counts = outcome(Filer(photos), body, encoding)
    assert (state, counts.get("S132")) == ("rejected", 1)


def _nasty() -> list[bytes]:
    chaos = random.Random(1)
    good = json.dumps(record(1), ensure_ascii=False).encode()
    return [
        b"\0",
        b"\0" * 100_000,
        b"\n" * 1000,
        b"[]",
        b"[" * 100_000,
        b'{"record_id":' * 5000,
        b'null\n1\n"x"\ntrue',
        b"\xff\xfe\x00",
        BOM + BOM + good,
        good + b"\x0b" + good,
        ndjson(record(1, note="\0")),
        b'{"record_id":"a","note":"\\ud800"}',
        ndjson(record(1, record_id="x" * 65)),
        ndjson(record(1, record_id="x" * 100_000)),
        ndjson(record(1, record_id="\0")),
        ndjson(record(1, record_id="报告")),
        ndjson(record(1, target="x" * 513)),
        ndjson(record(1, acted_at="0000-00-00T00:00:00+08:00")),
        ndjson(record(1, acted_at="9999-12-31T23:59:59-23:59")),
        ndjson(record(1, acted_at="2025-05-12T10:00:00+99:99")),
        ndjson(record(1, acted_at=10**400)),
        ndjson(record(1, **{"k" * 1000: "v"})),
        ndjson(record(1, **{"a\0b": "v"})),
        ndjson(record(1, **{"a/b~c": "v"})),
        ndjson(record(1, content_sha256="z" * 64)),
        ndjson(record(1, product="\\N", note="\\N\t\\.\n\r")),
        ndjson(record(1, target="\\.")),
        good[:-1] + b',"record_id":"again"}',
        *(bytes(chaos.randrange(256) for _ in range(300)) for _ in range(5)),
        *(_spoilt(good, chaos) for _ in range(40)),
    ]


def _spoilt(line: bytes, chaos: random.Random) -> bytes:
    at = chaos.randrange(len(line))
    return line[:at] + bytes([chaos.randrange(256)]) + line[at + chaos.randrange(3) :]


def test_whatever_is_sent_is_judged_and_never_an_error_of_ours(photos: Party) -> None:
    """And every finding of it can be read, in both languages, as JSON and as CSV."""
    filer = Filer(photos)
    for body in _nasty():
        batch = filer.file(body=body)
        assert batch.state in ("checked", "rejected"), body[:100]
        if batch.state == "checked":
            filer.drop(batch)
    with acting_as(photos.principal):
        for finding in Finding.objects.all():
            for language in ("en", "zh"):
                assert in_words(finding, language).message
        runs = list(CheckRun.objects.all())
        assert b"".join(as_csv(runs, "zh")).decode("utf-8-sig").count("\n") > len(runs) / 2


def test_texts_come_back_as_they_were_sent(photos: Party) -> None:
    """What COPY gives a meaning to, and what no keyboard has."""
    filer = Filer(photos)
    note = "tab\tand \\N and \\. and \\\\ 虚假信息 😀 e\u0301 \"quoted\" 'single' %s {}"
    batch = filer.file(record(1, note=note, target="a\\tb"))
    if batch.state == "rejected":  # a tab may be forbidden; the rest may not
        batch = filer.file(record(1, note=note.replace("\t", " "), target="a\\tb"))
    assert batch.state == "checked"
    row = filer.held(1)["r-1"]
    assert row["note"] in (note, note.replace("\t", " "))
    assert row["target"] == "a\\tb"


def test_three_thousand_bad_lines_are_counted_sampled_and_told_in_full(
    photos: Party, login: Login
) -> None:
    filer = Filer(photos)
    bad = [record(n, category="P9-9", target="=1+1") for n in range(3000)]
    batch = filer.file(*bad)
    assert (batch.state, batch.errors) == ("rejected", 3000)

    api = login(photos)
    page = api.get(f"{filer.path}/findings").json()
    assert page["counts"] == {"S111": 3000}
    assert page["truncated"] is True
    assert len(page["results"]) == 100

    answer = api.get(f"{filer.path}/findings.csv")
    text = b"".join(answer).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [int(row["line"]) for row in rows] == list(range(1, 3001))
    assert {row["record_id"] for row in rows} == {f"r-{n}" for n in range(3000)}
    assert {row["check"] for row in rows} == {"S111"}
    assert not [value for row in rows for value in row.values() if value.startswith(("=", "+"))]


def test_a_spreadsheet_client_may_ask_for_csv(photos: Party, login: Login) -> None:
    filer, api = Filer(photos), login(photos)
    headers = {**api.headers, "Accept": "text/csv"}
    answer = api.client.get(f"/api/v1/{filer.path}/findings.csv", headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")


# --- Headers -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "content_type", "status", "code"),
    [
        ({"Content-Encoding": "br"}, "application/x-ndjson", 415, "encoding_unsupported"),
        ({"Content-Encoding": "gzip, gzip"}, "application/x-ndjson", 415, "encoding_unsupported"),
        ({}, "text/plain", 415, "media_type_unsupported"),
        ({}, "", 415, "media_type_unsupported"),
        ({"Content-Encoding": "gzip"}, "application/json", 415, "encoding_unsupported"),
    ],
)
def test_what_is_not_taken_is_refused_by_its_name(
    photos: Party,
    login: Login,
    headers: dict[str, str],
    content_type: str,
    status: int,
    code: str,
) -> None:
    filer, api = Filer(photos), login(photos)
    answer = api.upload(f"{filer.path}/records", BODY, content_type, **headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    ("content_type", "said"),
    [
        ("text/plain", "application/x-ndjson, text/csv, application/vnd.openxml"),
        ("text/csv; charset=latin1", "charset=gb18030"),
        ("application/vnd.ms-excel", ".xlsx"),
        ("application/vnd.oasis.opendocument.spreadsheet", ".xlsx"),
    ],
)
def test_what_is_not_taken_is_told_what_is(
    photos: Party, login: Login, content_type: str, said: str
) -> None:
    filer, api = Filer(photos), login(photos)
    answer = api.upload(f"{filer.path}/records", BODY, content_type).json()
    assert said in answer["detail"]
    wanted = {"size": 1, "media_type": content_type}
    (fault,) = api.post(f"{filer.path}/uploads", wanted).json()["errors"]
    assert (fault["pointer"], said in fault["detail"]) == ("/media_type", True)


def test_what_a_view_takes_is_read_off_its_parsers(photos: Party, login: Login) -> None:
    answer = login(photos).upload("reports", b"a,b", "text/csv").json()
    assert answer["detail"].endswith("Send application/json.")


def test_a_batch_of_the_draft_can_be_left_out_and_says_so(
    live: str, photos: Party, shanghai: Party, login: Login
) -> None:
    """A retry that compresses again: other bytes, held already, and in the way of the filing."""
    filer, api, office = Filer(photos), login(photos), login(shanghai)
    kept = filer.file(body=gzip.compress(BODY, 9), encoding="gzip")
    again = filer.file(body=gzip.compress(BODY, 1), encoding="gzip")
    assert (kept.state, again.state) == ("checked", "rejected")
    drop = api.get(f"{filer.path}/batches/{again.id}").json()["links"]["drop"]
    rows = api.get(f"{filer.path}/batches").json()["results"]
    assert [row["links"]["drop"] for row in rows] == [row["links"]["self"] for row in rows]
    assert api.send("DELETE", drop.removeprefix("/api/v1/")).status_code == 204
    assert "drop" not in api.get(f"{filer.path}/batches/{again.id}").json()["links"]
    filer.declare({("items_removed", "P2-1"): 3})
    assert filer.submit().state == "accepted"
    for reader in (api, office):
        assert "drop" not in reader.get(f"{filer.path}/batches/{kept.id}").json()["links"]


def test_a_report_leads_to_all_that_is_done_with_it(
    live: str, photos: Party, shanghai: Party, login: Login
) -> None:
    filer, api = Filer(photos), login(photos)
    filer.file(body=BODY)
    filer.submit()
    own = api.get(filer.path).json()["links"]
    for name in ("uploads", "submit", "corrections", "findings.csv"):
        assert own[name] == f"/api/v1/{filer.path}/{name}"
    assert api.client.get(own["template"]).status_code == 200
    read = login(shanghai).get(filer.path).json()["links"]
    assert set(own) - set(read) == {"uploads", "submit", "corrections"}
    for path in read.values():
        assert api.client.get(path, headers=login(shanghai).headers).status_code == 200, path
    assert api.get("me").json()["links"]["validate"] == "/api/v1/validate"


def test_the_receipt_is_of_the_bytes_as_sent(photos: Party, login: Login) -> None:
    filer, body = Filer(photos), gzip.compress(BODY)
    answer = (
        login(photos).upload(f"{filer.path}/records", body, **{"Content-Encoding": "gzip"}).json()
    )
    assert (answer["sha256"], answer["size"]) == (hashlib.sha256(body).hexdigest(), len(body))


# --- Arrays --------------------------------------------------------------------------------


def send_array(api: Api, filer: Filer, *records: object) -> Any:
    body = json.dumps(records, ensure_ascii=False).encode()
    return api.upload(f"{filer.path}/records", body, "application/json")


def test_each_item_of_an_array_is_answered(photos: Party, login: Login) -> None:
    filer, api = Filer(photos), login(photos)
    answer = send_array(api, filer, record(1), record(2, category="P9-9"), record(3), 7)
    assert answer.status_code == 201
    data = answer.json()
    assert [item["status"] for item in data["items"]] == ["stored", "refused", "stored", "refused"]
    assert (data["stored"], data["already_stored"], data["refused"]) == (2, 0, 2)
    assert data["items"][1]["findings"][0]["check"] == "S111"
    assert data["items"][1]["findings"][0]["pointer"] == "/category"
    assert data["items"][3]["findings"][0]["check"] == "S105"
    assert data["batch"]["state"] == "checked"
    assert set(filer.held(1)) == {"r-1", "r-3"}


def test_what_is_held_already_is_told_from_what_differs(photos: Party, login: Login) -> None:
    filer, api = Filer(photos), login(photos)
    assert send_array(api, filer, record(1), record(2)).status_code == 201
    again = send_array(api, filer, record(1), record(2, note="another"), record(3)).json()
    assert [item["status"] for item in again["items"]] == ["already_stored", "refused", "stored"]
    assert again["items"][0]["holder_line"] == 1
    assert again["items"][1]["findings"][0]["check"] == "S134"
    nothing = send_array(api, filer, record(1), record(3))
    assert (nothing.status_code, nothing.json()["batch"]) == (200, None)
    assert set(filer.held(1)) == {"r-1", "r-2", "r-3"}


def test_an_array_that_repeats_itself(photos: Party, login: Login) -> None:
    filer = Filer(photos)
    data = send_array(login(photos), filer, record(1), record(1)).json()
    assert [item["status"] for item in data["items"]] == ["stored", "refused"]
    assert data["items"][1]["findings"][0]["check"] == "S118"
    assert "item 0 of this array" in data["items"][1]["findings"][0]["message"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{}", 400, "not_an_array"),
        (b"[1", 400, "not_an_array"),
        (b"[" * 100_000, 400, "not_an_array"),
        (b"[]", 400, "batch_empty"),
        (json.dumps([1] * 1001).encode(), 413, "too_many_items"),
        (b"[" + b" " * 6_000_000 + b"]", 413, "body_too_large"),
    ],
    ids=["object", "broken", "deep", "empty", "many", "large"],
)
def test_what_is_no_small_array_is_refused(
    photos: Party, login: Login, body: bytes, status: int, code: str
) -> None:
    filer = Filer(photos)
    answer = login(photos).upload(f"{filer.path}/records", body, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (status, code)


# --- The real server -----------------------------------------------------------------------


class Server:
    """gunicorn, spoken to by hand."""

    def __init__(self, port: int, token: str, path: str) -> None:
        self.port, self.token, self.path = port, token, path

    def open(self, *headers: str) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        lines = [
            f"POST /api/v1/{self.path}/records HTTP/1.1",
            "Host: 127.0.0.1",
            f"Authorization: Bearer {self.token}",
            "Content-Type: application/x-ndjson",
            "Connection: close",
            *headers,
            *("", ""),
        ]
        connection.sendall("\r\n".join(lines).encode())
        return connection

    def send(self, body: bytes, *headers: str) -> tuple[int, bytes]:
        with closing(self.open(*headers)) as connection:
            connection.sendall(body)
            answer = b""
            while block := connection.recv(1 << 16):
                answer += block
        head, _, content = answer.partition(b"\r\n\r\n")
        return int(head.split()[1]), content


@pytest.fixture
def server(
    live: str, photos: Party, login: Login, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Server, Filer]]:
    into_environment(monkeypatch, live)
    filer, token = Filer(photos), login(photos).headers["Authorization"].split()[1]
    with stack(names=("web",), logs=tmp_path) as running:
        yield Server(running.port, token, filer.path), filer


def chunked(body: bytes, size: int = 50) -> bytes:
    blocks = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(block), block) for block in [*blocks, b""])


def test_bodies_of_the_real_server(server: tuple[Server, Filer]) -> None:
    """One server for all of it: chunked, compressed, cut in the middle, both ways of length."""
    gunicorn, filer = server
    before = stored_files()

    with closing(gunicorn.open(f"Content-Length: {len(BODY) + 100}")) as connection:
        connection.sendall(BODY)
    with closing(gunicorn.open("Transfer-Encoding: chunked")) as connection:
        connection.sendall(chunked(BODY)[:-20])
    eventually(lambda: stored_files() == before)
    with acting_as(SYSTEM):
        assert not Batch.objects.exists()

    status, content = gunicorn.send(chunked(BODY), "Transfer-Encoding: chunked")
    assert status == 202, content
    zipped = gzip.compress(BODY.replace(b"r-", b"z-"))
    status, content = gunicorn.send(
        chunked(zipped), "Transfer-Encoding: chunked", "Content-Encoding: gzip"
    )
    assert status == 202, content
    more = BODY.replace(b"r-", b"s-")
    status, content = gunicorn.send(more, f"Content-Length: {len(more)}")
    assert status == 202, content

    with acting_as(SYSTEM):
        batches = list(Batch.objects.all())
    assert sorted(batch.size for batch in batches) == sorted([len(BODY), len(zipped), len(more)])
    assert {filer.checked(batch).state for batch in batches} == {"checked"}
    with acting_as(SYSTEM):
        assert Record.objects.count() == 9
    assert len(stored_files() - before) == 3
