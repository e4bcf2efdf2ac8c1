"""The hot path: lines of a batch in, typed records and findings out, in bounded chunks.

Every line takes the fast road first: one typed decoding and a few looks that together let pass
only lines no check objects to. Whatever does not pass takes the slow road, where every check
runs by itself. The tests hold both equal to a third, obvious reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

import msgspec

from reporting.checks.examining import Examiner, blocks
from reporting.checks.fields import Record
from reporting.checks.findings import Finding, finding, repeated
from reporting.checks.lines import BYTE_ORDER_MARK, UNREADABLE, Limits, split_lines
from reporting.checks.screening import keys_stand_once, screen, well_formed
from reporting.checks.setting import RecordContext

__all__ = ["Chunk", "Limits", "Record", "RecordContext", "RecordReader", "split_lines"]

BLANK = b" \t\r\n"
# Wrong lines in a row, after which the fast road is not tried before the slow one.
IN_A_ROW = 8


@dataclass
class Chunk:
    """Records nothing blocks, with their line numbers (from 1), and everything found."""

    lines: list[int] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def _without_mark(lines: Iterable[bytes]) -> Iterator[bytes]:
    """A byte order mark may stand before the first line, and nowhere else."""
    rest = iter(lines)
    return chain((first.removeprefix(BYTE_ORDER_MARK) for first in islice(rest, 1)), rest)


class RecordReader:
    """Reads one batch. Of ids past `limits.ids_in_memory`, the caller finds those that repeat."""

    def __init__(self, context: RecordContext, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.seen: dict[str, int] = {}  # the line that each stood in first
        self._examiner = Examiner(context, self.limits)
        self._decode = msgspec.json.Decoder(self._examiner.type).decode
        self._passes = screen(context)

    def read(self, lines: Iterable[bytes]) -> Iterator[Chunk]:
        """Chunks of about `limits.chunk` lines; counts are exact, nothing is sampled."""
        chunk, filled, wrong = Chunk(), False, 0
        most = self.limits.chunk
        for number, raw in enumerate(_without_mark(lines), 1):
            if number > self.limits.lines:
                chunk.findings.append(finding("S120", limit=self.limits.lines))
                break
            record = None if wrong > IN_A_ROW else self._decoded(raw)
            if record is not None or raw.strip(BLANK):
                filled = True
                if record is None or not self._passes(raw, record):
                    record = self._slow(raw, number, record, chunk.findings)
                wrong = wrong + 1 if record is None else 0
                self._take(record, number, chunk)
            if len(chunk.records) >= most or len(chunk.findings) >= most:
                yield chunk
                chunk = Chunk()
        if not filled:
            chunk.findings.append(finding("S119"))
        if chunk.lines or chunk.findings:
            yield chunk

    def _decoded(self, raw: bytes) -> Record | None:
        if len(raw) > self.limits.line_bytes:
            return None
        try:
            return self._decode(raw)
        except UNREADABLE:
            return None

    def _slow(
        self, raw: bytes, number: int, record: Record | None, findings: list[Finding]
    ) -> Record | None:
        """Lines that are in order as lines go straight to the record checks."""
        if record is None or not (well_formed(record) and keys_stand_once(raw, record)):
            examined = self._examiner.examine(raw, number)
            findings += examined.findings
            return examined.record
        found = self._examiner.judge(record, number)
        findings += found
        return None if blocks(found) else record

    def _take(self, record: Record | None, number: int, chunk: Chunk) -> None:
        if record is None:
            return
        record_id, seen = record.record_id, self.seen
        if record_id in seen:
            chunk.findings.append(repeated(record_id, number, seen[record_id]))
            return
        if len(seen) < self.limits.ids_in_memory:
            seen[record_id] = number
        chunk.lines.append(number)
        chunk.records.append(record)
