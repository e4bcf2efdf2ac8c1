"""DOCX, XLSX, PPTX: the custom property AIGC."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from xml.parsers import expat

from reporting.evidence import zips
from reporting.evidence.sites import DAMAGED, Found, Site, Trouble, is_label
from reporting.evidence.sources import Damaged, Source

TYPES, RELATIONS, USUAL = "[content_types].xml", "_rels/.rels", "docprops/custom.xml"
FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
DEPTH = 32


def kind(source: Source) -> str | None:
    """Which of the three a zip file is, by what it holds."""
    names = [member.name.casefold() for member in zips.members(source)]
    if TYPES not in names:
        return None
    found = {FOLDERS[folder] for name in names for folder in FOLDERS if name.startswith(folder)}
    return found.pop() if len(found) == 1 else None


def find(source: Source) -> Iterator[Found]:
    members = list(zips.members(source))
    parts = {USUAL}
    for member in members:
        if member.name.casefold() == RELATIONS:
            parts |= _related(source, zips.content(source, member))
    for member in members:
        if member.name.casefold() not in parts:
            continue
        try:
            yield from _properties(source, zips.content(source, member), member.name)
        except Damaged as damaged:
            yield Trouble(damaged.reason_id, damaged.location)


def _related(source: Source, content: bytes) -> set[str]:
    """The parts that hold custom properties, by whatever name."""
    found = set[str]()

    def start(name: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/custom-properties"):
            found.add(posixpath.normpath(attributes.get("Target", "").lstrip("/")).casefold())

    _parse(source, content, RELATIONS, start)
    return found


def _properties(source: Source, content: bytes, part: str) -> Iterator[Site]:
    sites, text, current = list[Site](), list[str](), list[str]()

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.endswith(" property"):
            current[:] = [attributes.get("name", "")]
            text.clear()

    def end(name: str) -> None:
        if name.endswith(" property") and current:
            key, value = current.pop(), "".join(text).strip()
            if is_label(key, value):
                sites.append(Site(f"OOXML {part[:80]} {key[:80]}", value, key))

    _parse(source, content, part, start, end, text.append)
    yield from sites


def _parse(
    source: Source,
    content: bytes,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    data: Callable[[str], None] | None = None,
) -> None:
    place, depth = f"OOXML {part[:80]}", 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        source.item()
        depth += 1
        if depth > DEPTH:
            raise Damaged(place)
        start(name, attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name)

    def refuse(*_arguments: object) -> None:
        raise Damaged(place)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse  # so there are no entities
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = data
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Damaged(place, DAMAGED) from error
