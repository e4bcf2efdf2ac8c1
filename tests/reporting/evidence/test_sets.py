"""Sets of samples: what a zip may hold, and what it may not do."""

from __future__ import annotations

import io
import os
import resource
import signal
import struct
import warnings
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from reporting.evidence import reasons, sets
from reporting.evidence.apart import Apart
from reporting.evidence.sets import SampleRead, SetLimits, read, read_set
from reporting.evidence.verdict import READERS, Verdict
from tests.reporting.evidence.labels import FILES, ids

PNG = (FILES / "exiftool-text.png").read_bytes()
BARE = (FILES / "ffmpeg-dropped.mp4").read_bytes()


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    with Apart() as process:
        yield process


def packed(members: list[tuple[str | zipfile.ZipInfo, bytes]], method: int = 8) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that come twice
        for name, data in members:
            file.writestr(name, data, method)
    return made.getvalue()


def found(
    apart: Apart, tmp_path: Path, data: bytes, limits: SetLimits | None = None
) -> list[SampleRead]:
    path = tmp_path / "set.zip"
    path.write_bytes(data)
    return list(read(apart, path, limits, scratch=tmp_path))


def told(samples: list[SampleRead]) -> list[tuple[str, str, list[str]]]:
    return [(one.member, str(one.examination.verdict), ids(one.examination)) for one in samples]


def test_every_container_has_a_modality() -> None:
    assert set(sets.MODALITY) == set(READERS)


def test_members_are_read_one_by_one_and_litter_is_none(apart: Apart, tmp_path: Path) -> None:
    members: list[tuple[str | zipfile.ZipInfo, bytes]] = [
        ("a/", b""),
        ("a/样本.png", PNG),
        ("a/样本.png", PNG[:-20]),
        ("__MACOSX/a/._样本.png", b"\0\5\x16\7"),
        ("b.mp4", BARE),
        ("empty.png", b""),
    ]
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        samples = found(apart, tmp_path, packed(members, method))
        assert [one.number for one in samples] == [1, 2, 3, 4]
        assert told(samples) == [
            ("a/样本.png", "compliant", []),
            ("a/样本.png", "inconclusive", ["L002"]),
            ("b.mp4", "not_found", ["L101"]),
            ("empty.png", "inconclusive", ["L009"]),
        ]
        contents = (PNG, PNG[:-20], BARE, b"")
        assert [one.sha256 for one in samples] == [sha256(one).hexdigest() for one in contents]
    assert list(tmp_path.iterdir()) == [tmp_path / "set.zip"]


def test_names_of_older_programs_are_read(apart: Apart, tmp_path: Path) -> None:
    data = packed([("xxxx.png", PNG)]).replace(b"xxxx", "样本".encode("gb18030"))

    assert [one.member for one in found(apart, tmp_path, data)] == ["样本.png"]


def test_a_file_that_is_no_set_is_read_itself(apart: Apart, tmp_path: Path) -> None:
    assert told(found(apart, tmp_path, PNG)) == [("", "compliant", [])]


@pytest.mark.parametrize("name", ["../x.png", "a/../../x.png", "/etc/x.png", "C:\\x.png", "..\\x"])
def test_a_name_that_leads_out_is_not_followed(apart: Apart, tmp_path: Path, name: str) -> None:
    samples = found(apart, tmp_path, packed([(name, PNG), ("good.png", PNG)]))

    assert [ids(one.examination) for one in samples] == [[reasons.LEADS_OUT], []]
    assert [path.name for path in tmp_path.iterdir()] == ["set.zip"]


def test_links_and_what_is_locked_or_packed_once_more_cost_themselves(
    apart: Apart, tmp_path: Path
) -> None:
    link, locked = zipfile.ZipInfo("link.png"), zipfile.ZipInfo("locked.png")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    inner = packed([("deep.png", PNG)])
    data = _with_flag(packed([(locked, PNG), ("good.png", PNG)]), 1)

    assert [ids(one.examination) for one in found(apart, tmp_path, data)] == [["L006"], []]
    data = packed([(link, b"/etc/passwd"), ("in.zip", inner), ("x.7z", b"7z\xbc\xaf\x27\x1c" * 9)])
    assert [ids(one.examination) for one in found(apart, tmp_path, data)] == [
        [reasons.NO_FILE],
        [reasons.ARCHIVE],
        [reasons.ARCHIVE],
    ]


def _with_flag(data: bytes, flag: int) -> bytes:
    """The first member marked, in its own head and in the directory."""
    made, directory = bytearray(data), data.index(b"PK\1\2")
    made[6] |= flag
    made[directory + 8] |= flag
    return bytes(made)


def test_bombs_cost_no_more_than_their_limits(apart: Apart, tmp_path: Path) -> None:
    bomb = packed([("bomb.png", b"\0" * (64 << 20)), ("good.png", PNG)])
    assert [ids(one.examination) for one in found(apart, tmp_path, bomb)] == [["L004"], []]
    few = SetLimits(members=1)
    several = packed([("a.png", PNG), ("b.png", PNG)])
    small = SetLimits(unpacked_bytes=len(PNG) * 2 - 1)
    for data, limits, detail in ((several, few, "members"), (several, small, "unpacked_bytes")):
        (only,) = found(apart, tmp_path, data, limits)
        assert (only.number, ids(only.examination)) == (0, ["L004"])
        assert only.examination.reasons[0].detail == detail


