"""Compile and check locale/*.po without gettext's tools, which are not on every machine.

python -m config.translations          compile every catalogue (`./run` does, when one is newer)
python -m config.translations check    name what is not translated, or translated wrongly

`python -m config.extracting` brings the catalogues up to date with the code.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings

from config import extracting

LOCALE = Path(__file__).resolve().parent.parent / "locale"
# What a text fills in by str.format; Babel looks after the ones with a percent sign.
PLACE = re.compile(r"\{\w*\}")


def compile_all(folder: Path = LOCALE) -> list[Path]:
    """Compile every catalogue of the folder; returns what was written."""
    return [_compile(source) for source in _catalogues(folder)]


def _catalogues(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/LC_MESSAGES/*.po"))


def _read(source: Path) -> Catalog:
    with source.open("rb") as text:
        return read_po(text, locale=source.parent.parent.name, domain=source.stem)


def _compile(source: Path) -> Path:
    target = source.with_suffix(".mo")
    new = target.with_suffix(".mo.new")
    with new.open("wb") as compiled:
        write_mo(compiled, _read(source))
    new.replace(target)
    return target


def faults(used: Catalog, folder: Path = LOCALE) -> Iterator[str]:
    """Each text in use that is missing, guessed or broken in a catalogue, one line each."""
    catalogues = _catalogues(folder)
    if not catalogues:
        yield f"{folder} has no catalogue."
    for source in catalogues:
        catalogue = _read(source)
        for message in used:
            if message.id:
                translated = catalogue.get(message.id, message.context)
                for fault in _faults_of(translated, catalogue):
                    yield f"{source.relative_to(folder)}: {message.id!r} {fault}"


def _faults_of(translated: Message | None, catalogue: Catalog) -> Iterator[str]:
    if translated is None or not all(_forms(translated.string)):
        yield "is not translated."
    elif translated.fuzzy:
        yield "is marked as a guess."
    else:
        for error in translated.check(catalogue):
            yield f"is translated wrongly: {error}"
        wanted = {frozenset(PLACE.findall(form)) for form in _forms(translated.id)}
        for form in _forms(translated.string):
            if frozenset(PLACE.findall(form)) not in wanted:
                yield f"has other places to fill in than its translation {form!r}."


def _forms(texts: object) -> list[str]:
    return [str(text) for text in texts] if isinstance(texts, (list, tuple)) else [str(texts)]


def main(arguments: list[str]) -> int:
    if arguments != ["check"]:
        compile_all()
        return 0
    settings.configure(USE_I18N=True)  # all that reading templates needs
    found = list(faults(extracting.template()))
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
