"""Whatever a file may be instead of lines of JSON, over HTTP and through the real check.

Each case says exactly what is found and where, and what both languages advise; nothing of a
rejected batch is stored, its good lines included.
"""

import csv
import gzip
import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
import zstandard
from django.db import connection
from django.test import Client

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Batch, BatchCount, Record
from reporting.services import checking, frames, storing
from tests.conftest import Api, make_platform, ndjson, record
from tests.isolation.world import own_database, token
from tests.reporting.filing import Filer

BOM = b"\xef\xbb\xbf"
GOOD = ndjson(record(1))
LAST = ndjson(record(3))
TWO = [record(1), record(2)]
CSV = b"record_id,subject,action\nr-1,item,REMOVE\n" + b"r-2,item,REMOVE\n" * 50_000
PAGE = b"<!DOCTYPE html>\n<html>\n<body>502 Bad Gateway</body>\n</html>\n"
Found = tuple[str, int | None, str]


def between(line: bytes) -> bytes:
    """A bad line among good ones."""
    return GOOD + line + b"\n" + LAST


def spoilt(**changes: object) -> bytes:
    return between(json.dumps(record(2, **changes), ensure_ascii=False).encode())


def zipped(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


def zstd(body: bytes, level: int = 3) -> bytes:
    return zstandard.ZstdCompressor(level=level).compress(body)


def wide_zstd() -> bytes:
    """Content that asks its reader for a window of 128 MiB."""
    parameters = zstandard.ZstdCompressionParameters.from_level(3, window_log=27)
    writing = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    return writing.compress(GOOD) + writing.flush()


ONE_LINE: Found = ("", 2, "")
# Name: what is sent, how it is encoded, what is found, and words of the advice in both languages.
CASES: dict[str, tuple[bytes, str, list[Found], str, str]] = {
    "line cut off": (GOOD + LAST[:40], "", [("S104", 2, "")], "JSON", "JSON"),
    "not JSON": (between(b"{'record_id': 'r-2'}"), "", [("S104", 2, "")], "JSON", "JSON"),
    "GB18030": (
        between('{"note":"谣言"}'.encode("gb18030")),
        "",
        [("S101", 2, "")],
        "UTF-8",
        "UTF-8",
    ),
    "Latin-1": (between(b'{"note":"caf\xe9"}'), "", [("S101", 2, "")], "UTF-8", "UTF-8"),
    "overlong UTF-8": (between(b'{"note":"\xc0\xaf"}'), "", [("S101", 2, "")], "UTF-8", "UTF-8"),
    "NUL as it is": (between(b'{"note":"\0"}'), "", [("S104", 2, "")], "JSON", "JSON"),
    "NUL escaped": (spoilt(note="a\0b"), "", [("S115", 2, "/note")], "control", "控制字符"),
    "half a character": (
        between(json.dumps(record(2, note="\ud83d")).encode()),
        "",
        [("S115", 2, "/note")],
        "control",
        "控制字符",
    ),
    "key twice": (
        between(json.dumps(record(2))[:-1].encode() + b',"target":"another"}'),
        "",
        [("S107", 2, "/target")],
        "once",
        "一次",
    ),
    "same key, same value": (
        between(json.dumps(record(2))[:-1].encode() + b',"subject":"item"}'),
        "",
        [("S107", 2, "/subject")],
        "once",
        "一次",
    ),
    "number for a text": (
        spoilt(province=44),
        "",
        [("S110", 2, "/province")],
        "quotation marks",
        "引号",
    ),
    "number for an id": (spoilt(record_id=12), "", [("S110", 2, "/record_id")], "quot", "引号"),
    "time as a number": (
        spoilt(acted_at=1747015200),
        "",
        [("S110", 2, "/acted_at")],
        "quotation",
        "引号",
    ),
    "10 MB line": (
        spoilt(note="x" * 10_000_000),
        "",
        [("S103", 2, "")],
        "One record per line",
        "每行一条",
    ),
    "old Mac line ends": (
        (GOOD + LAST).replace(b"\n", b"\r"),
        "",
        [("S104", 1, "")],
        "JSON",
        "JSON",
    ),
    "deep": (spoilt(note=[[[[[1]]]]]), "", [("S106", 2, "")], "flat", "嵌套"),
    "very deep": (between(b'{"note":' + b"[" * 60_000), "", [("S106", 2, "")], "flat", "嵌套"),
    "mark inside": (GOOD + BOM + LAST, "", [("S102", 2, "")], "joining", "拼接"),
    "a list for a line": (between(b'["r-2","item"]'), "", [("S105", 2, "")], "array", "数组"),
    "each line an array": (
        b"".join(b"[" + ndjson(one).strip() + b"]\n" for one in TWO),
        "",
        [("S105", 1, ""), ("S105", 2, "")],
        "array",
        "数组",
    ),
    "blank lines": (b"\n \r\n\t\n", "", [("S119", None, "")], "nil report", "零报告"),
    "nothing but a mark": (BOM, "", [("S119", None, "")], "nil report", "零报告"),
    "nothing in gzip": (zipped(b""), "gzip", [("S119", None, "")], "nil report", "零报告"),
    "nothing in zstd": (zstd(b""), "zstd", [("S119", None, "")], "nil report", "零报告"),
    # --- Something else altogether: told once, whatever its length ---------------------------
    "UTF-16": (
        "\ufeff".encode("utf-16-le") + GOOD.decode().encode("utf-16-le") * 20_000,
        "",
        [("S123", None, "")],
        "UTF-8",
        "UTF-8",
    ),
    "UTF-16 without a mark": (
        (GOOD * 20_000).decode().encode("utf-16-be"),
        "",
        [("S123", None, "")],
        "UTF-8",
        "UTF-8",
    ),
    "UTF-32": ("\ufeff{}".encode("utf-32-le"), "", [("S123", None, "")], "UTF-8", "UTF-8"),
    "array on one line": (
        json.dumps(TWO * 1000).encode(),
        "",
        [("S124", None, "")],
        "application/json",
        "application/json",
    ),
    "array laid out": (
        BOM + json.dumps(TWO * 1000, indent=2).encode(),
        "",
        [("S124", None, "")],
        "jq",
        "jq",
    ),
    "array, an object a line": (
        b"[" + b",\n".join(ndjson(one).strip() for one in TWO) + b"]\n",
        "",
        [("S124", None, "")],
        "jq",
        "jq",
    ),
    "empty array": (b"[]\n", "", [("S124", None, "")], "jq", "jq"),
    "objects laid out": (
        b"\n".join(json.dumps(one, indent=2).encode() for one in TWO * 10_000),
        "",
        [("S125", None, "")],
        "one line",
        "一行",
    ),
    "CSV": (CSV, "", [("S126", None, "")], "text/csv", "text/csv"),
    "CSV in GB18030 with semicolons": (
        "记录编号;对象;措施\r\nr-1;项;下架\r\n".encode("gb18030") * 1000,
        "",
        [("S126", None, "")],
        "text/csv",
        "text/csv",
    ),
    "HTML": (PAGE, "", [("S127", None, "")], "log-in page", "登录页"),
    "XML in gzip": (
        zipped(b'<?xml version="1.0"?>\n<a/>'),
        "gzip",
        [("S127", None, "")],
        "x",
        "导出",
    ),
    "gzip that does not say so": (
        zipped(GOOD),
        "",
        [("S128", None, "")],
        "Content-Encoding",
        "Content-Encoding",
    ),
    "gzip twice": (zipped(zipped(GOOD)), "gzip", [("S128", None, "")], "Content", "Content"),
    "workbook": (b"PK\x03\x04" + bytes(5000), "", [("S128", None, "")], "workbook", "工作簿"),
    # --- Streams -----------------------------------------------------------------------------
    "gzip cut off": (zipped(GOOD)[:-9], "gzip", [("S131", None, "")], "whole file", "完整文件"),
    "gzip cut off, with a bad line before": (
        zipped(between(b"{") + ndjson(*(record(n) for n in range(10, 500))))[:-9],
        "gzip",
        [("S104", 2, ""), ("S131", None, "")],
        "whole file",
        "完整文件",
    ),
    "zstd cut off": (zstd(GOOD)[:-9], "zstd", [("S131", None, "")], "whole", "完整文件"),
    "no gzip": (GOOD, "gzip", [("S130", None, "")], "Content-Encoding", "Content-Encoding"),
    "no zstd": (GOOD, "zstd", [("S130", None, "")], "Content-Encoding", "Content-Encoding"),
    "gzip with a bit turned": (
        zipped(GOOD)[:-8] + b"\0" * 8,
        "gzip",
        [("S130", None, "")],
        "Content-Encoding",
        "Content-Encoding",
    ),
    "too wide a window": (wide_zstd(), "zstd", [("S137", None, "")], "--long", "--long"),
}


@pytest.fixture(scope="module")
def desk(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Filer, Api]]:
    """One platform for all cases: what a case files is dropped again."""
    with own_database(django_db_blocker, "candor_test_mess"):
        party = make_platform("31", "Photos")
        headers = {"Authorization": f"Bearer {token(party.credential)}"}
        yield Filer(party), Api(Client(), headers)