def test_members_that_share_bytes_spoil_the_set(apart: Apart, tmp_path: Path) -> None:
    """The directory says the first member twice."""
    data = packed([("a.png", PNG), ("b.png", PNG)])
    first, second = data.index(b"PK\1\2"), data.rindex(b"PK\1\2")
    made = bytearray(data)
    made[second + 42 : second + 46] = made[first + 42 : first + 46]
    (only,) = found(apart, tmp_path, bytes(made))

    assert ids(only.examination) == [reasons.OVERLAP]


def test_numbers_that_are_too_short_for_themselves_spoil_the_set(
    apart: Apart, tmp_path: Path
) -> None:
    """Of the wide sizes that follow a name; as damaged files have them."""
    info = zipfile.ZipInfo("a.png")
    info.extra = struct.pack("<HHQ", 1, 8, len(PNG))
    good = packed([(info, PNG)], zipfile.ZIP_STORED)
    assert told(found(apart, tmp_path, good)) == [("a.png", "compliant", [])]
    broken = bytearray(good)
    at = good.index(b"PK\1\2") + 46 + len("a.png") + 2
    broken[at : at + 2] = struct.pack("<H", 100)
    assert told(found(apart, tmp_path, bytes(broken))) == [("", "inconclusive", ["L003"])]


@pytest.mark.parametrize("size", [0, 10, len(PNG) - 1, len(PNG) + 1, 0xFFFFFFFE])
def test_declared_sizes_are_not_believed(apart: Apart, tmp_path: Path, size: int) -> None:
    made = bytearray(packed([("a.png", PNG), ("good.png", PNG)]))
    directory = made.index(b"PK\1\2")
    made[directory + 24 : directory + 28] = struct.pack("<I", size)
    first, second = found(apart, tmp_path, bytes(made))

    assert first.examination.verdict is Verdict.INCONCLUSIVE
    assert ids(first.examination) in (["L003"], ["L004"])
    assert second.examination.verdict is Verdict.COMPLIANT


def test_a_stream_that_ends_early_or_is_not_what_was_summed_is_damaged(
    apart: Apart, tmp_path: Path
) -> None:
    good = packed([("a.png", PNG), ("good.png", PNG)])
    begin, directory = 30 + len("a.png"), good.index(b"PK\1\2")
    (length,) = struct.unpack("<I", good[directory + 20 : directory + 24])
    cut, summed = bytearray(good), bytearray(good)
    cut[directory + 20 : directory + 24] = struct.pack("<I", length - 5)
    summed[directory + 16] ^= 1
    torn = bytearray(good)
    torn[begin : begin + length] = os.urandom(length)
    for data, reason in ((cut, "L002"), (summed, "L003"), (torn, "L003")):
        first, second = found(apart, tmp_path, bytes(data))
        assert ids(first.examination) == [reason]
        assert second.examination.verdict is Verdict.COMPLIANT
    (only,) = found(apart, tmp_path, good[:-30])
    assert (only.number, ids(only.examination)) == (0, ["L002"])
    assert told(found(apart, tmp_path, packed([]))) == [("", "inconclusive", ["L009"])]


def test_a_member_that_ends_the_process_costs_itself_and_one_process_serves_the_rest(
    tmp_path: Path,
) -> None:
    path, pids = tmp_path / "set.zip", set[int]()
    path.write_bytes(packed([(f"{n}.png", PNG) for n in range(300)]))
    with Apart() as apart:
        for sample in read_set(apart, path, scratch=tmp_path):
            assert ids(sample.examination) == ([reasons.DIED] if sample.number == 101 else [])
            if apart.process is not None:
                pids.add(apart.process.pid)
            if apart.process is not None and sample.number == 100:
                os.kill(apart.process.pid, signal.SIGKILL)
    assert len(pids) == 2


def test_a_set_that_takes_too_long_says_which_files_were_not_read(
    apart: Apart, tmp_path: Path
) -> None:
    path, now, given = tmp_path / "set.zip", [0.0], list[list[str]]()
    path.write_bytes(packed([(f"{n}.png", PNG) for n in range(5)]))
    limits = SetLimits(seconds=10)
    for sample in read_set(apart, path, limits, scratch=tmp_path, clock=lambda: now[0]):
        given.append(ids(sample.examination))
        now[0] += 4
    assert given == [[], [], [], ["L014"], ["L014"]]


def test_memory_does_not_grow_with_the_set(apart: Apart, tmp_path: Path) -> None:
    large = os.urandom(1 << 20) * 48
    path = tmp_path / "set.zip"
    path.write_bytes(packed([("large.bin", large), ("b.png", PNG)], zipfile.ZIP_STORED))
    del large
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert len(list(read_set(apart, path, scratch=tmp_path))) == 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16 << 10
