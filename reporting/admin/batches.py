"""A batch as a report's page shows it: what it is called, what it came as, how far its check is."""

from dataclasses import dataclass
from uuid import UUID

from reporting.models import Batch
from reporting.selectors.progress import seen_of
from reporting.services.progressing import Seen
from reporting.services.reading import CSV, NDJSON, XLSX

FORMS = {NDJSON: "NDJSON", CSV: "CSV", XLSX: "XLSX"}


def called(batch_id: UUID) -> str:
    """The end of its id: the start of ids made within the same minutes is the same."""
    return str(batch_id)[-6:]


@dataclass(frozen=True)
class Row:
    batch: Batch
    seen: Seen

    @property
    def name(self) -> str:
        return called(self.batch.id)

    @property
    def form(self) -> str:
        """As in "CSV · gb18030 · gzip"."""
        kind, _semicolon, charset = self.batch.media_type.partition("; charset=")
        return " · ".join(filter(None, (FORMS.get(kind, kind), charset, self.batch.encoding)))

    @property
    def percent(self) -> int | None:
        """Of the bytes, while the batch is being checked."""
        if self.batch.state != Batch.State.CHECKING or not self.batch.size:
            return None
        return 100 * self.seen.bytes_read // self.batch.size


def rows(batches: list[Batch]) -> list[Row]:
    seen = seen_of(batches)
    return [Row(batch, seen[batch.id]) for batch in batches]
