"""What the records of a batch are judged against."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from reporting.checks.moments import following, in_beijing, moment, starts_at
from reporting.vocabulary import Vocabulary

CLOCKS_DIFFER = dt.timedelta(minutes=5)
OLDEST_CONTENT = moment("2000-01-01T00:00:00+08:00")


@dataclass(frozen=True)
class RecordContext:
    """`received_at`: when the batch arrived. `products`: the codes of the platform's registered
    products; None when they are not at hand, and then not asked about."""

    period: str
    vocabulary: Vocabulary
    received_at: dt.datetime
    products: frozenset[str] | None = None

    @cached_property
    def starts_at(self) -> dt.datetime:
        return starts_at(self.period)

    @cached_property
    def ends_at(self) -> dt.datetime:
        return starts_at(following(self.period))

    @cached_property
    def latest(self) -> dt.datetime:
        """Nothing can have been done later, allowing for clocks that differ."""
        return in_beijing(self.received_at) + CLOCKS_DIFFER
