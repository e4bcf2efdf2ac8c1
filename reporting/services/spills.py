"""Findings in a file, of any number: JSON objects, a line each, under zstd."""

import gzip
import io
from collections.abc import Iterable, Iterator
from typing import IO

import msgspec
import zstandard

from reporting.checks.findings import Finding

GZIP = b"\x1f\x8b"
ENCODER = msgspec.json.Encoder()
DECODER = msgspec.json.Decoder(Finding)


class Spill:
    """Takes findings into a file that it does not own."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.lines = zstandard.ZstdCompressor(level=1).stream_writer(file, closefd=False)

    def write(self, findings: Iterable[Finding]) -> None:
        self.lines.write(ENCODER.encode_lines(list(findings)))

    def finish(self) -> IO[bytes]:
        """The file from its beginning, whole. After this, no more is taken."""
        self.lines.close()  # type: ignore[no-untyped-call]
        self.file.seek(0)
        return self.file


def read(file: IO[bytes]) -> Iterator[Finding]:
    """The findings of a file, in their order; gzip is read as well."""
    with _unpacked(file) as lines:
        for line in lines:
            yield DECODER.decode(line)


def _unpacked(file: IO[bytes]) -> io.BufferedIOBase:
    packed = file.read(2) == GZIP
    file.seek(0)
    if packed:
        return gzip.GzipFile(fileobj=file)
    reader = zstandard.ZstdDecompressor().stream_reader(file, closefd=False)
    return io.BufferedReader(reader, 1 << 16)