@pytest.fixture
def send(desk: tuple[Filer, Api]) -> Iterator[Callable[[bytes, str], Batch]]:
    """Upload over HTTP and check; afterwards the batches are no part of the draft."""
    filer, api = desk
    sent: list[Batch] = []

    def sending(body: bytes, encoding: str = "") -> Batch:
        headers = {"Content-Encoding": encoding} if encoding else {}
        answer = api.upload(f"{filer.path}/records", body, **headers)
        assert answer.status_code == 202, answer.content
        batch_id = UUID(answer.json()["id"])
        checking.check_batch(batch_id)
        sent.append(filer.batch(batch_id))
        return sent[-1]

    yield sending
    for batch in sent:
        filer.drop(batch)


def findings(desk: tuple[Filer, Api], batch: Batch, language: str) -> list[dict[str, Any]]:
    filer, api = desk
    spoken = Api(api.client, {**api.headers, "Accept-Language": language})
    found = spoken.get(f"{filer.path}/findings", batch=batch.id).json()["results"]
    return sorted(found, key=lambda one: (one["check"], one["line"] or 0))


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_told_where_and_with_what_to_do(
    desk: tuple[Filer, Api], send: Callable[..., Batch], case: str
) -> None:
    body, encoding, expected, english, chinese = CASES[case]
    batch = send(body, encoding)
    assert batch.state == "rejected"
    told = {language: findings(desk, batch, language) for language in ("en", "zh-Hans")}
    for found in told.values():
        assert [(one["check"], one["line"], one["pointer"]) for one in found] == expected
    assert batch.errors == len(expected)
    assert english in told["en"][-1]["remedy"]
    assert chinese in told["zh-Hans"][-1]["remedy"]
    with acting_as(SYSTEM):
        assert not Record.objects.filter(batch_id=batch.id).exists()
        assert not BatchCount.objects.filter(batch_id=batch.id).exists()


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        ((GOOD + LAST).replace(b"\n", b"\r\n"), ""),
        (BOM + GOOD + LAST, ""),
        (b"\n\n" + GOOD + b"\n" + LAST, ""),
        (zipped(GOOD) + zipped(LAST) + bytes(512), "gzip"),
        (zstd(GOOD, 19) + b"\x50\x2a\x4d\x18\x04\x00\x00\x00skip" + zstd(LAST), "zstd"),
    ],
    ids=["CRLF", "byte order mark", "blank lines", "padded gzip", "zstd with a frame to skip"],
)
def test_what_is_harmless_is_taken_in(
    desk: tuple[Filer, Api], send: Callable[..., Batch], body: bytes, encoding: str
) -> None:
    batch = send(body, encoding)
    assert (batch.state, batch.records, findings(desk, batch, "en")) == ("checked", 2, [])
    assert set(desk[0].held(1)) == {"r-1", "r-3"}


