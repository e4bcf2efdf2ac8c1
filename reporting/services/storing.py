"""The bytes of a batch: on their way in, digested as they stream, and on their way out, decoded."""

import hashlib
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

import zstandard
from django.core.files.base import File
from django.core.files.storage import default_storage

from platforms.refusals import Refused
from reporting.services import frames

BLOCK = 1 << 18
# Bytes handed to gzip at a time: after each of its members it copies what is left of them, and a
# hostile file has a member every twenty bytes.
PIECE = 1 << 14
GATHERED = 1 << 16  # bytes handed on at a time, however few the decoder gives at once
MOST_MEMBERS = 1_000_000  # of gzip: the work is in their number, whatever they hold
# What a sender may ask of a receiver's memory (RFC 9659).
WIDEST_WINDOW = 8 * 1024 * 1024


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Upload(File):  # type: ignore[type-arg]
    """A request body as a file that is read once, block by block, and digested on the way.

    Raises `Refused`: past `limit` bytes `beyond`, or else `batch_too_large`; `body_truncated` where
    the connection ended before `expected` bytes had come.
    """

    def __init__(
        self,
        stream: Readable,
        *,
        limit: int,
        expected: int | None,
        beyond: Refused | None = None,
    ) -> None:
        super().__init__(None, name="upload")
        self.stream = stream
        self.limit = limit
        self.expected = expected
        self.beyond = beyond or Refused("batch_too_large", limit=limit)
        self.length = 0
        self.digest = hashlib.sha256()

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        while block := self.read(chunk_size or BLOCK):
            yield block

    def read(self, size: int = BLOCK) -> bytes:
        block = self.stream.read(size)
        self.length += len(block)
        if self.length > self.limit:
            raise self.beyond
        if not block and self.expected is not None and self.length < self.expected:
            raise Refused("body_truncated", received=self.length, expected=self.expected)
        self.digest.update(block)
        return block

    def multiple_chunks(self, chunk_size: int | None = None) -> bool:
        return True


def store(path: str, upload: Upload) -> str:
    """Keep an upload; the name it was kept under. What was refused half-way is removed."""
    try:
        return default_storage.save(path, upload)
    except Exception:
        default_storage.delete(path)
        raise


def remove(stored_as: str) -> None:
    default_storage.delete(stored_as)


def holds(stored_as: str, size: int) -> bool:
    """Whether these bytes are in storage, and as many as they were."""
    return default_storage.exists(stored_as) and default_storage.size(stored_as) == size


def names_in(folder: str) -> list[str]:
    """The paths of the files in a folder; none where there is no folder."""
    try:
        return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]
    except (FileNotFoundError, NotADirectoryError):
        return []


class Undecodable(Exception):
    """The bytes are not what their content encoding says, or too dear to decode; `code` tells in
    which way."""

    def __init__(self, code: str, limit: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.limit = limit


def decoded(
    stored: BinaryIO, size: int, encoding: str, *, limit: int, ratio: int
) -> Iterator[bytes]:
    """The decoded bytes of a file of `size` bytes, in blocks of bounded size.

    Raises `Undecodable`: `broken` or `truncated` streams, `too_large` past `limit` bytes or past
    `ratio` times what was sent (a decompression bomb), `too_wide` for a window past WIDEST_WINDOW,
    `too_many` members or frames.
    """
    most = min(limit, max(64 * 1024 * 1024, size * ratio))
    return _gathered(_up_to(most, _decoder(encoding)(stored)))


def _up_to(most: int, blocks: Iterator[bytes]) -> Iterator[bytes]:
    length = 0
    for block in blocks:
        length += len(block)
        if length > most:
            raise Undecodable("too_large", most)
        yield block


def _gathered(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Small blocks together: who reads them may begin a line anew with each."""
    held = bytearray()
    try:
        for block in blocks:
            if not held and len(block) >= GATHERED:
                yield block
                continue
            held += block
            if len(held) >= GATHERED:
                yield bytes(held)
                held.clear()
    except Undecodable:
        if held:
            yield bytes(held)
        raise
    if held:
        yield bytes(held)


def _decoder(encoding: str):  # type: ignore[no-untyped-def]
    return {"": _identity, "gzip": _gunzip, "zstd": _unzstd}[encoding]


def _identity(stored: BinaryIO) -> Iterator[bytes]:
    while block := stored.read(BLOCK):
        yield block


def _gunzip(stored: BinaryIO) -> Iterator[bytes]:
    """All members of a gzip file (RFC 1952 allows several), never more than a block at a time."""
    inflate = zlib.decompressobj(wbits=31)
    members = 1
    pending = b""
    try:
        while pending or (pending := stored.read(PIECE)):
            if inflate.eof:
                pending = pending.lstrip(b"\0")  # padding, which gzip itself overlooks
                if not pending:
                    continue
                members += 1
                if members > MOST_MEMBERS:
                    raise Undecodable("too_many", MOST_MEMBERS)
                inflate = zlib.decompressobj(wbits=31)
            block = inflate.decompress(pending, BLOCK)
            pending = inflate.unused_data or inflate.unconsumed_tail
            if block:
                yield block
    except zlib.error as error:
        raise Undecodable("broken") from error
    yield inflate.flush()
    if not inflate.eof:
        raise Undecodable("truncated")


def _unzstd(stored: BinaryIO) -> Iterator[bytes]:
    try:
        survey = frames.survey(stored)
    except frames.TooMany as error:
        raise Undecodable("too_many", frames.MOST) from error
    try:
        reader = zstandard.ZstdDecompressor(max_window_size=WIDEST_WINDOW).stream_reader(
            stored, read_size=BLOCK, read_across_frames=True
        )
        while block := reader.read(BLOCK):
            yield block
    except zstandard.ZstdError as error:
        if survey.widest > WIDEST_WINDOW:
            raise Undecodable("too_wide", WIDEST_WINDOW) from error
        raise Undecodable("broken") from error
    if not survey.whole:
        raise Undecodable("truncated")
