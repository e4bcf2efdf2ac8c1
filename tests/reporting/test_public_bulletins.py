"""Published bulletins as everybody reads them: pages, PDF and data, and nothing that is a draft."""

import hashlib
import io
import json
from typing import Any

import pytest
import rfc8785
from django.test import Client
from pypdf import PdfReader

from platforms.principals import Principal
from platforms.tenancy import acting_as
from reporting.models import Edition
from reporting.printing.editions import to_pdf
from reporting.printing.fonts import missing_from, printable
from reporting.printing.subset import wanted
from reporting.services import publishing
from reporting.services.consolidating import close_due_periods
from reporting.vocabulary import Language
from tests.reporting.accepting import accept, count
from tests.reporting.test_editions import (  # noqa: F401 - fixtures
    AFTER_MAY,
    OWN,
    drafted,
    frozen,
    pair,
    proposed,
    published,
    reread,
    written,
)

RARE = {
    "kind": "text",
    "en": "The surname 𠮷 & <script>alert(it)</script>.",
    "zh": "姓氏𠮷，<b>加粗</b>。",
}
AT = "/bulletins/{}/31/2025-05/{}"


@pytest.fixture
def edition(pair: list[Principal]) -> Edition:  # noqa: F811
    first, second = pair
    return reread(published(second, proposed(first, written(first, drafted(first), OWN, RARE))))


def get(path: str, status: int = 200, **headers: str) -> Any:
    answer = Client().get(path, headers=headers)
    assert answer.status_code == status, (path, answer.status_code, answer.content[:300])
    assert not answer.cookies, "it is the same for everybody"
    return answer


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_everybody_reads_it_in_both_languages(edition: Edition) -> None:
    english, chinese = (get(AT.format(code, "1/")).content.decode() for code in ("en", "zh"))
    assert "Since April 2025 962,400 items went, of them 59 vulgar." in english
    assert "&lt;script&gt;alert(it)" in english
    assert '<html lang="zh-hans">' in chinese
    assert "2025年4月以来清理962400条，其中低俗59条。" in chinese
    assert edition.digest in english
    for page in (english, chinese):
        assert "<script" not in page
        assert "style=" not in page

    answer = get(AT.format("en", "1/"))
    assert answer["Cache-Control"] == "public, max-age=300"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    get(AT.format("en", "1/"), 304, **{"If-None-Match": answer["ETag"]})
    assert get(AT.format("zh", ""), 302)["Location"] == AT.format("zh", "1/")
    assert AT.format("zh", "1/") in get("/bulletins/zh/").content.decode()
    assert get("/bulletins/", 302, **{"Accept-Language": "zh-CN"})["Location"] == "/bulletins/zh/"

    data = get("/bulletins/31/2025-05/1.json")
    said = {name: part for name, part in data.json().items() if name != "edition"}
    assert hashlib.sha256(rfc8785.dumps(said)).hexdigest() in english, "as it was proposed"
    assert hashlib.sha256(data.content).hexdigest() == edition.digest
    [listed] = get("/bulletins/index.json").json()["bulletins"]
    assert (listed["digest"], listed["data"]) == (edition.digest, "/bulletins/31/2025-05/1.json")


def test_the_pdf_says_the_same_and_shows_what_it_cannot_set(edition: Edition) -> None:
    languages: tuple[Language, ...] = ("en", "zh")
    files = {code: get(AT.format(code, "1.pdf")) for code in languages}
    for code, answer in files.items():
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content == to_pdf(
            json.loads(json.dumps(edition.content)), edition.digest, code
        )
        said = text_of(answer.content)
        assert edition.digest in said
        assert "〓(U+20BB7)" in said
    chinese, english = (text_of(files[code].content) for code in ("zh", "en"))
    assert "2025年4月以来清理962400条，其中低俗59条。" in chinese
    assert "依据汇总 2025-05第1号" in chinese
    assert "第1页，共" in chinese
    assert "<script>alert(it)</script>" in english
    assert "stands for a character that the font of this file does not have" in english


def test_what_is_not_published_or_withdrawn_is_not_there(
    edition: Edition,
    pair: list[Principal],  # noqa: F811
    photos: Any,
) -> None:
    first, second = pair
    accept(photos, "2025-05", counts=[count(7), count(59, category="P2-3")])
    close_due_periods(AFTER_MAY)
    draft = drafted(first)
    notes = {"note_en": "A platform corrected its report.", "note_zh": "平台更正了报送。"}
    proposal = proposed(first, written(first, draft, OWN, **notes))
    for path in (
        *(AT.format("en", "2/"), AT.format("en", "2.pdf"), "/bulletins/31/2025-05/2.json"),
        *(AT.format("en", "0/"), AT.format("fr", "1/"), "/bulletins/en/44/2025-05/"),
        "/bulletins/en/31/2025-05/99999999999999999999/",
    ):
        get(path, 404)

    two = published(second, proposal)
    old = get(AT.format("en", "1/")).content.decode()
    assert "This bulletin was superseded on" in old
    assert AT.format("en", "2/") in old
    assert "What changed since number 1" in get(AT.format("en", "2/")).content.decode()
    with acting_as(first):
        publishing.withdraw(first, two, reason="A wrong <scope>.")
    for path in (AT.format("en", "2/"), AT.format("en", "2.pdf"), "/bulletins/31/2025-05/2.json"):
        gone = get(path, 410).content.decode()
        assert "Reason: A wrong &lt;scope&gt;." in gone
        assert "items went" not in gone
    get(AT.format("en", ""), 404)


def test_the_font_has_what_bulletins_are_made_of() -> None:
    rows = [bytes((row, cell)) for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]
    assert missing_from(b"".join(rows).decode("gb2312")) == []
    # Capital Roman numerals as one character are not in the source.
    needed = "".join(map(chr, sorted(wanted()))).translate(dict.fromkeys(range(0x2160, 0x216C)))
    assert missing_from(needed) == [], "run reporting/printing/subset.py again"
    assert printable("é𠮷") == "é〓(U+20BB7)"
