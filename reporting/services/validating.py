"""A file judged as the batch that it would be, with nothing stored."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, cast

from django.conf import settings
from msgspec.structs import replace

from platforms.principals import Principal
from platforms.refusals import Refused
from reporting.checks.findings import Finding
from reporting.checks.records import RecordContext
from reporting.models import Finding as Row
from reporting.services import reading, repeats, storing
from reporting.services.findings import FindingSink
from reporting.services.reading import Filed, Lines

LONGEST = Row._meta.get_field("pointer").max_length


@dataclass(frozen=True)
class Spooled:
    """A body in a temporary file, which is gone when the file is closed."""

    file: BinaryIO
    size: int
    sha256: str


def spool(
    stream: storing.Readable,
    expected: int | None = None,
    limit: int | None = None,
    beyond: Refused | None = None,
) -> Spooled:
    """Refused: past `limit` bytes `beyond`, past those of a batch `batch_too_large`;
    `body_truncated`. The caller closes the file."""
    most = settings.LIMITS["batch_bytes"] if limit is None else limit
    upload = storing.Upload(stream, limit=most, expected=expected, beyond=beyond)
    file = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - outlives this
    try:
        for block in upload.chunks():
            file.write(block)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return Spooled(file, upload.length, upload.digest.hexdigest())


@dataclass
class Validation:
    """What would become of a batch: `lines` were read, `records` of them are clean.

    Holds the complete findings in a file until it is closed.
    """

    period: str
    kind: str
    size: int
    sha256: str
    sink: FindingSink = field(default_factory=FindingSink)
    lines: int = 0
    records: int = 0

    @property
    def would_be_taken_in(self) -> bool:
        return not self.sink.severities["error"]

    def close(self) -> None:
        self.sink.close()


Watch = Callable[[Validation], None]


def validate(
    filed: Filed,
    sha256: str,
    kind: str,
    context: RecordContext,
    watch: Watch = lambda _: None,
) -> Validation:
    """Judge what was filed by the checks of its kind. The caller closes what it gets.

    `watch` is called now and then with what is known so far.
    """
    validation = Validation(context.period, kind, filed.size, sha256)
    try:
        lines = reading.lines_of(filed, validation.sink.add, kind, context)
        counted = Lines(_counted(lines, validation), lines.places, lines.noted)
        for chunk in reading.judge(kind, context, counted):
            validation.sink.add(chunk.findings)
            validation.records += repeats.clean(chunk)
            watch(validation)
    except BaseException:
        validation.close()
        raise
    return validation


def _counted(lines: Iterable[bytes], validation: Validation) -> Iterator[bytes]:
    for validation.lines, line in enumerate(lines, 1):
        yield line


def context_for(principal: Principal, period: str, received_at: datetime) -> RecordContext:
    """As for a batch that arrives now. Whoever has no products of its own is not asked for any."""
    return reading.context_for(principal.platform_id, period, received_at)


def sample(validation: Validation) -> list[Finding]:
    """The first findings of each check, as they are kept of a batch that was filed."""
    return [replace(found, pointer=found.pointer[:LONGEST]) for found in validation.sink.sample]


def complete(validation: Validation) -> Iterator[Finding]:
    """Every finding, in the order in which they were found."""
    return validation.sink.complete() if validation.sink.truncated else iter(sample(validation))
