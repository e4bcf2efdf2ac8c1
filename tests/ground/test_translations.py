"""Catalogues compiled without gettext's tools."""

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from config import translations

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgctxt "a state"
msgid "Accepted"
msgstr "已接受"

#, fuzzy
msgid "Returned"
msgstr "猜的"
"""


def test_a_compiled_catalogue_translates(tmp_path: Path) -> None:
    folder = tmp_path / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO, encoding="utf-8")

    translations.compile_all(tmp_path)

    chinese = gettext.translation("django", tmp_path, languages=["zh_Hans"])
    assert chinese.pgettext("a state", "Accepted") == "已接受"
    assert chinese.gettext("Returned") == "Returned", "a guess is not a translation"


# --- What is wrong with a catalogue ---------------------------------------------------------

TEXTS: dict[str, str] = {
    "Reports": "报告",
    "Due {day}": "截止 {day}",
    "Hello %(name)s": "你好 %(name)s",
}
MANY = ("{count} report", "{count} reports")


def used() -> Catalog:
    catalogue = Catalog()
    for text in TEXTS:
        catalogue.add(text)
    catalogue.add(MANY)
    return catalogue


def faults(folder: Path, translated: dict[str, str], many: str = "{count} 份报告") -> list[str]:
    """What is wrong in a catalogue with those translations."""
    catalogue = Catalog(locale="zh_Hans")
    for text, translation in translated.items():
        catalogue.add(text, translation)
    catalogue.add(MANY, (many,))
    path = folder / "zh_Hans" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as text_file:
        write_po(text_file, catalogue)
    return list(translations.faults(used(), folder))


def test_a_complete_catalogue_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, TEXTS) == []


def test_what_is_not_translated_is_named(tmp_path: Path) -> None:
    found = faults(tmp_path, {"Due {day}": ""})
    assert [text in line for text, line in zip(TEXTS, found, strict=True)] == [True] * 3
    assert all("is not translated" in line for line in found)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("Hello %(name)s", "你好 %(nome)s"), ("Due {day}", "截止 {日}")],
)
def test_a_translation_with_other_places_to_fill_in_is_named(
    tmp_path: Path, text: str, wrong: str
) -> None:
    (fault,) = faults(tmp_path, {**TEXTS, text: wrong})
    assert text in fault


def test_plurals_are_looked_at_as_well(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, TEXTS, many="{n} 份报告")
    assert "places" in fault


def test_without_a_catalogue_nothing_is_translated(tmp_path: Path) -> None:
    (fault,) = translations.faults(used(), tmp_path)
    assert "no catalogue" in fault
