"""Catalogues compiled without gettext's tools."""

import gettext
from pathlib import Path

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