def test_no_byte_at_all_is_no_batch(desk: tuple[Filer, Api]) -> None:
    filer, api = desk
    headers = {**api.headers, "Content-Type": "application/x-ndjson", "Content-Length": "0"}
    answer = api.client.generic("POST", f"/api/v1/{filer.path}/records", b"", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "batch_empty")


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
@pytest.mark.parametrize("of", [b" ", b"\n"], ids=["blanks", "line feeds"])
def test_a_bomb_is_put_out_before_it_goes_off(
    desk: tuple[Filer, Api],
    send: Callable[..., Batch],
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    encoding: str,
    of: bytes,
) -> None:
    """Decoded no further than one block past the limit, never more than a block at a time."""
    settings.LIMITS = {**settings.LIMITS, "batch_decoded_bytes": 4_000_000}
    bomb = zipped(of * 60_000_000) if encoding == "gzip" else zstd(of * 60_000_000)
    sizes: list[int] = []
    decoder = storing._decoder(encoding)

    def watched(stored: Any) -> Iterator[bytes]:
        for block in decoder(stored):
            sizes.append(len(block))
            yield block

    monkeypatch.setattr(storing, "_decoder", lambda _: watched)
    batch = send(bomb, encoding)
    assert len(bomb) < 70_000
    told = findings(desk, batch, "en")
    assert [one["check"] for one in told] == ["S132"]
    assert "4,000,000" in told[0]["message"]
    assert max(sizes) <= storing.BLOCK
    assert sum(sizes) <= 4_000_000 + storing.BLOCK


