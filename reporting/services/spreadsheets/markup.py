"""XML of unknown origin, read as it streams: nothing declared is believed, nothing grows."""

from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn
from xml.parsers import expat

DEPTH = 64
NAMES = 2000  # different names of elements and attributes; workbooks have about two hundred
TOKEN = 1 << 18  # bytes of one tag


class BadMarkup(ValueError):
    """Not XML, or XML no program that writes workbooks would write."""


class Parser:
    """Feeds blocks to expat. `start` and `end` get names without their prefix."""

    def __init__(
        self,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None] | None = None,
        data: Callable[[str], None] | None = None,
    ) -> None:
        self.start, self.end = start, end
        self.depth = 0
        self.locals: dict[str, str] = {}
        self.expat = expat.ParserCreate(intern={})
        self.expat.buffer_text = True
        # Without a document type there are no entities, whatever they would have grown to.
        self.expat.StartDoctypeDeclHandler = _refuse
        self.expat.StartElementHandler = self._start
        self.expat.EndElementHandler = self._end
        if data is not None:
            self.expat.CharacterDataHandler = data

    def feed(self, blocks: Iterable[bytes]) -> Iterator[None]:
        """Yields after each block, so that what came of it can be handed on. Raises `BadMarkup`."""
        fed = 0
        try:
            for block in blocks:
                fed += len(block)
                self.expat.Parse(block, False)
                if fed - self.expat.CurrentByteIndex > TOKEN or len(self.expat.intern) > NAMES:
                    raise BadMarkup
                yield
            self.expat.Parse(b"", True)
        except expat.ExpatError as error:
            raise BadMarkup from error
        yield

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEPTH:
            raise BadMarkup
        local = self.locals.get(name)
        if local is None:
            local = self.locals[name] = name.rpartition(":")[2]
        self.start(local, attributes)

    def _end(self, name: str) -> None:
        self.depth -= 1
        if self.end is not None:
            self.end(self.locals[name])


def _refuse(*_: object) -> NoReturn:
    raise BadMarkup


def elements(blocks: Iterable[bytes]) -> Iterator[tuple[str, dict[str, str]]]:
    """The start of every element, for the small parts of a workbook."""
    started: list[tuple[str, dict[str, str]]] = []
    for _ in Parser(lambda name, attributes: started.append((name, attributes))).feed(blocks):
        yield from started
        started.clear()
