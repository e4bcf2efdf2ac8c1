"""One sheet of a workbook: its rows as they stream by, and what is special about it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from reporting.checks.cells import Cell, Row
from reporting.services.spreadsheets.formats import Shown, number_cell
from reporting.services.spreadsheets.markup import BadMarkup, Parser
from reporting.services.spreadsheets.strings import SharedStrings, Text

ROWS, COLUMNS = 1_048_576, 16_384  # of a sheet, in every program that writes them
TRUE = ("1", "true")
ROW_TEXT = 1 << 16  # characters of a row, after which texts are cut: no line may be as long
CUT = 100


@dataclass
class Book:
    """What the cells of a workbook refer to."""

    strings: SharedStrings
    formats: list[Shown] = field(default_factory=list)
    from_1904: bool = False


class SheetReader:
    """Reads one sheet once. `merged` is told the ranges of merged cells, which come last."""

    def __init__(self, book: Book, merged: Callable[[str, int], None]) -> None:
        self.book = book
        self.merged = merged
        self.hidden: list[range] = []
        self.ready: list[Row] = []
        self.number = 0
        self.row_hidden = False
        self.cells: dict[int, Cell] = {}
        self.column = -1
        self.length = 0
        self.type = "n"
        self.style = 0
        self.has_formula = False
        self.text = Text()

    def rows(self, blocks: Iterable[bytes]) -> Iterator[Row]:
        """Rows in their order; those without cells may be left out. Raises `BadMarkup`."""
        for _ in Parser(self._start, self._end, self.text.data).feed(blocks):
            yield from self.ready
            self.ready.clear()

    def is_hidden(self, column: int) -> bool:
        return any(column in some for some in self.hidden)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "f":
            self.has_formula = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "col":
            self._column(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        else:
            self.text.start(name)

    def _end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "row":
            if self.cells:
                self.ready.append(Row(self.number, self.cells, self.row_hidden))
        else:
            self.text.end(name)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = _bounded(attributes.get("r"), self.number + 1, ROWS)
        if number <= self.number:
            raise BadMarkup
        self.number = number
        self.row_hidden = attributes.get("hidden") in TRUE
        self.cells = {}
        self.column = -1
        self.length = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self.column = self.column + 1 if reference is None else column_of(reference)
        if self.column >= COLUMNS:
            raise BadMarkup
        self.type = attributes.get("t", "n")
        self.style = _bounded(attributes.get("s"), 0, 1 << 20)
        self.has_formula = False

    def _end_cell(self) -> None:
        text = self.text.take()
        if self.has_formula:
            self.cells[self.column] = Cell("formula", self._cut(text) or "=")
        elif text:
            kind, shown = self._cell(text)
            self.cells[self.column] = Cell(kind, self._cut(shown))

    def _cell(self, text: str) -> Cell:
        match self.type:
            case "s":
                return Cell("text", self.book.strings.get(_bounded(text, -1, 1 << 30)))
            case "n":
                return self._number(text)
            case "e":
                return Cell("error", text)
            case "b":
                return Cell("text", "TRUE" if text in TRUE else "FALSE")
            case _:  # inlineStr and str hold text, d a date in words
                return Cell("text", text)

    def _cut(self, text: str) -> str:
        """A few bytes can stand for a long text, again and again. Blanks around one mean nothing:
        if they counted, a row of no more than a line might be cut."""
        text = text.strip()
        self.length += len(text)
        return text if self.length <= ROW_TEXT else text[:CUT]

    def _number(self, text: str) -> Cell:
        formats = self.book.formats
        shown = formats[self.style] if self.style < len(formats) else "number"
        return number_cell(text, shown, from_1904=self.book.from_1904)

    def _column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in TRUE and len(self.hidden) < COLUMNS:
            first = _bounded(attributes.get("min"), 1, COLUMNS)
            last = _bounded(attributes.get("max"), first, COLUMNS)
            self.hidden.append(range(first - 1, last))

    def _merge(self, reference: str) -> None:
        digits = "".join(filter(str.isdecimal, reference.partition(":")[0][:20]))
        self.merged(reference, _bounded(digits or None, 1, ROWS))


def column_of(reference: str) -> int:
    """The column of a cell, from 0: that of C7 is 2."""
    column = 0
    for letter in reference[:4]:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - 64
    if not 0 < column <= COLUMNS:
        raise BadMarkup
    return column - 1


def _bounded(text: str | None, default: int, most: int) -> int:
    if text is None:
        return default
    if len(text) > 9 or not (text.isascii() and text.isdecimal()) or int(text) > most:
        raise BadMarkup
    return int(text)
