"""Records on their way into PostgreSQL: typed rows to COPY text, and the staging table.

COPY is refused on tables with row-level security, so rows pass through a table of their own
transaction, from which one INSERT takes them: the policies are checked there.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from reporting.checks.corrections import Correction, CorrectionChunk
from reporting.checks.records import Chunk, Record

# The columns that a line itself fills, in the order of staging and of the table of records.
FIELDS = (
    "record_id",
    "subject",
    "action",
    "category",
    "product_kind",
    "product",
    "modality",
    "detection",
    "acted_at",
    "content_at",
    "province",
    "target",
    "content_sha256",
    "label",
    "note",
)

CREATE = """
CREATE TEMPORARY TABLE staging (
  line integer NOT NULL,
  op text,
  reason text,
  record_id text COLLATE "C" NOT NULL,
  subject text COLLATE "C",
  action text COLLATE "C",
  category text COLLATE "C",
  product_kind text COLLATE "C",
  product text COLLATE "C",
  modality text COLLATE "C",
  detection text COLLATE "C",
  acted_at timestamptz,
  content_at timestamptz,
  province text COLLATE "C",
  target text COLLATE "C",
  content_sha256 bytea,
  label text COLLATE "C",
  note text
) ON COMMIT DROP
"""
COPY = f"COPY staging (line, op, reason, {', '.join(FIELDS)}) FROM STDIN"

NULL = "\\N"
BYTES = "\\\\x"


def _text(value: str | None) -> str:
    """A text that a check held free of control characters: the escape itself is what is left."""
    if value is None:
        return NULL
    return value.replace("\\", "\\\\") if "\\" in value else value


def _time(at: datetime) -> str:
    """PostgreSQL takes offsets below 16 hours, RFC 3339 any below 24."""
    text = at.isoformat()
    return text if text[-5:-3] < "16" else at.astimezone(UTC).isoformat()


def text_of(record: Record, time: Callable[[datetime], str] = _time) -> str:
    """The fields of a record that no check objects to, as COPY text; `time` writes its times."""
    content_at, digest = record.content_at, record.content_sha256
    return (
        f"{record.record_id}\t{record.subject}\t{record.action}\t{record.category}\t"
        f"{record.product_kind or NULL}\t{_text(record.product)}\t{record.modality or NULL}\t"
        f"{record.detection}\t{time(record.acted_at)}\t"
        f"{NULL if content_at is None else time(content_at)}\t{record.province or NULL}\t"
        f"{_text(record.target)}\t{NULL if digest is None else BYTES + digest}\t"
        f"{record.label or NULL}\t{_text(record.note)}"
    )


def rows(chunk: Chunk | CorrectionChunk, time: Callable[[datetime], str] = _time) -> str:
    """COPY text for what is clean of a chunk."""
    if isinstance(chunk, Chunk):
        return record_rows(chunk.lines, chunk.records, time)
    return correction_rows(chunk.lines, chunk.corrections, time)


def record_rows(
    lines: Sequence[int], records: Iterable[Record], time: Callable[[datetime], str] = _time
) -> str:
    """COPY text for clean records, a line each."""
    return "".join(
        f"{line}\t{NULL}\t{NULL}\t{text_of(record, time)}\n"
        for line, record in zip(lines, records, strict=True)
    )


def correction_rows(
    lines: Sequence[int],
    corrections: Iterable[Correction],
    time: Callable[[datetime], str] = _time,
) -> str:
    """COPY text for corrections; a withdrawal has nothing but its record id."""
    empty = "\t".join([NULL] * (len(FIELDS) - 1))
    return "".join(
        f"{line}\t{one.op}\t{_text(one.reason)}\t"
        f"{text_of(one.record, time) if one.record else one.record_id + chr(9) + empty}\n"
        for line, one in zip(lines, corrections, strict=True)
    )
