"""What a cell of a spreadsheet holds, and the value of a field it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from reporting.checks.columns import LONGEST, Column, folded
from reporting.checks.moments import is_exact

# number: as it is shown; formatted: shown otherwise; rounded: a number as spreadsheets shorten it,
# in a file that knows nothing but text; moment, day: a date, with its time or without.
Kind = Literal["text", "number", "formatted", "rounded", "moment", "day", "formula", "error"]

SAFE = Decimal(10**15)  # a spreadsheet keeps fifteen digits of a number
# With the sign that spreadsheets write: 1234E567 is an id.
SCIENTIFIC = re.compile(r"\s*[+-]?[0-9]+(\.[0-9]+)?[Ee][+-][0-9]+\s*")
DAY = r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})"
TIME = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:\.[0-9]{1,6})?))?"
DATE = re.compile(DAY + "日?")
LOCAL = re.compile(DAY + "(?:日 *|[ T] *)" + TIME)
BEIJING = "+08:00"
REMEMBERED = 10_000


class Cell(NamedTuple):
    """`text` of a number is its digits as stored; of a date, RFC 3339 without an offset."""

    kind: Kind
    text: str


class Row(NamedTuple):
    """Cells by column, from 0; blank ones may be left out. Rows are numbered from 1."""

    number: int
    cells: Mapping[int, Cell]
    hidden: bool = False


class Unreadable(Exception):
    """The cell does not say what it should: the check that objects, and what it is told."""

    def __init__(self, check_id: str, **params: str) -> None:
        super().__init__(check_id)
        self.check_id = check_id
        self.params = params


def letters(column: int) -> str:
    """A column as spreadsheets name it: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _narrow(text: str) -> str:
    """Full-width figures and marks, as Chinese keyboards write them, as any others."""
    return unicodedata.normalize("NFKC", text).strip()


class Values:
    """Cells of one column to values of its field, as they would stand in a line.

    What is no valid value is handed on as it stands: the checks of the line speak of it.
    """

    def __init__(self, column: Column) -> None:
        self.column = column
        self.known: dict[str, str] = {}  # what was made of words for codes

    def of(self, cell: Cell) -> str:
        """Raises `Unreadable`."""
        kind, text = cell
        match self.column.field.kind, kind:
            case "code", "text":
                return self._code(text.strip())
            case "time", "text":
                return self._time(text.strip())
            case "time", "moment":
                return text + BEIJING
            case _, "text":
                return text.strip()
            case _, "rounded" if self.column.name == "note":
                return text.strip()
            case (("code" | "text"), "number"):
                return self._number(text)
        return self._refuse(cell)

    def _code(self, text: str) -> str:
        found = self.known.get(text)
        if found is None and len(text) > LONGEST:
            return text
        if found is None:
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            fits = text in self.column.field.codes
            found = self.known[text] = text if fits else self._word(text)
        return found

    def _word(self, text: str) -> str:
        return self.column.words.get(folded(text), text)

    def _time(self, given: str) -> str:
        text = given if given.isascii() or len(given) > LONGEST else _narrow(given)
        local = LOCAL.fullmatch(text)
        if local is not None:
            year, month, day, hour, minute, second = local.groups()
            date = f"{year}-{month:0>2}-{day:0>2}"
            return f"{date}T{hour:0>2}:{minute}:{second or '00'}{BEIJING}"
        if DATE.fullmatch(text):
            raise Unreadable("S150", field=self.column.name, value=text)
        return text if is_exact(text) else given

    def _number(self, text: str) -> str:
        number = Decimal(text)
        if abs(number) >= SAFE or number != int(number):
            raise Unreadable("S148", field=self.column.name, value=text)
        return self._code(str(int(number)))

    def _refuse(self, cell: Cell) -> str:
        kind, text = cell
        if kind == "formula":
            raise Unreadable("S146")
        if kind == "error":
            raise Unreadable("S147", value=text)
        is_number = kind in ("number", "formatted", "rounded")
        check_id = "S148" if is_number else "S150" if self._is_time else "S149"
        raise Unreadable(check_id, field=self.column.name, value=text)

    @property
    def _is_time(self) -> bool:
        return self.column.field.kind == "time"
