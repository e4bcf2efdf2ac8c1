"""Translations without gettext's tools, which are not on every machine.

python -m config.translations           compile every catalogue (`./run` does, when one is newer)
python -m config.translations update    bring the catalogues up to date with the code
python -m config.translations check     name what is not translated, or translated wrongly
"""

import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PROJECT = Path(__file__).resolve().parent.parent
LOCALE = PROJECT / "locale"
LANGUAGES = ("zh_Hans",)
PLACE = re.compile(r"\{\w*\}")
ROOMS = ("config", "platforms", "reporting", "tasks")

CONTEXT = (1, "c")
# Where each function takes its message from, its plural, and its context.
FUNCTIONS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": (1,),
    "gettext": (1,),
    "gettext_lazy": (1,),
    "gettext_noop": (1,),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": (CONTEXT, 2),
    "pgettext_lazy": (CONTEXT, 2),
    "npgettext": (CONTEXT, 2, 3),
    "npgettext_lazy": (CONTEXT, 2, 3),
}


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


def used_messages(project: Path = PROJECT) -> Catalog:
    """Every message in the code and the templates."""
    found = Catalog()
    for room in ROOMS:
        for path in sorted((project / room).rglob("*")):
            for line, function, texts in _calls(path):
                message, context = _message(function, texts)
                if message:
                    where = (str(path.relative_to(project)), line)
                    found.add(message, locations=[where], context=context)
    return found


def _calls(path: Path) -> Iterator[tuple[int, str, tuple[str | None, ...]]]:
    if path.suffix == ".py":
        source = path.read_bytes()
    elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
        source = templatize(path.read_text(encoding="utf-8")).encode()
    else:
        return
    found = extract_python(io.BytesIO(source), FUNCTIONS, [], {"encoding": "utf-8"})
    for line, function, texts, _comments in found:
        # One argument comes bare; anything but a literal comes as None.
        several: Iterable[object] = texts if isinstance(texts, tuple) else (texts,)
        yield line, str(function), tuple(_literal(text) for text in several)


def _literal(text: object) -> str | None:
    return text if isinstance(text, str) else None


def _message(
    function: str, texts: tuple[str | None, ...]
) -> tuple[str | tuple[str, str] | None, str | None]:
    """The message, or its two forms, with its context; None where it is not a literal."""
    context, forms = None, []
    for place in FUNCTIONS[function] or ():
        index = place[0] if isinstance(place, tuple) else place
        text = texts[index - 1] if len(texts) >= index else None
        if text is None:
            return None, None
        if isinstance(place, tuple):
            context = text
        else:
            forms.append(text)
    return (forms[0] if len(forms) == 1 else (forms[0], forms[1])), context


def update_all(folder: Path = LOCALE) -> None:
    """Add what is new in the code, empty, and drop what is gone. Nothing is guessed."""
    used = used_messages()
    for language in LANGUAGES:
        source = folder / language / "LC_MESSAGES" / "django.po"
        catalogue = (
            _read(source)
            if source.exists()
            else Catalog(locale=language, domain="django", project="Candor")
        )
        source.parent.mkdir(parents=True, exist_ok=True)
        used.creation_date = catalogue.creation_date
        catalogue.update(used, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with source.open("wb") as text:
            # Files without lines: a catalogue that changes with every edit is never reviewed.
            write_po(text, catalogue, width=100, sort_output=True, include_lineno=False)


def faults(folder: Path = LOCALE) -> Iterator[str]:
    """Each message that is missing, guessed or broken in a catalogue, one line each."""
    used = used_messages()
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
    settings.configure(USE_I18N=True)  # all that reading templates needs
    if arguments == ["update"]:
        update_all()
    elif arguments == ["check"]:
        found = list(faults())
        sys.stdout.writelines(f"{line}\n" for line in found)
        return 1 if found else 0
    else:
        compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
