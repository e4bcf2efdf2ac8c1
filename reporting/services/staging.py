"""Records on their way into PostgreSQL: typed rows to COPY text, and the staging table.

COPY is refused on tables with row-level security, so rows pass through a table of their own
transaction, from which one INSERT takes them: the policies are checked there.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

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

# What the COPY text format gives a meaning to.
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _text(value: str | None) -> str:
    return "\\N" if value is None else value.translate(ESCAPES)


def _code(value: str | None) -> str:
    """A value that a check held to characters without meaning in COPY."""
    return "\\N" if value is None else value


def _time(value: datetime | None) -> str:
    return "\\N" if value is None else value.isoformat()


def _fields(record: Record) -> str:
    return "\t".join(
        (
            record.record_id,
            record.subject,
            record.action,
            record.category,
            _code(record.product_kind),
            _text(record.product),
            _code(record.modality),
            record.detection,
            record.acted_at.isoformat(),
            _time(record.content_at),
            _code(record.province),
            _text(record.target),
            "\\N" if record.content_sha256 is None else f"\\\\x{record.content_sha256}",
            _code(record.label),
            _text(record.note),
        )
    )


def rows(chunk: Chunk | CorrectionChunk) -> str:
    """COPY text for what is clean of a chunk."""
    if isinstance(chunk, Chunk):
        return record_rows(chunk.lines, chunk.records)
    return correction_rows(chunk.lines, chunk.corrections)


def record_rows(lines: Sequence[int], records: Iterable[Record]) -> str:
    """COPY text for clean records, a line each."""
    return "".join(
        f"{line}\t\\N\t\\N\t{_fields(record)}\n"
        for line, record in zip(lines, records, strict=True)
    )


def correction_rows(lines: Sequence[int], corrections: Iterable[Correction]) -> str:
    """COPY text for corrections; a withdrawal has nothing but its record id."""
    empty = "\t".join(["\\N"] * (len(FIELDS) - 1))
    return "".join(
        f"{line}\t{one.op}\t{_text(one.reason)}\t"
        f"{_fields(one.record) if one.record else one.record_id + chr(9) + empty}\n"
        for line, one in zip(lines, corrections, strict=True)
    )
