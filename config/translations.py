"""Compile locale/*.po with Babel: gettext's own tools are not on every machine."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_all(folder: Path = LOCALE) -> list[Path]:
    """Compile every catalogue of the folder; returns what was written."""
    return [_compile(source) for source in sorted(folder.glob("*/LC_MESSAGES/*.po"))]


def _compile(source: Path) -> Path:
    language = source.parent.parent.name
    with source.open("rb") as text:
        catalogue = read_po(text, locale=language, domain=source.stem)
    target = source.with_suffix(".mo")
    new = target.with_suffix(".mo.new")
    with new.open("wb") as compiled:
        write_mo(compiled, catalogue)
    new.replace(target)
    return target


if __name__ == "__main__":
    sys.exit(0 if compile_all() else "There are no translations to compile.")
