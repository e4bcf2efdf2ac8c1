"""Record ids that stand twice in one batch, past those that the reader remembers (decision 103).

They are sorted into parts on disk by their hash, and each part is compared by itself: exact for
any number of ids, in memory for a fraction of them.
"""

import heapq
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from operator import attrgetter
from typing import IO

from reporting.checks import Chunk, CorrectionChunk, Limits
from reporting.checks.findings import Finding, repeated

PARTS = 64
HELD = 50_000  # ids in memory before they go to disk
Place = tuple[int, int, int]  # of a part of what was written at once: start, bytes of ids, ids
AnyChunk = Chunk | CorrectionChunk
record_id_of = attrgetter("record_id")


class LateRepeats(Chunk):
    """Findings of lines that came in an earlier chunk, as clean as they were by themselves."""


def with_repeats(chunks: Iterable[AnyChunk], limits: Limits) -> Iterator[AnyChunk]:
    """The chunks of one batch as they are, and after them what stands twice, in order of lines."""
    skip = limits.ids_in_memory
    with ExitStack() as closing:
        late: LateIds | None = None
        for chunk in chunks:
            if skip < len(chunk.lines):
                late = late or closing.enter_context(LateIds())
                late.add(chunk.lines[skip:], islice(_ids(chunk), skip, None))
            skip = max(0, skip - len(chunk.lines))
            yield chunk
        found = late.repeats() if late else iter(())
        while some := list(islice(found, limits.chunk)):
            yield LateRepeats(findings=some)


def clean(chunk: AnyChunk) -> int:
    """By how many clean lines a chunk changes their number; what repeats another is not clean."""
    return -len(chunk.findings) if isinstance(chunk, LateRepeats) else len(chunk.lines)


def _ids(chunk: AnyChunk) -> Iterator[str]:
    held = chunk.records if isinstance(chunk, Chunk) else chunk.corrections
    return map(record_id_of, held)


class LateIds:
    """Takes any number of ids with their lines; closed, it leaves nothing on the disk."""

    def __init__(self) -> None:
        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as this
        self.places: list[list[Place]] = [[] for _ in range(PARTS)]
        self.ids: list[str] = []
        self.lines: list[int] = []

    def __enter__(self) -> "LateIds":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def add(self, lines: Iterable[int], ids: Iterable[str]) -> None:
        self.lines += lines
        self.ids += ids
        if len(self.ids) >= HELD:
            self._write()

    def _write(self) -> None:
        """Each part's ids, blanks between them, and their lines as numbers of eight bytes."""
        indexes: list[list[int]] = [[] for _ in range(PARTS)]
        # Salted by Python anew in each process: nobody can aim at one part.
        for index, part in enumerate([number % PARTS for number in map(hash, self.ids)]):
            indexes[part].append(index)
        for places, own in zip(self.places, indexes, strict=True):
            text = " ".join(map(self.ids.__getitem__, own)).encode()
            places.append((self.file.tell(), len(text), len(own)))
            self.file.write(text)
            self.file.write(array("q", map(self.lines.__getitem__, own)).tobytes())
        self.ids, self.lines = [], []

    def repeats(self) -> Iterator[Finding]:
        """In the order of lines, each with the line that its id stood in first."""
        self._write()
        with ExitStack() as closing:
            found = [
                self._compare(places, closing) for places in self.places if self._any_repeat(places)
            ]
            for line, first, record_id in heapq.merge(*map(_entries, found)):
                yield repeated(record_id, line, first)

    def _any_repeat(self, places: list[Place]) -> bool:
        seen: set[str] = set()
        for place in places:
            ids = self._ids(place)
            told = len(seen) + len(ids)
            seen.update(ids)
            if len(seen) < told:
                return True
        return False

    def _compare(self, places: list[Place], closing: ExitStack) -> IO[str]:
        """The repeats of one part, a line each."""
        first: dict[str, int] = {}
        found: IO[str] = tempfile.TemporaryFile("w+", encoding="ascii")  # noqa: SIM115
        closing.callback(found.close)
        for place in places:
            for record_id, line in zip(self._ids(place), self._lines(place), strict=True):
                before = first.setdefault(record_id, line)
                if before != line:
                    found.write(f"{line} {before} {record_id}\n")
        return found

    def _ids(self, place: Place) -> list[str]:
        start, size, _ = place
        self.file.seek(start)
        return self.file.read(size).decode().split()

    def _lines(self, place: Place) -> Iterable[int]:
        start, size, count = place
        self.file.seek(start + size)
        return array("q", self.file.read(count * 8))


def _entries(file: IO[str]) -> Iterator[tuple[int, int, str]]:
    file.seek(0)
    for entry in file:
        line, first, record_id = entry.split()
        yield int(line), int(first), record_id
