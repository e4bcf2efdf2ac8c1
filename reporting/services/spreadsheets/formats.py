"""How a workbook shows its numbers: as they are, otherwise, or as dates."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

from reporting.checks.cells import Cell
from reporting.services.spreadsheets.markup import BadMarkup, elements

Shown = Literal["number", "formatted", "day", "moment"]

# ECMA-376 part 1, 18.8.30; 27 to 58 are the dates of East Asian Excels.
PLAIN = frozenset({0, 1, 49})
DAYS = frozenset({*range(14, 18), *range(27, 32), 36, *range(50, 55), 57, 58})
MOMENTS = frozenset({22})
MOST = 100_000  # formats; Excel allows 65,490
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?", re.ASCII)
ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell knows no time zone
EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
LAST_DAY = 2_957_000  # in the year 9995, or 9999 where counting starts in 1904
MARCH_1900 = 61  # before it, Excel counts a day that never was


def read_formats(blocks: Iterable[bytes]) -> list[Shown]:
    """How each cell format shows a number, in the order in which cells refer to them."""
    codes: dict[int, str] = {}
    shown: list[Shown] = []
    counting = False
    for name, attributes in elements(blocks):
        if name in ("cellXfs", "cellStyles", "dxfs"):
            counting = name == "cellXfs"
        elif name == "numFmt" and not shown:
            codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "xf" and counting:
            number = _number(attributes.get("numFmtId", "0"))
            shown.append(_shown(number, codes.get(number)))
        if len(shown) > MOST or len(codes) > MOST:
            raise BadMarkup
    return shown


def _number(text: str | None) -> int:
    if text is None or not text.isdecimal() or len(text) > 9:
        raise BadMarkup
    return int(text)


def _shown(number: int, code: str | None) -> Shown:
    if code is not None:
        return _shown_by(code)
    if number in PLAIN:
        return "number"
    return "day" if number in DAYS else "moment" if number in MOMENTS else "formatted"


def _shown_by(code: str) -> Shown:
    """By the letters of the first section, without what is only written beside the number."""
    plain = ASIDE.sub("", code[:255]).split(";")[0].strip().lower()
    if plain in ("", "general", "0", "#", "@"):
        return "number"
    if not re.search("[yd]", plain):
        return "formatted"
    return "moment" if re.search("[hs]", plain) else "day"


def number_cell(text: str, shown: Shown, *, from_1904: bool) -> Cell:
    """A stored number as what it is shown as. A date holds milliseconds, no more."""
    if not NUMBER.fullmatch(text):
        return Cell("formatted", text)
    if shown in ("day", "moment"):
        return _date_cell(text, shown, from_1904=from_1904)
    return Cell(shown, text)


def _date_cell(text: str, shown: Shown, *, from_1904: bool) -> Cell:
    days = float(text)
    if not MARCH_1900 <= days < LAST_DAY:
        return Cell("formatted", text)
    at = (EPOCH_1904 if from_1904 else EPOCH) + timedelta(milliseconds=round(days * 86_400_000))
    if shown == "day" and days == int(days):
        return Cell("day", at.date().isoformat())
    return Cell("moment", at.isoformat(timespec="milliseconds" if at.microsecond else "seconds"))
