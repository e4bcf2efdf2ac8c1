"""The hot path: bytes of a batch in, typed records and findings out, in bounded chunks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

import msgspec
from msgspec import Struct

from reporting.checks.findings import Finding, finding
from reporting.vocabulary import Vocabulary


class Record(Struct, gc=False, kw_only=True):
    """One action taken, every code known to the vocabulary of the period."""

    record_id: str
    subject: str
    action: str
    category: str
    acted_at: dt.datetime
    detection: str
    target: str
    modality: str | None = None
    product_kind: str | None = None
    product: str | None = None
    content_at: dt.datetime | None = None
    province: str | None = None
    content_sha256: str | None = None
    label: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Correction:
    record_id: str
    op: Literal["replace", "withdraw"]
    reason: str
    record: Record | None


@dataclass(frozen=True)
class RecordContext:
    """What a line is judged against. `products` None: the platform's products are not at hand."""

    period: str
    vocabulary: Vocabulary
    received_at: dt.datetime
    products: frozenset[str] | None = None


@dataclass(frozen=True)
class Limits:
    line_bytes: int = 64 * 1024
    depth: int = 4
    lines: int = 5_000_000
    chunk: int = 1000  # lines, or findings, after which a chunk is handed over
    ids_in_memory: int = 250_000  # beyond these the database alone finds repeated record ids


@dataclass
class Chunk:
    """Clean records with their line numbers (from 1), and what is wrong with the other lines."""

    lines: list[int] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass
class CorrectionChunk:
    lines: list[int] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class RecordReader:
    def __init__(self, context: RecordContext, limits: Limits | None = None) -> None:
        self.context = context
        self.limits = limits or Limits()
        self.decoder = msgspec.json.Decoder(Record)

    def read(self, lines: Iterable[bytes]) -> Iterator[Chunk]:
        chunk = Chunk()
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                chunk.records.append(self.decoder.decode(line))
                chunk.lines.append(number)
            except msgspec.MsgspecError:
                chunk.findings.append(finding("S104", line=number))
            if len(chunk.records) + len(chunk.findings) >= self.limits.chunk:
                yield chunk
                chunk = Chunk()
        yield chunk


def parse_corrections(
    context: RecordContext, lines: Iterable[bytes], limits: Limits | None = None
) -> Iterator[CorrectionChunk]:
    yield CorrectionChunk()


def split_lines(blocks: Iterable[bytes], limits: Limits | None = None) -> Iterator[bytes]:
    """Lines of a stream, without their line feed. An over-long one comes cut, still over-long."""
    most = (limits or Limits()).line_bytes
    rest = b""
    for block in blocks:
        *whole, rest = (rest + block).split(b"\n")
        for line in whole:
            yield line[: most + 1]
        rest = rest[: most + 1]
    if rest:
        yield rest
