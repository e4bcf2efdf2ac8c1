"""What the memory of a worker comes to that reads sets of hostile samples.

    python -m config.embedded python -m tests.reporting.evidence.memory [--samples 20000]

Each sample has a name, and a label or reasons, as long as any file can make them; every other one
complies, and none is like another. Everything is read as an examination reads it, and held as
it holds it.
"""

import argparse
import hashlib
import io
import json
import multiprocessing
import os
import resource
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path

import django

from tests.reporting.evidence.labels import label_of

FIELDS = ("ContentProducer", "ProduceID", "ReservedCode1", "ContentPropagator", "PropagateID")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def sample(number: int) -> bytes:
    said = {"Label": "1", **dict.fromkeys(FIELDS, f"{number}" + "字" * 600)}
    unknown = {f"{one}" + "字" * 300: "1" for one in range(60)}
    hostile = json.dumps({"AIGC": said | unknown}, ensure_ascii=False)
    complies = label_of("91110102MACQD9K640", f"{number}" + "x" * 5000)
    text = (complies if number % 2 else hostile).encode()
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    labels = _chunk(b"iTXt", b"AIGC\0\0\0\0\0" + text) * (1 if number % 2 else 3)
    end = _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + labels + end


def packed(samples: int, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(samples):
            archive.writestr("字" * 2000 + f"{number}.png", sample(number))


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def measure(samples: int) -> str:
    from django.core.files.base import File
    from django.core.files.storage import default_storage

    from reporting.models import EvidenceFile
    from reporting.services import gathering

    with tempfile.NamedTemporaryFile(suffix=".zip") as made:
        path = Path(made.name)
        # The writer of the zip holds its directory in memory, which is not what is measured.
        writer = multiprocessing.get_context("spawn").Process(target=packed, args=(samples, path))
        writer.start()
        writer.join()
        with path.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
            content.seek(io.SEEK_SET)
            stored_as = default_storage.save("measured/set.zip", File(content))
        size = path.stat().st_size >> 20
    file = EvidenceFile(slot="label_sample", name="set.zip", sha256=digest, stored_as=stored_as)
    before = peak()
    try:
        read = list(gathering.read_files([file]))
        ruled = [one.for_rules() for one in read]
    finally:
        default_storage.delete(stored_as)
    good = sum(one.examination.verdict == "compliant" for one in ruled)
    found = f"{len(ruled)} samples, {good} comply, {size} MiB packed"
    return f"{found}: {before} MiB before, {peak()} MiB at most"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=20_000)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(measure(parser.parse_args().samples))  # noqa: T201
