"""Lines of CSV that go to spreadsheets: whatever was filed, no cell of them is a formula."""

import csv
import io
import re
from collections.abc import Iterable

# What a spreadsheet takes for the beginning of a formula, in both widths, and what it skips or
# strips before it: blanks, control characters, marks that nobody sees.
FORMULA = re.compile(
    "[\\s\\x00-\\x1f\\ufeff\\u200b-\\u200f\\u2060\\u202a-\\u202e]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]"
)
LEADING = ("\t", "\r", "\n")
MARK = b"\xef\xbb\xbf"  # by which spreadsheets know UTF-8


def harmless(text: str) -> str:
    """The text as a cell that is shown and never calculated: with an apostrophe before it where a
    spreadsheet would see more than text."""
    return f"'{text}" if text.startswith(LEADING) or FORMULA.match(text) else text


def csv_line(values: Iterable[object]) -> bytes:
    """A line of CSV. What is a number stays one; every text is harmless; None is nothing."""
    out = io.StringIO()
    csv.writer(out).writerow([cell(value) for value in values])
    return out.getvalue().encode()


def cell(value: object) -> object:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    return "" if value is None else harmless(str(value))
