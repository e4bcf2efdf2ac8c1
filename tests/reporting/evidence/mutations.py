"""Files that went wrong in a thousand ways: `python -m tests.reporting.evidence.mutations`.

Each container's reader gets `--count` damaged versions of its files, and so does what unpacks sets
of samples (`zip`). Nothing of it may fail, hang or grow; what is slowest is named, so that it can
be looked at.
"""

from __future__ import annotations

import argparse
import io
import itertools
import random
import resource
import struct
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf

from reporting.evidence import reasons, verdict
from reporting.evidence.apart import Apart
from reporting.evidence.sets import SetLimits, read_set
from reporting.evidence.verdict import READERS, Examination
from tests.reporting.evidence.labels import FIELDS, FILES, LABEL, NOTES, examined

MEBIBYTE = 1 << 20
MOST_UNPACKED = 8 * MEBIBYTE
NUMBERS = (b"\0", b"\xff", b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\1")
WORDS = (b"AIGC", b"%", b"(", b"<<", b"[", b"<a>", b"{", b'"', b"\n", b"obj", b"PK\1\2")


def seeds() -> dict[str, list[bytes]]:
    """By container: the files that other programs wrote, and what they are not needed for."""
    found = defaultdict[str, list[bytes]](list)
    files = [path.read_bytes() for path in sorted(FILES.iterdir()) if path.name not in NOTES]
    for data in [*files, *_made()]:
        container = examined(data).container
        if container is not None:
            found[container].append(data)
    return found


def _made() -> Iterator[bytes]:
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    property_ = f'<property name="AIGC"><v>{LABEL.replace(chr(34), "&quot;")}</v></property>'
    packing = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)  # what is packed is hardly ever hit
    for folder, method in itertools.product(("word", "xl", "ppt"), packing):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", method) as file:
            file.writestr("[Content_Types].xml", "<Types/>")
            file.writestr("_rels/.rels", '<R><R Type="/custom-properties" Target="a.xml"/></R>')
            file.writestr("a.xml", f'<P xmlns="{office}/custom-properties">{property_}</P>')
            file.writestr(f"{folder}/a.xml", "")
        yield made.getvalue()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/AIGC"] = LABEL
        made = io.BytesIO()
        modes = pikepdf.ObjectStreamMode
        document.save(made, compress_streams=False, object_stream_mode=modes.generate)
        yield made.getvalue()
    block = "".join(f"  {key}: '{value}'\n" for key, value in FIELDS.items())
    yield f"---\ntitle: x\nAIGC:\n{block}---\n# AI生成\n".encode()
    yield f"---\nAIGC: '{LABEL}'\n---\n".encode()
    yield "正文\n内容由人工智能生成".encode()


def mutated(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        chance.choice(DAMAGES)(made, chance)
    return bytes(made)


def _flip(data: bytearray, chance: random.Random) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _replace(data: bytearray, chance: random.Random) -> None:
    at, new = chance.randrange(len(data) + 1), chance.choice(NUMBERS + WORDS)
    data[at : at + len(new)] = new


def _insert(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.choice(NUMBERS + WORDS) * chance.choice((1, 1, 1, 500))


def _remove(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    del data[at : at + chance.choice((1, 4, 60))]


def _repeat(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = data[at : at + chance.choice((4, 40, 400))] * chance.choice((1, 1, 20))


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data) + 1) :]


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    *(_flip, _flip, _flip, _replace, _replace, _insert, _remove, _repeat, _cut),
)


def examinations(data: bytes, count: int, seed: int = 0) -> Iterator[tuple[bytes, Examination]]:
    chance = random.Random(seed)
    for _ in range(count):
        damaged = mutated(data, chance)
        yield damaged, examined(damaged)


def failed(examination: Examination) -> bool:
    """Whether the fault is ours."""
    given = [*examination.reasons, *(examination.explicit or [])]
    return any(one.reason_id == reasons.FAILED for one in given)


class _Nobody(Apart):
    """Reads nothing: what is looked at is how a set is unpacked."""

    def examine(self, path: Path) -> Examination:
        assert path.stat().st_size <= MOST_UNPACKED
        return verdict.failed(reasons.EMPTY_FILE)


def set_of_samples(method: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name in ("exiftool-text.png", "样本/ffmpeg.mp4", "empty"):
            path = FILES / name.rpartition("/")[2]
            info = zipfile.ZipInfo(name)
            info.extra = struct.pack("<HHQ", 1, 8, 0) + b"UT\5\0\1\0\0\0\0"
            file.writestr(info, path.read_bytes() if path.is_file() else b"", method)
    return made.getvalue()


def unpackings(count: int, seed: int = 0) -> Iterator[bytes]:
    """Damaged sets, each of which was unpacked as far as it goes. Whatever is raised is a fault."""
    chance = random.Random(seed)
    sets_ = [set_of_samples(method) for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)]
    limits = SetLimits(member_bytes=MOST_UNPACKED)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "set.zip"
        for _ in range(count):
            damaged = mutated(chance.choice(sets_), chance)
            path.write_bytes(damaged)
            for sample in read_set(_Nobody(), path, limits, scratch=Path(folder)):
                assert sample.examination.verdict is verdict.Verdict.INCONCLUSIVE
            yield damaged


def _run_sets(count: int, seed: int) -> str:
    worst, began, before = 0.0, time.monotonic(), _resident()
    last = began
    for _ in unpackings(count, seed):
        now = time.monotonic()
        worst, last = max(worst, now - last), now
    seconds, grown = time.monotonic() - began, _resident() - before
    return f"{'zip':<9} {seconds:7.1f} s, worst {1000 * worst:6.1f} ms, grown {grown} MiB"


def _run(container: str, files: list[bytes], count: int, seed: int) -> str:
    worst, began, before = 0.0, time.monotonic(), _resident()
    for number, data in enumerate(files):
        last = time.monotonic()
        for damaged, examination in examinations(data, -(-count // len(files)), seed + number):
            now = time.monotonic()
            worst, last = max(worst, now - last), now
            if failed(examination):
                return f"{container}: FAILED, {examination.reasons}, {damaged.hex()}"
    seconds, grown = time.monotonic() - began, _resident() - before
    return f"{container:<9} {seconds:7.1f} s, worst {1000 * worst:6.1f} ms, grown {grown} MiB"


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // MEBIBYTE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("containers", nargs="*", help="default: all")
    parser.add_argument("--count", type=int, default=200_000, help="of each container")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    for container, files in seeds().items():
        if container in (arguments.containers or READERS):
            print(_run(container, files, arguments.count, arguments.seed), flush=True)  # noqa: T201
    if "zip" in (arguments.containers or ("zip",)):
        print(_run_sets(arguments.count, arguments.seed))  # noqa: T201


if __name__ == "__main__":
    main()
