"""Bring locale/*.po up to date with the code, with Babel: gettext's tools are not everywhere.

`python -m config.extracting` adds new texts, to be translated by hand; `--check` only says whether
anything is missing, and fails if so.
"""

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
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


def untranslated(catalogue: Catalog, wanted: Catalog) -> list[str]:
    """The texts that readers of this language would see in English."""
    return [
        str(message.id)
        for message in wanted
        if message.id and not _is_translated(catalogue.get(message.id, message.context))
    ]


def _is_translated(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    texts = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(texts)


def main(*, check: bool) -> int:
    wanted, missing = template(), []
    for path in sorted((PROJECT / "locale").glob("*/LC_MESSAGES/django.po")):
        with path.open("rb") as text:
            catalogue = read_po(text, locale=path.parts[-3], domain="django")
        missing += [f"{path.parts[-3]}: {text}" for text in untranslated(catalogue, wanted)]
        if not check:
            _update(path, catalogue, wanted)
    for line in missing:
        sys.stdout.write(f"not translated: {line}\n")
    return 1 if missing else 0


def _update(path: Path, catalogue: Catalog, wanted: Catalog) -> None:
    wanted.creation_date = catalogue.creation_date
    catalogue.update(wanted, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    with path.open("wb") as text:
        write_po(
            text, catalogue, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False
        )


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
