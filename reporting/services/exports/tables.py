"""What an export is made of, whatever its format: named columns, and rows in a stable order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Literal

from reporting.vocabulary import Language

Kind = Literal["text", "integer", "decimal", "boolean", "moment", "day"]
Cells = tuple[Any, ...]
AT_ONCE = 5_000  # rows that are in memory together


@dataclass(frozen=True)
class Column:
    """A column. Of `moment` the values are aware times, of `day` dates; None is nothing."""

    name: str
    kind: Kind
    en: str
    zh: str

    def heading(self, headings: str, language: Language) -> str:
        return self.name if headings == "codes" else self.en if language == "en" else self.zh


@dataclass(frozen=True)
class Layout:
    """How the file is to be. `bom`: of CSV; `headings`: "codes" or "words", of CSV and workbooks;
    `language`: of names and words."""

    bom: bool = True
    language: Language = "en"
    headings: str = "codes"


@dataclass(frozen=True)
class Table:
    """`expected`: how many rows there will be, where that is known beforehand. `facts`: what the
    table is, for where a file has room to say so."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Cells]
    expected: int | None = None
    facts: tuple[tuple[str, str], ...] = field(default_factory=tuple)

    def blocks(self) -> Iterator[list[Cells]]:
        rows = iter(self.rows)
        while block := list(islice(rows, AT_ONCE)):
            yield block
