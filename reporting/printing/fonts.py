"""The font of the PDFs, and what is shown for a character that it does not have."""

import unicodedata
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

NAME = "NotoSansSC"
FONT = Path(__file__).parent / "font" / "NotoSansSC-Regular-subset.ttf"
# Where printers had no type for a character, they set this one.
MISSING = "〓"


@cache
def register() -> frozenset[int]:
    """Make the font known to ReportLab; the characters that it has."""
    font = TTFont(NAME, str(FONT))
    pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(NAME, normal=NAME, bold=NAME, italic=NAME, boldItalic=NAME)
    return frozenset(font.face.charToGlyph)


def printable(text: str) -> str:
    """The text as the font can show it, `〓(U+20BB7)` for what it cannot. Nothing is left out."""
    known = register()
    return "".join(
        one if ord(one) in known else f"{MISSING}(U+{ord(one):04X})"
        for one in unicodedata.normalize("NFC", text)
    )


def missing_from(text: str) -> list[str]:
    """The characters of a text that the font does not have, each once."""
    known = register()
    found = unicodedata.normalize("NFC", text)
    return [one for one in dict.fromkeys(found) if ord(one) not in known and one != "\n"]
