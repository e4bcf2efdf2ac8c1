"""Lines of a correction batch: replace or withdraw single records by their id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from reporting.checks.examining import Examined, Examiner, blocks
from reporting.checks.fields import CORRECTION_FIELDS, Record
from reporting.checks.findings import Finding, finding, repeated
from reporting.checks.lines import BYTE_ORDER_MARK, Limits
from reporting.checks.setting import RecordContext

BLANK = b" \t\r\n"


@dataclass(frozen=True)
class Correction:
    """`record` is there exactly when `op` is replace, with the same `record_id`."""

    record_id: str
    op: Literal["replace", "withdraw"]
    reason: str
    record: Record | None


@dataclass
class CorrectionChunk:
    lines: list[int] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def parse_corrections(
    context: RecordContext, lines: Iterable[bytes], limits: Limits | None = None
) -> Iterator[CorrectionChunk]:
    """As `RecordReader.read`, for correction lines. One correction per record in a batch."""
    return _Reader(context, limits or Limits()).read(lines)


class _Reader:
    def __init__(self, context: RecordContext, limits: Limits) -> None:
        self.limits = limits
        self.examiner = Examiner(context, limits)
        self.seen: dict[str, int] = {}  # the line that each stood in first

    def read(self, lines: Iterable[bytes]) -> Iterator[CorrectionChunk]:
        chunk, filled = CorrectionChunk(), 0
        for number, raw in enumerate(lines, 1):
            if number > self.limits.lines:
                chunk.findings.append(finding("S120", limit=self.limits.lines))
                break
            filled += self._read_line(raw, number, chunk)
            if max(len(chunk.corrections), len(chunk.findings)) >= self.limits.chunk:
                yield chunk
                chunk = CorrectionChunk()
        if not filled:
            chunk.findings.append(finding("S119"))
        if chunk.lines or chunk.findings:
            yield chunk

    def _read_line(self, raw: bytes, number: int, chunk: CorrectionChunk) -> bool:
        raw = raw.removeprefix(BYTE_ORDER_MARK) if number == 1 else raw
        if not raw.strip(BLANK):
            return False
        examined = self.examiner.examine(raw, number, CORRECTION_FIELDS)
        chunk.findings += examined.findings
        if not blocks(examined.findings):
            correction = _correction(examined)
            if self._is_new(correction.record_id, number, chunk.findings):
                chunk.lines.append(number)
                chunk.corrections.append(correction)
        return True

    def _is_new(self, record_id: str, number: int, findings: list[Finding]) -> bool:
        first = self.seen.get(record_id)
        if first is not None:
            findings.append(repeated(record_id, number, first))
            return False
        if len(self.seen) < self.limits.ids_in_memory:
            self.seen[record_id] = number
        return True


def _correction(examined: Examined) -> Correction:
    given = examined.line.values
    return Correction(given["record_id"], given["op"], given["reason"], examined.record)
