"""Catalogues compiled without gettext's tools."""

import gettext
from pathlib import Path

import pytest

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


# --- Against a small project of its own -----------------------------------------------------

CODE = """
title = _("Reports")
due = _("Due {day}")
hint = pgettext("a month", "May")
many = ngettext("{count} report", "{count} reports", n)
variable = _(name)
"""
TEMPLATE = """{% load i18n %}{% translate 'Filings' %}
{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "config" / "templates").mkdir(parents=True)
    (tmp_path / "config" / "views.py").write_text(CODE)
    (tmp_path / "config" / "templates" / "page.html").write_text(TEMPLATE)
    used = translations.used_messages(tmp_path)
    monkeypatch.setattr(translations, "used_messages", lambda: used)
    return tmp_path


def fill(folder: Path, translated: dict[str, str]) -> None:
    """Translate those messages in the catalogue, as a person would."""
    path = folder / "zh_Hans" / "LC_MESSAGES" / "django.po"
    text = path.read_text(encoding="utf-8")
    for message, translation in translated.items():
        before = f'"{message}"\nmsgstr ""'
        assert before in text
        text = text.replace(before, f'"{message}"\nmsgstr "{translation}"')
    path.write_text(text, encoding="utf-8")


COMPLETE = {
    "Reports": "报告",
    "Due {day}": "截止 {day}",
    "May": "五月",
    "Filings": "报送",
    "Hello %(name)s": "你好 %(name)s",
}


def test_every_message_of_code_and_templates_is_found(project: Path) -> None:
    found = {message.id for message in translations.used_messages() if message.id}
    assert found == COMPLETE.keys() | {("{count} report", "{count} reports")}


def test_what_is_not_translated_is_named(project: Path) -> None:
    translations.update_all(project)
    assert sum("is not translated" in fault for fault in translations.faults(project)) == 6


def test_a_complete_catalogue_has_no_faults(project: Path) -> None:
    translations.update_all(project)
    fill(project, COMPLETE)
    path = project / "zh_Hans" / "LC_MESSAGES" / "django.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgstr[0] ""', 'msgstr[0] "{count} 份报告"'), encoding="utf-8")
    assert list(translations.faults(project)) == []

    translations.update_all(project)
    assert list(translations.faults(project)) == [], "an update keeps what is translated"


@pytest.mark.parametrize(
    ("message", "wrong"),
    [("Hello %(name)s", "你好 %(nome)s"), ("Due {day}", "截止 {日}")],
)
def test_a_translation_with_other_places_to_fill_in_is_named(
    project: Path, message: str, wrong: str
) -> None:
    translations.update_all(project)
    fill(project, {**COMPLETE, message: wrong})
    (fault,) = [fault for fault in translations.faults(project) if message in fault]
    assert "wrongly" in fault or "places" in fault