def test_a_gzip_of_a_hundred_thousand_members_is_read(
    desk: tuple[Filer, Api], send: Callable[..., Batch]
) -> None:
    """Nothing but empty members, then two lines: no work in the square of their number."""
    body = zipped(b"") * 100_000 + zipped(GOOD) + zipped(LAST)
    assert send(body, "gzip").state == "checked"


# Fifty pieces that hold nothing, then a whole file.
BLOCKS = b"\x28\xb5\x2f\xfd\0\x58" + b"\0\0\0" * 49 + b"\x01\0\0"
PIECES = {
    "members": ("gzip", zipped(b"") * 50 + zipped(GOOD)),
    "frames": ("zstd", zstd(b"") * 50 + zstd(GOOD)),
    "frames to skip": ("zstd", b"\x50\x2a\x4d\x18\0\0\0\0" * 50 + zstd(GOOD)),
    "blocks": ("zstd", BLOCKS + zstd(GOOD)),
}


@pytest.mark.parametrize("of", PIECES)
def test_more_pieces_than_are_worth_their_work(
    desk: tuple[Filer, Api],
    send: Callable[..., Batch],
    monkeypatch: pytest.MonkeyPatch,
    of: str,
) -> None:
    encoding, body = PIECES[of]
    assert b"".join(decoded(body, encoding)) == GOOD
    monkeypatch.setattr(storing, "MOST_MEMBERS", 50)
    monkeypatch.setattr(frames, "MOST", 50)
    told = findings(desk, send(body, encoding), "en")
    assert [one["check"] for one in told] == ["S138"]
    assert "more than 50 pieces" in told[0]["message"]


def decoded(body: bytes, encoding: str) -> Iterator[bytes]:
    return storing.decoded(io.BytesIO(body), len(body), encoding, limit=1 << 30, ratio=200)


def test_crumbs_are_handed_on_together_up_to_where_they_end() -> None:
    """A reader of a long row that got them one by one would begin it anew with each."""
    crumbs = zipped(b"x") * 150_000
    assert [len(block) for block in decoded(crumbs, "gzip")] == [65_536, 65_536, 18_928]
    blocks = decoded(crumbs[:-1], "gzip")
    assert len(next(blocks) + next(blocks) + next(blocks)) == 150_000
    with pytest.raises(storing.Undecodable):
        next(blocks)


def test_every_bad_line_of_many_is_named(
    desk: tuple[Filer, Api], send: Callable[..., Batch]
) -> None:
    """Of all sorts in one batch, each on its line, with the good ones between them counted."""
    bad = {2: b"{", 4: b"[]", 6: b"\xff", 8: BOM + b"{}", 10: b'{"note":"x","note":"y"}'}
    lines = [bad.get(n, ndjson(record(n)).strip()) for n in range(1, 12)]
    batch = send(b"\n".join(lines))
    told = {one["line"] for one in findings(desk, batch, "en")}
    assert told == set(bad)
    assert batch.records == 11 - len(bad)
    with acting_as(SYSTEM):
        assert not Record.objects.filter(batch_id=batch.id).exists()


def test_every_finding_of_very_many_comes_as_csv(
    desk: tuple[Filer, Api], send: Callable[..., Batch]
) -> None:
    """Every one of them, in order, while hardly any are in memory; and no transaction stays open
    while somebody reads slowly."""
    filer, api = desk
    number = 30_000
    batch = send(b"{\n" * number)
    assert batch.errors == number
    answer = api.get(f"{filer.path}/findings.csv")
    tracemalloc.start()
    try:
        text = io.TextIOWrapper(io.BufferedReader(Blocks(answer)), "utf-8-sig")
        rows = csv.DictReader(text)
        for line, row in enumerate(rows, 1):
            assert (row["batch"], row["line"], row["check"]) == (str(batch.id), str(line), "S104")
            assert line % 10_000 or not connection.in_atomic_block
        assert line == number
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


class Blocks(io.RawIOBase):
    """A streamed answer as a file."""

    def __init__(self, answer: Any) -> None:
        self.blocks = iter(answer)
        self.left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.left = self.left or next(self.blocks, b"")
        size = min(len(buffer), len(self.left))
        buffer[:size], self.left = self.left[:size], self.left[size:]
        return size
