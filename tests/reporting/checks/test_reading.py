"""A batch is read in bounded chunks, every line once, whatever it holds."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from reporting.checks import Chunk, Limits, RecordReader, render, split_lines
from reporting.checks.examples import RECEIVED_AT, RECORD, context_at
from reporting.checks.moments import moment

CONTEXT = context_at(moment(RECEIVED_AT))


def line(record_id: str, **changes: Any) -> bytes:
    members = {**RECORD, "record_id": record_id, **changes}
    return json.dumps({k: v for k, v in members.items() if v is not None}).encode()


def read(*lines: bytes, **limits: int) -> list[Chunk]:
    return list(RecordReader(CONTEXT, Limits(**limits)).read(lines))


def found(chunks: list[Chunk]) -> list[tuple[str, int | None]]:
    return [(f.check_id, f.line) for chunk in chunks for f in chunk.findings]


def test_a_clean_line_becomes_a_record_ready_for_the_database() -> None:
    [chunk] = read(line("r-1", content_at="2025-05-11T23:00:00Z", note="已清理"))

    [record] = chunk.records
    assert chunk.findings == []
    assert (record.record_id, record.subject, record.note) == ("r-1", "item", "已清理")
    assert record.acted_at == moment("2025-05-12T00:30:00Z")
    assert record.product is None


def test_lines_keep_their_numbers_past_blank_and_wrong_ones() -> None:
    [chunk] = read(line("a"), b"", b"  \r", b"{", line("b"), line("c") + b"\r")

    assert chunk.lines == [1, 5, 6]
    assert [r.record_id for r in chunk.records] == ["a", "b", "c"]
    assert found([chunk]) == [("S104", 4)]


def test_every_error_of_a_line_is_named() -> None:
    raw = line("r-1", acted_at="2025-06-30T08:30:00+08:00", province=44, target=" ", colour="red")

    [chunk] = read(raw)

    assert {(f.check_id, f.pointer) for f in chunk.findings} == {
        ("S110", "/province"),
        ("S108", "/colour"),
        ("R201", "/acted_at"),
        ("R202", "/acted_at"),
        ("R214", "/target"),
    }
    assert {f.record_id for f in chunk.findings} == {"r-1"}
    assert chunk.records == []


def test_a_warning_keeps_the_record() -> None:
    [chunk] = read(line("r-1", product="feed-99"))

    assert found([chunk]) == [("R210", 1)]
    assert [r.product for r in chunk.records] == ["feed-99"]


def test_unregistered_products_are_not_asked_about_when_none_are_at_hand() -> None:
    reader = RecordReader(replace(CONTEXT, products=None))

    [chunk] = reader.read([line("r-1", product="feed-99")])

    assert chunk.findings == []


def test_the_first_line_may_start_with_a_byte_order_mark() -> None:
    mark = b"\xef\xbb\xbf"

    [chunk] = read(mark + line("a"), mark + line("b"))

    assert [r.record_id for r in chunk.records] == ["a"]
    assert found([chunk]) == [("S102", 2)]


def test_chunks_are_handed_over_full_and_nothing_is_lost() -> None:
    chunks = read(*(line(f"r-{n}") for n in range(25)), chunk=10)

    assert [len(c.records) for c in chunks] == [10, 10, 5]
    assert [number for c in chunks for number in c.lines] == list(range(1, 26))


def test_a_chunk_of_findings_is_handed_over_too() -> None:
    chunks = read(*([b"{}"] * 30), chunk=10)

    assert len(found(chunks)) == 30 * 7
    assert max(len(c.findings) for c in chunks) < 20


def test_a_repeated_record_id_is_found_across_chunks() -> None:
    lines = [line(f"r-{n}") for n in range(20)] + [line("r-3")]

    chunks = read(*lines, chunk=5)

    assert found(chunks) == [("S118", 21)]
    [repeat] = [f for c in chunks for f in c.findings]
    assert "line 4" in render(repeat, "en").message
    assert "第 4 行" in render(repeat, "zh").message


def test_ids_beyond_the_limit_are_left_to_the_caller() -> None:
    reader = RecordReader(CONTEXT, Limits(ids_in_memory=2))

    chunks = list(reader.read([line("a"), line("b"), line("c"), line("c"), line("a")]))

    assert found(chunks) == [("S118", 5)]


def test_reading_stops_at_the_limit_of_lines() -> None:
    chunks = read(line("a"), line("b"), line("c"), lines=2)

    assert [r.record_id for c in chunks for r in c.records] == ["a", "b"]
    assert found(chunks) == [("S120", None)]


@pytest.mark.parametrize("lines", [(), (b"",), (b"", b" ", b"\r")])
def test_an_empty_batch_is_found(lines: tuple[bytes, ...]) -> None:
    assert found(read(*lines)) == [("S119", None)]


def test_a_wrong_line_is_not_an_empty_batch() -> None:
    assert found(read(b"null")) == [("S105", 1)]


def test_hostile_values_are_cut_before_they_are_kept() -> None:
    [chunk] = read(line("r-1", category="\x00\u202e" + "x" * 60_000))

    [finding] = chunk.findings
    assert finding.check_id == "S111"
    assert len(json.dumps(finding.params)) < 400
    assert "\x00" not in str(finding.params["value"])
    assert "\u202e" not in str(finding.params["value"])


def test_hostile_keys_make_pointers_that_can_be_stored() -> None:
    [chunk] = read(line("r-1", **{"a/b~c\x00" + "k" * 50_000: "x"}))

    [finding] = chunk.findings
    assert finding.pointer.startswith("/a~1b~0c\\u0000kkk")
    assert len(finding.pointer) < 150


@pytest.mark.parametrize("raw", [b"[" * 60_000, b'{"note":' * 8_000, b'{"a":[[[[[1]]]]]}'])
def test_deep_nesting_is_a_finding_and_no_crash(raw: bytes) -> None:
    [(check, number)] = found(read(raw))

    assert check in {"S104", "S106"}
    assert number == 1


def test_a_very_long_number_is_no_crash() -> None:
    assert ("S110", 1) in found(read(line("r-1")[:-1] + b',"note":' + b"9" * 6000 + b"}"))


def test_memory_does_not_grow_with_the_batch() -> None:
    def peak(n: int) -> int:
        lines = (line(f"r-{i}", product="feed-99") for i in range(n))
        tracemalloc.start()
        for chunk in RecordReader(CONTEXT, Limits(ids_in_memory=100, chunk=200)).read(lines):
            assert chunk.findings
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(500)

    assert peak(4_000) < 1.5 * peak(1_000)


def blocks(data: bytes, size: int) -> Iterator[bytes]:
    return (data[i : i + size] for i in range(0, len(data), size))


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize(
    "data", [b"", b"a", b"a\n", b"a\n\nb", b"\n\n", b"ab\ncd\nef", b"ab\r\ncd\r\n"]
)
def test_lines_do_not_depend_on_how_the_stream_is_cut(data: bytes, size: int) -> None:
    lines = data.split(b"\n")

    assert list(split_lines(blocks(data, size))) == (lines if lines[-1] else lines[:-1])


@pytest.mark.parametrize("size", [1, 5, 4096])
def test_an_over_long_line_is_cut_but_still_over_long(size: int) -> None:
    data = b"ok\n" + b"x" * 5000 + b"\nok\n"

    lines = list(split_lines(blocks(data, size), Limits(line_bytes=10)))

    assert lines == [b"ok", b"x" * 11, b"ok"]


def test_what_is_remembered_of_one_line_does_not_answer_for_another() -> None:
    """Same codes, other fields broken: of each line, the checks that its fields allow."""
    late = "2025-06-30T08:30:00+08:00"

    chunks = read(
        line("a", acted_at="yesterday", target=" "),
        line("b", acted_at=late, target=" "),
        line("c", acted_at=late, target=""),
    )

    assert found(chunks) == [
        *[("S116", 1), ("R214", 1)],
        *[("R201", 2), ("R202", 2), ("R214", 2)],
        *[("S113", 3), ("R201", 3), ("R202", 3)],
    ]


@pytest.mark.parametrize(
    ("raw", "at"),
    [(b'{"note": "x",}', 14), ('{"note": "谣", x'.encode(), 15), (b'{"a": 1} x', 10)],
)
def test_a_line_that_is_no_json_says_from_where_on(raw: bytes, at: int) -> None:
    [chunk] = read(raw)

    [finding] = chunk.findings
    assert (finding.check_id, finding.params) == ("S104", {"at": at})


def test_a_constant_that_is_no_json_says_where_it_stands() -> None:
    [chunk] = read(b'{"note": NaN}')

    assert chunk.findings[0].params == {"at": 10}


@pytest.mark.parametrize(
    ("acted_at", "said"),
    [
        ("2025-05-31T17:00:00Z", "2025-06-01T01:00:00+08:00"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59+00:00"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00"),
    ],
)
def test_a_time_outside_the_period_is_said_in_beijing_time(acted_at: str, said: str) -> None:
    [chunk] = read(line("r-1", acted_at=acted_at))

    outside = next(one for one in chunk.findings if one.check_id == "R201")
    assert outside.params["acted_at"] == said


def test_a_mark_alone_on_the_first_line_is_a_blank_line() -> None:
    [chunk] = read(b"\xef\xbb\xbf", line("a"))
    assert (chunk.lines, chunk.findings) == ([2], [])


def test_a_line_has_so_many_findings_of_a_kind() -> None:
    members = ",".join(f'"{number}":1' for number in range(5000))
    chunks = read(b"{" + members.encode() + b"}")
    assert sum(check == "S108" for check, _ in found(chunks)) == 50
