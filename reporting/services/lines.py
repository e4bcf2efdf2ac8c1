"""Lines of a batch as they are read: from where they are, and up to where they end."""

from collections.abc import Callable, Iterable, Iterator

from reporting.checks.findings import Finding
from reporting.checks.stored import Coding, judge_coding
from reporting.checks.structure_files import BEGINNING, judge_beginning
from reporting.services import storing

Note = Callable[[Iterable[Finding]], None]


def until_broken(lines: Iterator[bytes], note: Note) -> Iterator[bytes]:
    """Lines up to where their stream breaks off, with a finding; the line that was cut is left
    out."""
    try:
        yield from lines
    except storing.Undecodable as fault:
        note(judge_coding(Coding(fault.code, fault.limit)))


def text_of(blocks: Iterator[bytes], note: Note) -> Iterator[bytes]:
    """The blocks of a file of lines; of one that is something else, a finding and nothing."""
    head, fault = b"", None
    try:
        while len(head) < BEGINNING and (block := next(blocks, b"")):
            head += block
    except storing.Undecodable as broken:
        fault = broken
    found = list(judge_beginning(head[:BEGINNING]))
    note(found)
    if head and not found:
        yield head
    if fault:
        raise fault
    if not found:
        yield from blocks
