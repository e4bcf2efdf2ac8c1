"""What was filed, line by line and judged: whatever it came as, from wherever it is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.conf import settings
from django.core.files.storage import default_storage

from reporting.checks.corrections import parse_corrections
from reporting.checks.records import Limits, RecordContext, RecordReader, split_lines
from reporting.models import Batch
from reporting.services import storing
from reporting.services.lines import Note, text_of, until_broken
from reporting.services.repeats import AnyChunk, with_repeats


@dataclass(frozen=True)
class Filed:
    """Bytes as filed: a file that can seek, its size, and what its sender said of it."""

    file: BinaryIO
    size: int
    encoding: str
    media_type: str


def open_batch(batch: Batch) -> Filed:
    """The bytes of a batch; whoever opens them closes `file`."""
    file = default_storage.open(batch.stored_as, "rb")
    return Filed(file, batch.size, batch.encoding, batch.media_type)  # type: ignore[arg-type]


def lines_of(filed: Filed, note: Note) -> Iterator[bytes]:
    """Lines to be judged, numbered from 1. What keeps them from being read goes to `note`."""
    return until_broken(split_lines(text_of(_decoded(filed), note)), note)


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
        return with_repeats(parse_corrections(context, lines, limits), limits)
    return with_repeats(RecordReader(context, limits).read(lines), limits)
