"""Bring locale/*.po up to date with the code, with Babel: gettext's tools are not everywhere.

`python -m config.extracting` adds the new texts, empty, and drops those that are gone; then they
are translated by hand. `python -m config.translations check` names what is missing.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PROJECT = Path(__file__).resolve().parent.parent
ROOMS = ("config", "platforms", "reporting", "tasks")
KEYWORDS: dict[str, Any] = {
    name: spec
    for base, spec in {
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
    for name in (base, f"{base}_lazy")
} | {"_": None, "translate": None}
# Texts that reach gettext by way of Django's own catalogue need no entry here.
COMMENTS = ("Translators:",)


def texts() -> Iterator[tuple[str, int, Any, str | None]]:
    """Each text of the code and the templates: file, line, message (or plural pair), context."""
    for path in sorted(_files(".py")):
        yield from _found(path, "python", path.read_bytes())
    for path in sorted(_files(".html")):
        # What Django makes of a template is full of texts, but no Python; it lexes as JavaScript.
        yield from _found(path, "javascript", templatize(path.read_text()).encode())


def _files(suffix: str) -> Iterable[Path]:
    return (
        path
        for room in ROOMS
        for path in (PROJECT / room).rglob(f"*{suffix}")
        if "migrations" not in path.parts
    )


def _found(path: Path, method: str, source: bytes) -> Iterator[tuple[str, int, Any, str | None]]:
    name = path.relative_to(PROJECT).as_posix()
    for line, message, _comments, context in extract(
        method, BytesIO(source), KEYWORDS, COMMENTS, {"encoding": "utf-8"}
    ):
        yield name, line, message, context


def template() -> Catalog:
    """Everything that can be translated."""
    catalogue = Catalog(project="Candor", charset="utf-8")
    for name, _line, message, context in texts():
        if message and message != ("", ""):
            # Files without lines: a catalogue that changes with every edit is never reviewed.
            catalogue.add(message, locations=[(name, 0)], context=context)
    return catalogue


def main() -> None:
    wanted = template()
    for path in sorted((PROJECT / "locale").glob("*/LC_MESSAGES/django.po")):
        with path.open("rb") as text:
            catalogue = read_po(text, locale=path.parts[-3], domain="django")
        _update(path, catalogue, wanted)


def _update(path: Path, catalogue: Catalog, wanted: Catalog) -> None:
    wanted.creation_date = catalogue.creation_date
    catalogue.update(wanted, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    with path.open("wb") as text:
        write_po(
            text, catalogue, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False
        )


if __name__ == "__main__":
    settings.configure(USE_I18N=True)  # all that reading templates needs
    main()
