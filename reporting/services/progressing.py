"""How far the check of a batch is while it runs, told where nobody has to wait for it.

A check is one long transaction, of which nobody sees anything before its end. So it says on the
side, in the cache, how far it is; once it is done, the row of the batch tells. The cache may be
away or forget: then it is not told how far the check is, and that is all.
"""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from uuid import UUID

from django.core.cache import cache
from redis.exceptions import RedisError

from reporting.models import Batch

logger = logging.getLogger(__name__)
# Seconds: between two tellings, until the next after one that failed, and how long one holds.
EVERY, PAUSE, LIFE = 0.5, 30.0, 3600


@dataclass(frozen=True)
class Seen:
    """The last line that was read, the lines that nothing blocks, what was found so far, and the
    bytes as filed that this took."""

    lines: int = 0
    records: int = 0
    findings: int = 0
    bytes_read: int = 0

    def joined(self, other: "Seen") -> "Seen":
        """The larger of each: a batch that is read a second time goes on where it was."""
        return Seen(
            max(self.lines, other.lines),
            max(self.records, other.records),
            max(self.findings, other.findings),
            max(self.bytes_read, other.bytes_read),
        )


def _key(batch: Batch) -> str:
    """Of one attempt: the next one starts anew."""
    return f"progress:{batch.id}:{batch.attempts}"


class Progress:
    """Of one attempt at one batch; what is told of it never goes back."""

    def __init__(self, batch: Batch, clock: Callable[[], float] = time.monotonic) -> None:
        self.seen = Seen()
        self._batch, self._clock = batch, clock
        self._next = 0.0
        self._said = False

    def advance(self, seen: Seen) -> None:
        """Tell how far it is, if it is time to."""
        self.seen = self.seen.joined(seen)
        if self._clock() >= self._next:
            self.tell()

    def tell(self) -> None:
        """Tell it now; not being able to is no failure."""
        try:
            cache.set(_key(self._batch), asdict(self.seen), LIFE)
            self._next = self._clock() + EVERY
        except RedisError as error:
            if not self._said:
                logger.warning("How far batch %s is cannot be told: %s", self._batch.id, error)
            self._said = True
            self._next = self._clock() + PAUSE


def running(batches: Iterable[Batch]) -> dict[UUID, Seen]:
    """How far the checks of those are that are being checked, as far as it is known."""
    keys = {_key(batch): batch.id for batch in batches if batch.state == Batch.State.CHECKING}
    if not keys:
        return {}
    try:
        found = cache.get_many(keys)
    except RedisError as error:
        logger.warning("How far batches are is not known: %s", error)
        return {}
    return {keys[key]: Seen(**seen) for key, seen in found.items()}
