"""XLSX files of unknown origin: which sheet is meant, and its rows, in bounded memory.

The parts are read as they unpack. openpyxl and its like keep all shared strings in memory, tell
nothing of merged or hidden cells while streaming, and round numbers; see decision 105.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from reporting.checks.cells import Row
from reporting.services.spreadsheets.formats import read_formats
from reporting.services.spreadsheets.markup import BadMarkup, elements
from reporting.services.spreadsheets.sheets import Book, SheetReader
from reporting.services.spreadsheets.strings import SharedStrings

BLOCK = 1 << 12  # what comes of one is in memory at once: rows of long texts, written in short
SCANNED = 1 << 16
DIRECTORY = 1 << 20  # bytes of the table of contents: some ten thousand parts
PARTS = 2000  # sheets, or parts a part refers to
TRUE = ("1", "true")
Targets = dict[str, tuple[str, str]]
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, BadMarkup)
MISLED = (ValueError, OverflowError, struct.error)  # what zipfile makes of a table full of lies


class NoWorkbook(ValueError):
    """The file is no XLSX workbook that can be read; `encrypted` when a password protects it."""

    def __init__(self, *, encrypted: bool = False) -> None:
        super().__init__()
        self.encrypted = encrypted


class TooLarge(Exception):
    """The parts that were read unpack to more than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class Sheet(NamedTuple):
    name: str
    part: str


@dataclass
class Workbook:
    """An open workbook. Its parts may unpack to `left` bytes in all."""

    archive: zipfile.ZipFile
    limit: int
    left: int
    strings: SharedStrings
    sheets: list[Sheet] = field(default_factory=list)
    book: Book = field(init=False)

    def __post_init__(self) -> None:
        self.book = Book(self.strings)

    def blocks(self, part: str) -> Iterator[bytes]:
        info = self.archive.NameToInfo.get(part)
        if info is None or info.flag_bits & 1 or info.compress_type not in METHODS:
            raise BadMarkup
        with self.archive.open(info) as stream:
            while block := stream.read(BLOCK):
                self.left -= len(block)
                if self.left < 0:
                    raise TooLarge(self.limit)
                yield block

    def rows(self, sheet: Sheet, reader: SheetReader) -> Iterator[Row]:
        """Raises `NoWorkbook` and `TooLarge`, as reading goes on."""
        with _broken():
            yield from reader.rows(self.blocks(sheet.part))

    def holds_something(self, sheet: Sheet) -> bool:
        rows = self.rows(sheet, SheetReader(self.book, lambda reference, line: None))
        return any(cell.text.strip() for row in rows for cell in row.cells.values())


@contextmanager
def open_workbook(file: BinaryIO, *, limit: int) -> Iterator[Workbook]:
    """Raises `NoWorkbook` and `TooLarge`."""
    with ExitStack() as stack:
        with _broken(file):
            archive = stack.enter_context(_contents(file))
            strings = stack.enter_context(SharedStrings())
            workbook = Workbook(archive, limit, limit, strings)
            _read_parts(workbook)
        yield workbook


def _contents(file: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(_Careful(file))
    except MISLED as error:
        raise zipfile.BadZipFile from error


@contextmanager
def _broken(file: BinaryIO | None = None) -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise NoWorkbook(encrypted=file is not None and _is_encrypted(file)) from error


class _Careful(io.RawIOBase):
    """A file whose table of contents may not be larger than that of any honest workbook.

    zipfile reads the whole of it into memory, whatever size it says it has.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.file = file

    def read(self, size: int = -1) -> bytes:
        block = self.file.read(DIRECTORY + 1 if size < 0 else min(size, DIRECTORY + 1))
        if len(block) > DIRECTORY:
            raise zipfile.BadZipFile
        return block

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.file.seek(offset, whence)

    def tell(self) -> int:
        return self.file.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True


def _is_encrypted(file: BinaryIO) -> bool:
    """Workbooks with a password are OLE files with a stream of a certain name."""
    file.seek(0)
    before = file.read(len(OLE))
    if before != OLE:
        return False
    while block := file.read(SCANNED):
        if ENCRYPTED in before + block:
            return True
        before = block[-len(ENCRYPTED) :]
    return False


def _read_parts(workbook: Workbook) -> None:
    main = _main_part(workbook)
    targets = _targets(workbook, main)
    _read_sheets(workbook, main, targets)
    for kind, part in targets.values():
        if kind == "styles":
            workbook.book.formats = read_formats(workbook.blocks(part))
        elif kind == "sharedStrings":
            workbook.strings.read(workbook.blocks(part))


def _read_sheets(workbook: Workbook, main: str, targets: Targets) -> None:
    for name, attributes in elements(workbook.blocks(main)):
        if name == "workbookPr":
            workbook.book.from_1904 = attributes.get("date1904") in TRUE
        elif name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            kind, part = targets.get(relation, ("", ""))
            if kind == "worksheet":
                workbook.sheets.append(Sheet(attributes.get("name", ""), part))
        if len(workbook.sheets) > PARTS:
            raise BadMarkup


def _main_part(workbook: Workbook) -> str:
    for kind, part in _targets(workbook, "").values():
        if kind == "officeDocument":
            return part
    raise BadMarkup


def _targets(workbook: Workbook, part: str) -> Targets:
    """What a part refers to: by id, the kind and the part."""
    folder, name = posixpath.split(part)
    found: Targets = {}
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    for element, attributes in elements(workbook.blocks(relations)):
        if element == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.join("/", folder, attributes.get("Target", ""))
            found[attributes.get("Id", "")] = (kind, posixpath.normpath(target).lstrip("/"))
        if len(found) > PARTS:
            raise BadMarkup
    return found
