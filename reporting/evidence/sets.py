"""Samples: one file, or a zip of many. Each is examined apart, and none spoils the others.

The directory of a zip and its compression are read here, by readers of our own that believe no
number of it; what its members hold is read by the other process alone. One process serves a whole
set; only a member that ends it makes another start.
"""

from __future__ import annotations

import hashlib
import re
import stat
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from msgspec import Struct

from reporting.checks.characters import shown
from reporting.evidence import reasons, sources, zips
from reporting.evidence.apart import Apart
from reporting.evidence.provenance import Provenance
from reporting.evidence.reasons import Given
from reporting.evidence.sources import MIB, Budget, Damaged, Exhausted, Source
from reporting.evidence.verdict import Examination, failed

# By container, as `Examination.container` has it; codes of the vocabulary. A film's container
# counts as a film, though some hold sound alone.
MODALITY: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("gif", "heic", "jpeg", "png", "tiff", "webp"), "image"),
        **dict.fromkeys(("flac", "m4a", "mp3", "ogg", "wav"), "audio"),
        **dict.fromkeys(("avi", "flv", "matroska", "mov", "mp4"), "video"),
        **dict.fromkeys(("docx", "markdown", "pdf", "pptx", "text", "xlsx"), "text"),
    }
)
LONGEST_NAME = 500
COMPRESSIBLE = MIB  # below this, no ratio is suspicious
# What programs add by themselves, and nobody means as a sample.
LITTER = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)", re.I)
ABROAD = re.compile(r"^/|^[A-Za-z]:|(^|/)\.\.(/|$)|\0")


@dataclass(frozen=True)
class SetLimits:
    """What a set may cost. Past `members` or `unpacked_bytes` nothing of it is read: a share of a
    part of the samples would say nothing. The others cost the member, or what is left."""

    members: int = 20_000  # entries of the directory
    unpacked_bytes: int = 16 * 1024 * MIB
    member_bytes: int = 1024 * MIB
    ratio: int = 200
    seconds: float = 1800


class SampleRead(Struct, frozen=True):
    """`number` is its place in the set, from 1; `member` its name, cut and escaped, and not always
    the only one of that name. Number 0, without a name, is the file itself: one that is no set, or
    a set that could not be read at all. `sha256` is of a member's bytes, empty where they could not
    all be unpacked, and of number 0."""

    number: int
    member: str
    examination: Examination
    provenance: Provenance | None = None
    sha256: str = ""


def read_file(apart: Apart, path: Path) -> tuple[Examination, Provenance | None]:
    """One file. No provenance where its kind has no place for one.

    Raises OSError where the file cannot be opened, ChildProcessError where no process starts."""
    examination = apart.examine(path)
    return examination, apart.provenance(path, examination.container)


def is_set(examination: Examination) -> bool:
    """Whether it was a zip that is no document: `read_set` reads its members."""
    return Given(reasons.ARCHIVE, "", "zip") in examination.reasons


def read(
    apart: Apart, path: Path, limits: SetLimits | None = None, *, scratch: Path | None = None
) -> Iterator[SampleRead]:
    """Whatever it is: the file itself, as number 0, or the members of a set."""
    examination, provenance = read_file(apart, path)
    if is_set(examination):
        yield from read_set(apart, path, limits, scratch=scratch)
    else:
        yield SampleRead(0, "", examination, provenance)


def read_set(
    apart: Apart,
    path: Path,
    limits: SetLimits | None = None,
    *,
    scratch: Path | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[SampleRead]:
    """The members of a zip, in the order of its directory, without folders and litter.

    Members are unpacked one at a time into `scratch` (default: the system's temporary folder).
    Raises as `read_file` does. What is wrong with the set or a member is an answer.
    """
    limits = limits or SetLimits()
    with ExitStack() as stack:
        file = stack.enter_context(path.open("rb"))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=scratch)))
        try:
            source = Source(file, _budget(limits, clock))
            members = _samples(source, limits)
        except (Damaged, Exhausted) as error:
            yield SampleRead(0, "", _spoilt(error))
            return
        for number, member in enumerate(members, 1):
            found = _member(apart, source, member, folder, limits)
            yield SampleRead(number, _shown(member.name), *found)


def _budget(limits: SetLimits, clock: Callable[[], float]) -> Budget:
    """For the directory and the compression: entries and time are what may run out."""
    endless = 1 << 62
    total = sources.Limits(read_bytes=endless, items=limits.members, seconds=limits.seconds)
    return Budget(total, clock)


def _samples(source: Source, limits: SetLimits) -> list[zips.Member]:
    members = [_brief(member) for member in zips.members(source)]
    if sum(member.size for member in members) > limits.unpacked_bytes:
        raise Exhausted("unpacked_bytes")
    _refuse_overlaps(members)
    samples = [one for one in members if not (one.name.endswith("/") or LITTER.search(one.name))]
    if not samples:
        raise Damaged("", reasons.EMPTY_FILE)
    return samples


def _brief(member: zips.Member) -> zips.Member:
    """Of a long name, the end; one that leads out still does."""
    if len(member.name) <= LONGEST_NAME:
        return member
    root = "/" if ABROAD.search(member.name) else ""
    return replace(member, name=root + member.name[-LONGEST_NAME - 1 :])


def _refuse_overlaps(members: list[zips.Member]) -> None:
    """A small archive may otherwise unfold the same bytes again and again."""
    end = 0
    for member in sorted(members, key=lambda one: one.offset):
        if member.offset < end:
            raise Damaged("", reasons.OVERLAP)
        end = member.offset + zips.LOCAL_SIZE + member.packed


def _member(
    apart: Apart, source: Source, member: zips.Member, folder: Path, limits: SetLimits
) -> tuple[Examination, Provenance | None, str]:
    path = folder / "sample"
    try:
        _refuse(member, limits)
        source.budget.hurry()
        with path.open("wb") as file:
            digest = _unpack(source, member, file)
    except (Damaged, Exhausted) as error:
        return _spoilt(error), None, ""
    return *read_file(apart, path), digest


def _refuse(member: zips.Member, limits: SetLimits) -> None:
    if ABROAD.search(member.name):
        raise Damaged("", reasons.LEADS_OUT)
    if stat.S_IFMT(member.mode) not in (0, stat.S_IFREG):
        raise Damaged("", reasons.NO_FILE)
    if member.size > limits.member_bytes:
        raise Exhausted("member_bytes")
    if member.size > max(COMPRESSIBLE, member.packed * limits.ratio):
        raise Exhausted("ratio")


def _unpack(source: Source, member: zips.Member, file: BinaryIO) -> str:
    digest = hashlib.sha256()
    for piece in zips.unpacked(source, member):
        digest.update(piece)
        file.write(piece)
    return digest.hexdigest()


def _spoilt(error: Damaged | Exhausted) -> Examination:
    if isinstance(error, Damaged):
        return failed(error.reason_id, location=error.location)
    if error.limit == "seconds":
        return failed(reasons.SET_ENDED)
    return failed(reasons.EXHAUSTED, "members" if error.limit == "items" else error.limit)


def _shown(name: str) -> str:
    """Each step of it escaped; of a long one, the end."""
    text = "/".join(shown(step) for step in name.split("/"))
    return text if len(text) <= LONGEST_NAME else "…" + text[1 - LONGEST_NAME :]
