"""From a file to a verdict: limits, a process of its own, the command line."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import zlib
from pathlib import Path
from typing import Any

import pytest

from reporting.evidence import verdict
from reporting.evidence.apart import Apart
from reporting.evidence.explicit import Declared, Modality, of_declared
from reporting.evidence.sites import Found, Site
from reporting.evidence.sources import Budget, Damaged, Exhausted, Limits, Source
from reporting.evidence.verdict import Verdict, examine
from tests.reporting.evidence.labels import FILES, LABEL, assert_labelled, examined, ids

PROJECT = Path(__file__).resolve().parents[3]
PNG = (FILES / "exiftool-text.png").read_bytes()


# --- Limits ------------------------------------------------------------------------------------


def test_reading_costs_and_reading_nothing_does_too() -> None:
    source = Source(io.BytesIO(b"x" * 100), Budget(Limits(read_bytes=640)))
    assert source.read_at(90, 20) == b"x" * 10
    assert source.read_at(-1, 5) == source.read_at(200, 5) == source.read_at(0, -1) == b""
    for _ in range(6):
        source.part(0, 0).read_at(0, 1)
    with pytest.raises(Exhausted, match="read_bytes"):
        source.part(0, 0).read_at(0, 1)


def test_a_part_never_reaches_beyond_what_it_is_a_part_of() -> None:
    part = Source(io.BytesIO(b"0123456789")).part(2, 5)
    assert part.read_at(0, 100) == b"23456"
    assert part.part(3, 100).read_at(0, 100) == b"56"
    assert part.part(100, 5).size == 0
    with pytest.raises(Damaged):
        part.exactly(3, 3, "here")


def test_inflating_ends_where_it_must() -> None:
    source = Source(io.BytesIO(), Budget(Limits(field_bytes=1000, inflated_bytes=1500)))
    packed = zlib.compress(b"0" * 1000)
    assert source.inflate(packed, "here") == b"0" * 1000
    with pytest.raises(Exhausted, match="inflated_bytes"):
        source.inflate(packed, "here")
    for damaged in (packed[:-1], b"x" + packed, b""):
        with pytest.raises((Damaged, Exhausted)):
            Source(io.BytesIO()).inflate(damaged, "here")


def test_a_deadline_counts_however_little_is_read() -> None:
    now = [0.0]
    source = Source(io.BytesIO(b"x"), Budget(Limits(seconds=5), clock=lambda: now[0]))
    source.item()
    now[0] = 5.1
    with pytest.raises(Exhausted, match="seconds"):
        source.item()
    with pytest.raises(Exhausted, match="seconds"):
        source.read_at(0, 1)


def test_a_limit_makes_a_file_inconclusive_and_is_named() -> None:
    for limit in ("read_bytes", "items", "field_bytes"):
        found = examine(io.BytesIO(PNG), limits=Limits(**{limit: 1}))
        assert (found.verdict, ids(found)) == (Verdict.INCONCLUSIVE, ["L004"])
        assert found.reasons[0].detail == limit
    late = examine(io.BytesIO(PNG), limits=Limits(seconds=-1))
    assert (late.verdict, ids(late)) == (Verdict.INCONCLUSIVE, ["L005"])


def test_a_reader_that_fails_is_ours_and_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(source: Source) -> Any:
        yield Site("PNG", LABEL)
        raise LookupError

    monkeypatch.setattr(verdict, "READERS", {"png": find})
    found = examined(PNG)

    assert (found.verdict, ids(found)) == (Verdict.INCONCLUSIVE, ["L007"])
    assert len(found.labels) == 1


def test_sites_without_end_are_not_all_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(source: Source) -> Any:
        while True:
            found: Found = Site("PNG", LABEL)
            yield found

    monkeypatch.setattr(verdict, "READERS", {"png": find})

    assert len(examined(PNG).sites) == verdict.MOST_SITES


# --- A process of its own ----------------------------------------------------------------------


def test_what_is_found_apart_is_what_is_found_here() -> None:
    with Apart() as apart:
        for path in sorted(FILES.iterdir()):
            assert apart.examine(path) == examined(path.read_bytes()), path.name


def test_a_process_that_dies_costs_one_file(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"odd \xff name\n.png")
    odd.write_bytes(PNG)
    with Apart() as apart:
        assert_labelled(apart.examine(odd))
        assert apart.process is not None
        os.kill(apart.process.pid, signal.SIGKILL)
        apart.process.wait()

        assert ids(apart.examine(odd)) == ["L010"]
        assert_labelled(apart.examine(odd))


def test_a_process_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reporting.evidence.children.GRACE", 0.3)
    with Apart() as apart:
        assert_labelled(apart.examine(FILES / "exiftool-text.png"))
        process = apart.process
        assert process is not None
        os.kill(process.pid, signal.SIGSTOP)
        apart.limits = Limits(seconds=0.1)

        assert ids(apart.examine(FILES / "exiftool-text.png")) == ["L005"]
        assert process.returncode == -signal.SIGKILL


def test_memory_is_bounded_by_the_system_and_not_by_good_manners(tmp_path: Path) -> None:
    bound = "from reporting.evidence import apart, children as c; c._bind(apart.MEMORY)"
    code = f"{bound}; bytearray(600 << 20)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)

    assert done.stderr.endswith("MemoryError\n")


def test_the_process_ends_with_whoever_started_it() -> None:
    code = (
        "from pathlib import Path; from reporting.evidence.apart import Apart; import sys, os\n"
        "apart = Apart(); apart.examine(Path(sys.argv[1])); print(apart.process.pid, flush=True)\n"
        "os._exit(0)"
    )
    command = [sys.executable, "-c", code, str(FILES / "exiftool-text.png")]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    for _ in range(500):
        if not Path(f"/proc/{int(done.stdout)}").exists():
            return
        time.sleep(0.02)
    pytest.fail("it is still there")


# --- The explicit label ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("本文由人工智能生成。\n正文", True),
        ("正文\n\n(内容由 AI 生成，仅供参考)\n", True),
        ("合成内容：AI", True),
        ("由AI辅助合成", True),
        ("正文" * 900 + "AI生成", True),
        ("AI生成" + "正文" * 900, True),
        ("正文" * 900 + "AI生成" + "正文" * 900, False),
        ("正文" * 90_000 + "AI生成", True),
        ("正文" * 90_000, False),
        ("人工智能的历史。生成语法。", False),
        ("MAIN 生成", False),
        ("AI", False),
        ("", False),
    ],
)
def test_a_text_says_at_its_start_or_its_end_that_it_is_generated(text: str, said: bool) -> None:
    for encoding in ("utf-8", "utf-16", "gb18030"):
        if data := text.encode(encoding) if text else b" ":
            found = examined(data)
            assert found.explicit is not None
            assert [one.reason_id for one in found.explicit] == ([] if said else ["L201"])


def test_front_matter_is_not_what_a_text_says() -> None:
    matter = "---\ntitle: AI生成\n---\n"

    assert [given.reason_id for given in examined(f"{matter}正文".encode()).explicit or []] == [
        "L201"
    ]
    assert examined(f"{matter}AI生成{'正文' * 900}".encode()).explicit == []


@pytest.mark.parametrize(
    ("modality", "declared", "expected"),
    [
        (Modality.IMAGE, Declared(height_ratio=0.05), []),
        (Modality.IMAGE, Declared(height_ratio=0.0499), ["L202"]),
        (Modality.IMAGE, Declared(), ["L206"]),
        (Modality.IMAGE, Declared(height_ratio=float("nan")), ["L206"]),
        (Modality.VIDEO, Declared(height_ratio=0.1, seconds=2, at_start=True), []),
        (Modality.VIDEO, Declared(0.01, 1.9, at_start=False), ["L202", "L203", "L204"]),
        (Modality.VIDEO, Declared(height_ratio=0.1), ["L206", "L206"]),
        (Modality.SCENE, Declared(height_ratio=0.1, at_start=True), []),
    ],
)
def test_what_is_declared_is_held_against_the_thresholds(
    modality: Modality, declared: Declared, expected: list[str]
) -> None:
    assert [given.reason_id for given in of_declared(modality, declared)] == expected


# --- The command line --------------------------------------------------------------------------


def check(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`manage.py check-label` where there is no server, by way of what would start them."""
    servers = ("DATABASE_URL", "MIGRATION_DATABASE_URL", "REDIS_URL")
    kept = {name: value for name, value in os.environ.items() if name not in servers}
    command = [sys.executable, "manage.py", "check-label", *arguments]
    return subprocess.run(
        [sys.executable, "-m", "config.embedded", *command],
        cwd=PROJECT,
        env={**kept, "EMBEDDED_DIR": str(tmp_path / "servers"), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
    )


def test_the_command_needs_no_server_and_says_one_object_a_line(tmp_path: Path) -> None:
    good, bad = str(FILES / "exiftool-text.png"), tmp_path / "bad.md"
    bad.write_text('---\nAIGC: \'{"Label":"9\\u001b[31m"}\'\n---\n')
    done = check(tmp_path, "--json", "--language=zh", good, str(bad))
    first, second = map(json.loads, done.stdout.splitlines())

    assert (done.returncode, done.stderr) == (1, "")
    assert not (tmp_path / "servers").exists()
    assert set(first) >= {"file", "container", "verdict", "reasons", "labels"}
    assert (first["provenance"]["present"], second["provenance"]) == (False, None)
    assert (first["file"], first["container"], first["verdict"]) == (good, "png", "compliant")
    assert second["verdict"] == "noncompliant"
    assert second["labels"][0]["fields"] == {"Label": "9\x1b[31m"}
    assert "字段" in done.stdout


def test_exit_codes_tell_wrong_labels_from_wrong_usage(tmp_path: Path) -> None:
    good, none = str(FILES / "exiftool-text.png"), str(FILES / "ffmpeg-dropped.mp4")
    missing = check(tmp_path, good, str(tmp_path / "none.png"), str(tmp_path), "/dev/zero")

    assert check(tmp_path, good).returncode == 0
    assert check(tmp_path, good, none).returncode == 1
    assert check(tmp_path).returncode == 2
    assert missing.returncode == 2
    assert "compliant" in missing.stdout
    assert missing.stderr.count("\n") == 3


def test_what_a_file_says_cannot_write_on_the_terminal(tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text('---\nAIGC: \'{"Label":"\\u001b[31m"}\'\n---\n')

    assert "\x1b" not in check(tmp_path, str(bad)).stdout
