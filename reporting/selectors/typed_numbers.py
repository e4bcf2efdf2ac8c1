"""Numbers that somebody typed: what in an own text reads like a figure and is none of ours.

Days, years, ordinals, numbers of documents and standards, and codes of categories may be typed;
everything else that counts something has to come from the consolidation.
"""

import re
import unicodedata

from reporting.selectors.edition_figures import PLACEHOLDER

UNITS_EN = (
    "products?|items?|accounts?|filings?|platforms?|reports?|records?|goods|channels?|cases?"
    "|pieces?|people|users?|companies|times|percent"
)
WORDS_EN = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)"
    "teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
)
NUMERAL = "一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾零〇几数"
UNIT = "十百千万亿拾佰仟萬億"
MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:19|20)\d\d"
ALLOWED = re.compile(
    "|".join(
        (
            r"https?://\S+",
            r"〔\d{4}〕第?\d{1,5}号",
            r"\bGB(?:/[TZ])? ?\d+(?:\.\d+)*(?:-\d{4})?",
            r"\bTC260-\d+",
            r"\bP\d-\d{1,2}\b|\b[A-Z]{3}-\d\d\b",  # categories and controls
            # Days and months.
            rf"(?<!\d){YEAR}-\d\d(?:-\d\d)?(?!\d)",
            rf"(?<!\d){YEAR}年(?:\d{{1,2}}月(?:{DAY}日)?)?",
            rf"(?<!\d)\d{{1,2}}月(?:{DAY}日)?",
            rf"(?<!\d){DAY}日",
            rf"\b{DAY}(?:st|nd|rd|th)? {MONTH}\b(?:,? {YEAR})?",
            rf"\b{MONTH} {DAY}(?:st|nd|rd|th)?\b(?:, {YEAR})?(?! ?(?:{UNITS_EN})\b)",
            rf"\b{MONTH} {YEAR}\b",
            rf"(?<![\d.,])\b{YEAR}\b(?![.,]?\d|%|‰| ?(?:{UNITS_EN})\b)(?![\u4e00-\u9fff])",
            r"(?<!\d)\d{1,2}:\d\d(?!\d)",
            # Ordinals.
            rf"第(?:\d{{1,3}}|[{NUMERAL}{UNIT}]{{1,5}})(?!\d)",
            r"\b(?:[Nn]o\.|[Aa]rticle|[Pp]hase|[Ss]ection|[Cc]hapter|[Pp]aragraph) ?\d{1,3}\b",
            r"\b\d{1,2}(?:st|nd|rd|th)\b",
            # Where a line is numbered.
            r"(?m:^[ \t\u3000]*[(（]?\d{1,2}(?:[)）、]|\.(?!\d)))",
        )
    )
)
# The months and days of a date in Chinese numerals.
DATED = re.compile(rf"[{NUMERAL}{UNIT}]{{1,4}}[年月日号]")
FIGURE = re.compile(
    rf"\d(?:[\d.,% ]*\d)?(?: ?[%‰{UNIT}])?"
    rf"|[{NUMERAL}][{UNIT}][{NUMERAL}{UNIT}余多]*"
    r"|百分之"
    rf"|[二两三四五六七八九十][余多]?[款条起家例份]"
    rf"|(?i:\b(?:{WORDS_EN}) (?:{UNITS_EN})\b)"
    r"|(?i:\b(?:hundred|thousand|million|billion|dozen)s?\b)"
)
MOST_TOLD = 5


def typed_figures(text: str) -> list[str]:
    """What looks like a figure, as it was written; the first few."""
    rest = PLACEHOLDER.sub(" ", unicodedata.normalize("NFKC", text))
    for allowed in (ALLOWED, DATED):
        rest = allowed.sub(" ", rest)
    return [found[0].strip() for found in FIGURE.finditer(rest)][:MOST_TOLD]
