"""An edition of a bulletin as PDF, in one language. The same content makes the same bytes."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from reporting.printing.fonts import MISSING, NAME, missing_from, printable, register
from reporting.vocabulary import Language, Text

INK, QUIET, RULE, BAND = (HexColor(one) for one in ("#1a1a1a", "#555555", "#b5bcc4", "#eef2f5"))
MARGIN = 22 * mm
WIDTH = A4[0] - 2 * MARGIN
NUMBER = Text("Number {number}, published {day}", "第{number}号，{day}发布")
DRAFT = Text("Draft, not published", "草稿，尚未发布")
MADE_FROM = Text("Made from {sources}", "依据汇总 {sources}")
SOURCE = Text("{period} no. {number}", "{period}第{number}号")
# The font has curved quotation marks as wide as a Chinese character only.
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
SAID = ("office", "title", "head", "sections")
PAGE = Text("Page {page} of {pages}", "第{page}页，共{pages}页")
UNSHOWN = Text(
    "{mark} stands for a character that the font of this file does not have; its number in Unicode"
    " follows. The page and the data of this edition have it.",
    "{mark}表示本文件字体未收录的字符，其后为该字符的统一码编号；网页版和数据文件中有原字。",
)


def to_pdf(content: dict[str, Any], digest: str, language: Language) -> bytes:
    """`content` as reporting/selectors/edition_contents.py makes it; without `edition`, a draft."""
    register()
    buffer = BytesIO()
    document = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=24 * mm,
        bottomMargin=26 * mm,
        title=content["title"][language],
        author=content["office"][language],
        subject=content["head"][language],
        creator="Candor",
        producer="Candor",
        lang="zh-CN" if language == "zh" else "en",
        invariant=1,
    )
    foot = _footer(content, digest, language)
    document.build(list(_story(content, language)), canvasmaker=partial(_Numbered, foot))
    return buffer.getvalue()


def _style(language: Language, size: float, **changes: Any) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}",
        fontName=NAME,
        fontSize=size,
        leading=size * 1.55,
        textColor=changes.pop("color", INK),
        # Chinese breaks between any two characters, and not before a full stop.
        wordWrap="CJK" if language == "zh" else None,
        **changes,
    )


def _paragraph(text: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
    if style.wordWrap is None:
        text = text.translate(STRAIGHT)
    return Paragraph(escape(printable(text)), style, bulletText=bullet)


def _story(content: dict[str, Any], language: Language) -> Iterator[Flowable]:
    quiet = _style(language, 9, color=QUIET, spaceAfter=2)
    yield _paragraph(content["office"][language], quiet)
    yield _paragraph(content["title"][language], _style(language, 19, spaceAfter=4))
    yield _paragraph(content["head"][language], _style(language, 10.5))
    yield _paragraph(_number(content, language), quiet)
    yield Spacer(0, 6 * mm)
    for section in content["sections"][language]:
        yield from _section(section, language)
    said = "".join(_texts([content[name][language] for name in SAID]))
    if missing_from(said):
        yield Spacer(0, 6 * mm)
        yield _paragraph(UNSHOWN.within(language).format(mark=MISSING), quiet)


def _texts(found: Any) -> Iterator[str]:
    """Every text in what is made of lists and mappings."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for one in found.values():
            yield from _texts(one)
    elif isinstance(found, list | tuple):
        for one in found:
            yield from _texts(one)


def _number(content: dict[str, Any], language: Language) -> str:
    edition = content.get("edition")
    if edition is None:
        return DRAFT.within(language)
    day = edition["published_at"][:10]
    return NUMBER.within(language).format(number=edition["number"], day=day)


def _section(section: dict[str, Any], language: Language) -> Iterator[Flowable]:
    if section["heading"]:
        # A heading alone at the foot of a page helps nobody.
        yield CondPageBreak(34 * mm)
        heading = _style(language, 12.5, spaceBefore=12, spaceAfter=4)
        yield _paragraph(section["heading"], heading)
    changed = section["kind"] == "changes"
    if section["rows"] and not changed:
        yield _table(section, language)
        return
    listed = bool(section["heading"]) and section["kind"] not in ("changes", "heading")
    size = 13 if section["kind"] == "headline" else 9 if listed else 10.5
    style = _style(language, size, spaceAfter=3, leftIndent=10 if listed else 0)
    for line in section["lines"]:
        yield _paragraph(line, style, "•" if listed else None)
    if section["rows"]:
        yield _table(section, language)


def _table(section: dict[str, Any], language: Language) -> Table:
    left, right = _style(language, 8.5), _style(language, 8.5, alignment=2)
    head = [_paragraph(one, right if i else left) for i, one in enumerate(section["columns"])]
    rows = [
        [_paragraph(cell, right if i else left) for i, cell in enumerate(row)]
        for row in section["rows"]
    ]
    others = len(section["columns"]) - 1
    first = WIDTH * (0.46 if others > 1 else 0.64)
    return Table(
        [head, *rows],
        colWidths=[first, *[(WIDTH - first) / others] * others],
        repeatRows=1,
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (-1, 0), BAND),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
                ("TOPPADDING", (0, 0), (-1, -1), 2.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
            ]
        ),
    )


class _Footer:
    """What stands at the foot of every page."""

    def __init__(self, made_from: str, digest: str, language: Language) -> None:
        self.made_from, self.digest, self.language = made_from, digest, language

    def page(self, page: int, pages: int) -> str:
        return PAGE.within(self.language).format(page=page, pages=pages)


def _footer(content: dict[str, Any], digest: str, language: Language) -> _Footer:
    sources = ("、" if language == "zh" else ", ").join(
        SOURCE.within(language).format(**one) for one in content["consolidations"]
    )
    made_from = MADE_FROM.within(language).format(sources=sources)
    said = f"{_number(content, language)} · {made_from}"
    return _Footer(said, f"SHA-256 {digest}" if digest else "", language)


class _Numbered(Canvas):
    """Keeps its pages until it knows how many there are."""

    def __init__(self, footer: _Footer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._footer, self._kept = footer, list[dict[str, Any]]()

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self._kept.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # as ReportLab's own does

    def save(self) -> None:
        kept = self._kept
        for page, state in enumerate(kept, 1):
            self.__dict__.update(state)
            self._foot(page, len(kept))
            super().showPage()
        super().save()

    def _foot(self, page: int, pages: int) -> None:
        self.setStrokeColor(RULE)
        self.line(MARGIN, 19 * mm, A4[0] - MARGIN, 19 * mm)
        self.setFillColor(QUIET)
        self.setFont(NAME, 7)
        self.drawString(MARGIN, 15 * mm, self._footer.made_from)
        self.drawString(MARGIN, 11.5 * mm, self._footer.digest)
        self.drawRightString(A4[0] - MARGIN, 11.5 * mm, self._footer.page(page, pages))
