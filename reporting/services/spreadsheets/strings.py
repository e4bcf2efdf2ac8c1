"""The shared strings of a workbook, kept in files: there may be millions."""

import os
import re
import tempfile
from array import array
from collections.abc import Iterable
from types import TracebackType

from reporting.services.spreadsheets.markup import BadMarkup, Parser

LONGEST = 1 << 15  # characters of a text that are kept; a cell of Excel holds one less
SHORT = 64  # texts worth remembering: codes come again and again
REMEMBERED = 10_000
FLUSHED = 1 << 16
MOST = 20_000_000  # texts; a sheet of fifteen columns has at most 15,728,640
WRITTEN_OUT = re.compile("_x([0-9A-Fa-f]{4})_")  # ECMA-376 part 1, 22.9.2.19


class Text:
    """Collects the text of an element, without the reading aids that go with Chinese characters."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.collecting = False
        self.aside = False

    def start(self, name: str) -> None:
        if name == "rPh":
            self.aside = True
        elif name in ("t", "v"):
            self.collecting = not self.aside

    def end(self, name: str) -> None:
        if name == "rPh":
            self.aside = False
        elif name in ("t", "v"):
            self.collecting = False

    def data(self, text: str) -> None:
        if self.collecting and self.length < LONGEST:
            self.parts.append(text)
            self.length += len(text)

    def take(self) -> str:
        text = self.parts[0] if len(self.parts) == 1 else "".join(self.parts)
        self.parts.clear()
        self.length = 0
        return WRITTEN_OUT.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code <= 0xDFFF else chr(code)  # no halves of characters


class SharedStrings:
    """Reads them all once, then answers by number. A context manager: it holds two files."""

    def __init__(self) -> None:
        self.texts = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self.ends = tempfile.TemporaryFile()  # noqa: SIM115
        self.pending = array("Q")
        self.count = 0
        self.size = 0
        self.text = Text()
        self.remembered: dict[int, str] = {}

    def __enter__(self) -> "SharedStrings":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.texts.close()
        self.ends.close()

    def read(self, blocks: Iterable[bytes]) -> None:
        for _ in Parser(self._start, self._end, self.text.data).feed(blocks):
            if len(self.pending) >= FLUSHED:
                self._flush()
        self._flush()
        self.texts.flush()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.text.start(name)

    def _end(self, name: str) -> None:
        self.text.end(name)
        if name == "si":
            self.size += self.texts.write(self.text.take().encode())
            self.pending.append(self.size)

    def _flush(self) -> None:
        self.count += len(self.pending)
        if self.count > MOST:
            raise BadMarkup
        self.pending.tofile(self.ends)
        self.pending = array("Q")
        self.ends.flush()

    def get(self, number: int) -> str:
        """Raises `BadMarkup` for a number no string has."""
        known = self.remembered.get(number)
        if known is not None:
            return known
        if not 0 <= number < self.count:
            raise BadMarkup
        text = self._load(number)
        if len(text) <= SHORT:
            if len(self.remembered) >= REMEMBERED:
                self.remembered.clear()
            self.remembered[number] = text
        return text

    def _load(self, number: int) -> str:
        bounds = array("Q", os.pread(self.ends.fileno(), 16, 8 * max(number - 1, 0)))
        start, end = (0, bounds[0]) if number == 0 else bounds
        return os.pread(self.texts.fileno(), end - start, start).decode()
