"""What was filed, line by line and judged: whatever it came as, from wherever it is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from math import inf
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage

from platforms.models import Product
from reporting.checks.corrections import parse_corrections
from reporting.checks.findings import Finding
from reporting.checks.records import Limits, RecordContext, RecordReader, split_lines
from reporting.checks.tables import Places
from reporting.models import Batch
from reporting.services import storing
from reporting.services.lines import Note, text_of, until_broken
from reporting.services.repeats import AnyChunk, LateRepeats, with_repeats
from reporting.services.spreadsheets.tabling import lines_of_csv, lines_of_workbook
from reporting.vocabulary import Vocabulary, for_period

NDJSON = "application/x-ndjson"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a batch may be filed as: each name it goes by, and the one it is kept under.
MEDIA_TYPES = {
    NDJSON: NDJSON,
    "application/ndjson": NDJSON,
    "application/jsonl": NDJSON,
    CSV: CSV,
    XLSX: XLSX,
}
HELD = 1000  # findings of rows
GB18030 = "; charset=gb18030"
CHARSETS = {
    **dict.fromkeys(("", "utf-8", "utf8", "us-ascii"), ""),
    **dict.fromkeys(("gb18030", "gbk", "gb2312", "cp936"), GB18030),
}


def media_type_of(content_type: str) -> str | None:
    """What a batch with this Content-Type is kept as; None for what can't be read.

    Only of a CSV does the charset matter: the others say theirs themselves.
    """
    name, *parameters = (part.strip().lower() for part in content_type.split(";"))
    media_type = MEDIA_TYPES.get(name)
    if media_type != CSV:
        return media_type
    charset = next((p[8:].strip('" ') for p in parameters if p.startswith("charset=")), "")
    return CSV + CHARSETS[charset] if charset in CHARSETS else None


@dataclass(frozen=True)
class Filed:
    """Bytes as filed: a file that can seek, its size, and what its sender said of it."""

    file: BinaryIO
    size: int
    encoding: str
    media_type: str


def context_for(platform_id: UUID | None, period: str, received_at: datetime) -> RecordContext:
    """What records are judged against. Whoever is no platform is not asked for its products."""
    products = None
    if platform_id is not None:
        own = Product.objects.filter(platform_id=platform_id)
        products = frozenset(own.values_list("code", flat=True))
    return RecordContext(period, for_period(period), received_at, products)


def open_batch(batch: Batch) -> Filed:
    """The bytes of a batch; whoever opens them closes `file`."""
    file = default_storage.open(batch.stored_as, "rb")
    return Filed(file, batch.size, batch.encoding, batch.media_type)  # type: ignore[arg-type]


class Noted:
    """What is found of a table while its rows are read, held so that it comes in their order with
    what is found of the lines that they stand for."""

    def __init__(self, note: Note) -> None:
        self.note = note
        self.held: list[Finding] = []

    def __call__(self, findings: Iterable[Finding]) -> None:
        self.held += findings
        if len(self.held) >= HELD:
            self.tell()

    def tell(self) -> None:
        self.note(self.take())

    def take(self) -> list[Finding]:
        taken, self.held = self.held, []
        return taken


@dataclass(frozen=True)
class Lines:
    """Lines of a batch; of a table, also where its values stand and what is noted of its rows."""

    lines: Iterator[bytes]
    places: Places
    noted: Noted

    def __iter__(self) -> Iterator[bytes]:
        return self.lines


def lines_of(filed: Filed, note: Note, kind: str, context: RecordContext) -> Lines:
    """Lines to be judged, numbered from 1; of a spreadsheet, its rows as the lines they stand for.

    What keeps them from being read goes to `note`, or into the chunks of `judge`.
    """
    places, noted = Places(), Noted(note)
    lines = _lines(filed, noted, kind, context.vocabulary, places)
    return Lines(until_broken(lines, noted), places, noted)


def _lines(
    filed: Filed, note: Note, kind: str, vocabulary: Vocabulary, places: Places
) -> Iterator[bytes]:
    blocks, correcting = _decoded(filed), kind == Batch.Kind.CORRECTIONS
    if filed.media_type.startswith(CSV):
        charset = "gb18030" if filed.media_type.endswith(GB18030) else "utf-8"
        return lines_of_csv(blocks, charset, vocabulary, note, places, correcting=correcting)
    if filed.media_type == XLSX:
        return lines_of_workbook(blocks, vocabulary, note, places, correcting=correcting)
    return split_lines(text_of(blocks, note))


def _decoded(filed: Filed) -> Iterator[bytes]:
    return storing.decoded(
        filed.file,
        filed.size,
        filed.encoding,
        limit=settings.LIMITS["batch_decoded_bytes"],
        ratio=settings.LIMITS["batch_ratio"],
    )


def judge(
    kind: str, context: RecordContext, lines: Iterable[bytes], limits: Limits | None = None
) -> Iterator[AnyChunk]:
    """Chunks of what nothing blocks, with everything found: records, or corrections of records.

    Ids that stand twice are found however many there are; `repeats.clean` counts clean lines.
    """
    limits = limits or Limits()
    if kind == Batch.Kind.CORRECTIONS:
        chunks = with_repeats(parse_corrections(context, lines, limits), limits)
    else:
        chunks = with_repeats(RecordReader(context, limits).read(lines), limits)
    return _complete(chunks, lines) if isinstance(lines, Lines) else chunks


def _complete(chunks: Iterator[AnyChunk], lines: Lines) -> Iterator[AnyChunk]:
    """The chunks with what was noted of their rows, in the order of rows, the file as a whole
    last."""
    places, noted = lines.places, lines.noted
    for chunk in chunks:
        if places.of_pointer:
            chunk.findings = [places.located(found) for found in chunk.findings]
        if isinstance(chunk, LateRepeats):
            noted.tell()  # what these count is lines that were clean
        elif noted.held:
            chunk.findings = sorted(noted.take() + chunk.findings, key=_row)
        yield chunk
    noted.tell()


def _row(found: Finding) -> float:
    return inf if found.line is None else found.line
