"""Tags of music built by hand: what ID3, Ogg, FLAC and WAV allow and what is wrong with some."""

from __future__ import annotations

import struct
import zlib

import pytest

from reporting.evidence import reasons
from reporting.evidence.verdict import Verdict
from tests.reporting.evidence.labels import LABEL, assert_labelled, examined, ids, packet

TEXT = LABEL.encode()
MUSIC = bytes.fromhex("fffb9064") + bytes(400)


# --- ID3 -----------------------------------------------------------------------------------------


def syncsafe(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def id3(version: int, *frames: bytes, flags: int = 0, size: int = 0) -> bytes:
    body = b"".join(frames)
    return b"ID3" + bytes([version, 0, flags]) + syncsafe(size or len(body)) + body


def frame(version: int, data: bytes, *, name: bytes = b"TXXX", flags: int = 0) -> bytes:
    if version == 2:
        return name[:3] + len(data).to_bytes(3) + data
    size = syncsafe(len(data)) if version == 4 else len(data).to_bytes(4)
    return name + size + bytes([0, flags]) + data


def user_text(text: str = LABEL, name: str = "AIGC", encoding: int = 0) -> bytes:
    codec = ("latin-1", "utf-16", "utf-16-be", "utf-8")[encoding]
    zero = "\0".encode("utf-16-be" if encoding in (1, 2) else "ascii")
    return bytes([encoding]) + name.encode(codec) + zero + text.encode(codec)


def big_endian(text: str) -> bytes:
    return b"\xfe\xff" + text.encode("utf-16-be")


def stuffed(data: bytes) -> bytes:
    """Unsynchronised: no FF is followed by what a player would take for music."""
    made = bytearray()
    for byte, behind in zip(data, data[1:] + b"\xff", strict=True):
        made.append(byte)
        if byte == 0xFF and (behind >= 0xE0 or behind == 0):
            made.append(0)
    return bytes(made)


TITLE = frame(4, b"\x03\xc3\xbf title", name=b"TIT2")
LENGTH = syncsafe(len(user_text()))
MIXED = b"\x01" + big_endian("AIGC") + b"\0\0" + b"\xff\xfe" + LABEL.encode("utf-16-le")
LONG_TITLE = frame(3, b"\0" + b"x" * 299, name=b"TIT2")  # as some programs write sizes in 2.4 too


@pytest.mark.parametrize(
    "tag",
    [
        id3(2, frame(2, user_text())),
        id3(2, stuffed(frame(2, user_text(encoding=1))), flags=0x80),
        *(id3(3, frame(3, user_text(encoding=encoding))) for encoding in range(4)),
        id3(3, frame(3, b"\x01" + big_endian("AIGC") + b"\0\0" + big_endian(LABEL))),
        id3(3, frame(3, MIXED)),
        id3(3, stuffed(frame(3, user_text(encoding=1))), flags=0x80),
        id3(3, b"\0\0\0\x06" + bytes(6), frame(3, user_text()), flags=0x40),
        id3(3, frame(3, len(TEXT).to_bytes(4) + zlib.compress(user_text()), flags=0x80)),
        id3(3, frame(3, b"g" + user_text(), flags=0x20), bytes(500)),
        id3(4, TITLE, frame(4, user_text(encoding=3) + b"\0")),
        id3(4, TITLE, frame(4, stuffed(user_text(encoding=1)), flags=0x02)),
        id3(4, frame(4, LENGTH + stuffed(user_text(encoding=1)), flags=0x03)),
        id3(4, frame(4, LENGTH + zlib.compress(user_text()), flags=0x09)),
        id3(4, syncsafe(6) + b"\x01\0", frame(4, user_text()), flags=0x40),
        id3(4, LONG_TITLE, frame(4, user_text())),
        id3(4, TITLE) + id3(4, frame(4, user_text())),
        id3(4, frame(4, b"XMP\0" + packet(), name=b"PRIV")),
    ],
)
def test_a_user_text_is_a_label_however_its_tag_is_written(tag: bytes) -> None:
    examination = examined(tag + MUSIC)

    assert examination.container == "mp3"
    assert_labelled(examination)


@pytest.mark.parametrize("behind", [b"", b"TAG" + bytes(125)])
def test_a_tag_behind_the_music_is_known_by_its_footer(behind: bytes) -> None:
    tag = id3(4, frame(4, user_text()), flags=0x10)

    assert_labelled(examined(MUSIC + tag + b"3DI" + tag[3:10] + behind))


@pytest.mark.parametrize(
    ("tag", "reason_id"),
    [
        (id3(3, frame(3, b"\x01" + user_text(), flags=0x40)), reasons.ENCRYPTED),
        (id3(4, frame(4, b"\x01" + user_text(), flags=0x04)), reasons.ENCRYPTED),
        (id3(2, user_text(), flags=0x40), reasons.UNSUPPORTED),
        (id3(5, frame(4, user_text())), reasons.UNSUPPORTED),
        (id3(3, frame(3, b"\x07AIGC\0{")), reasons.DAMAGED),
        (id3(3, frame(3, b"")), reasons.DAMAGED),
        (id3(3, frame(3, b"\x03AIGC\0\xff\xff")), reasons.DAMAGED),
        (id3(3, frame(3, bytes(4) + b"not zlib", flags=0x80)), reasons.DAMAGED),
        (id3(3, frame(3, user_text())[:-10]), reasons.DAMAGED),
        (id3(3, frame(3, user_text()), size=99999), reasons.TRUNCATED),
        (id3(3, frame(3, bytes(4) + zlib.compress(bytes(1 << 26)), flags=0x80)), reasons.EXHAUSTED),
        (id3(3, b"TIT2" + bytes(6)) * 300_000, reasons.EXHAUSTED),
    ],
)
def test_what_cannot_be_read_of_a_tag_is_not_guessed_at(tag: bytes, reason_id: str) -> None:
    examination = examined(tag + MUSIC)

    assert examination.verdict is Verdict.INCONCLUSIVE
    assert reason_id in ids(examination)


def test_two_texts_of_one_name_are_two_labels() -> None:
    tag = id3(4, frame(4, user_text(f"{LABEL}\0{LABEL}", encoding=3)))

    examination = examined(tag + MUSIC)

    assert (examination.verdict, ids(examination)) == (Verdict.NONCOMPLIANT, [reasons.SEVERAL])


def test_music_without_a_label_has_none() -> None:
    assert examined(id3(4, TITLE) + MUSIC).verdict is Verdict.NOT_FOUND
    assert examined(MUSIC).verdict is Verdict.NOT_FOUND


# --- Vorbis comments, in FLAC and Ogg ------------------------------------------------------------


def sized(text: bytes) -> bytes:
    return struct.pack("<I", len(text)) + text


def comments(*texts: bytes, number: int | None = None) -> bytes:
    number = len(texts) if number is None else number
    return sized(b"program") + struct.pack("<I", number) + b"".join(map(sized, texts))


def block(kind: int, data: bytes, *, last: bool = False) -> bytes:
    return bytes([kind | (0x80 if last else 0)]) + len(data).to_bytes(3) + data


def flac(data: bytes) -> bytes:
    return b"fLaC" + block(0, bytes(34)) + block(4, data) + block(1, bytes(9), last=True) + MUSIC


PICTURE = b"METADATA_BLOCK_PICTURE=" + b"A" * 200_000


def test_comments_of_flac_have_names_in_any_case() -> None:
    assert_labelled(examined(flac(comments(b"TITLE=x", b"Aigc=" + TEXT))))


def test_an_id3_tag_before_flac_counts_as_well() -> None:
    tag = id3(3, frame(3, user_text()))

    assert_labelled(examined(tag + flac(comments())), "ID3v2.3 TXXX AIGC")
    both = examined(tag + flac(comments(b"AIGC=" + TEXT)))
    assert ids(both) == [reasons.SEVERAL]


@pytest.mark.parametrize(
    ("data", "reason_id"),
    [
        (flac(comments(b"AIGC=" + TEXT, number=2)), reasons.DAMAGED),
        (flac(comments(b"AIGC=" + TEXT, number=2**32 - 1)), reasons.DAMAGED),
        (flac(comments(b"AIGC=" + TEXT)[:-5]), reasons.DAMAGED),
        (flac(b"\xff\xff\xff\xff"), reasons.DAMAGED),
        (b"fLaC" + block(127, b""), reasons.DAMAGED),
        (b"fLaC" + block(0, bytes(34)), reasons.TRUNCATED),
        (b"fLaC" + block(4, comments(b"AIGC=" + TEXT), last=True)[:-9], reasons.TRUNCATED),
        (b"fLaC" + block(1, b"") * 200_001, reasons.EXHAUSTED),
    ],
)
def test_what_cannot_be_read_of_flac_is_not_guessed_at(data: bytes, reason_id: str) -> None:
    examination = examined(data)

    assert examination.verdict is Verdict.INCONCLUSIVE
    assert reason_id in ids(examination)


def checksum(data: bytes) -> int:
    """CRC-32 of Ogg, bit by bit as it is specified."""
    register = 0
    for byte in data:
        register ^= byte << 24
        for _ in range(8):
            register = (register << 1 ^ (0x04C11DB7 if register >> 31 else 0)) & 0xFFFFFFFF
    return register


def page(stream: int, laced: bytes, data: bytes, *, flags: int = 0, number: int = 0) -> bytes:
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, 0, stream, number, 0, len(laced))
    whole = head + laced + data
    return whole[:22] + struct.pack("<I", checksum(whole)) + whole[26:]


def pages(stream: int, packet_: bytes) -> list[bytes]:
    laced = b"\xff" * (len(packet_) // 255) + bytes([len(packet_) % 255])
    return [
        page(stream, laced[at : at + 255], packet_[at * 255 : (at + 255) * 255])
        for at in range(0, len(laced), 255)
    ]


def opus(stream: int, *texts: bytes) -> list[bytes]:
    head = b"OpusHead" + bytes(11)
    first = page(stream, bytes([len(head)]), head, flags=2)
    return [first, *pages(stream, b"OpusTags" + comments(*texts)), page(stream, b"\5", b"music")]


def test_comments_may_go_on_for_pages_between_those_of_other_streams() -> None:
    labelled, other = opus(1, PICTURE, b"AIGC=" + TEXT), opus(2, b"TITLE=x")
    mixed = [labelled[0], other[0], labelled[1], other[1], *labelled[2:], other[2]]

    assert_labelled(examined(b"".join(mixed)), "Ogg Opus comment AIGC")


def test_streams_that_follow_each_other_are_all_read() -> None:
    first, second = opus(1, b"TITLE=x"), opus(2, b"AIGC=" + TEXT)

    assert_labelled(examined(b"".join(first + second)))
    assert ids(examined(b"".join(second * 2))) == [reasons.SEVERAL]


def test_a_label_written_over_without_the_checksum_is_not_trusted() -> None:
    data = b"".join(opus(1, b"AIGC=" + TEXT)).replace(b'"Label":"1"', b'"Label":"2"')

    assert ids(examined(data)) == [reasons.DAMAGED]


@pytest.mark.parametrize(
    ("data", "reason_id"),
    [
        (b"".join(opus(1, b"AIGC=" + TEXT)[:1]), reasons.TRUNCATED),
        (b"".join(opus(1, PICTURE, b"AIGC=" + TEXT)[:2]), reasons.TRUNCATED),
        (b"".join(opus(1, b"TITLE=x")) + b"OggX" + bytes(99), reasons.DAMAGED),
        (b"".join(opus(1)[:1] + pages(1, b"NotTags" + comments())), reasons.DAMAGED),
    ],
)
def test_what_cannot_be_read_of_ogg_is_not_guessed_at(data: bytes, reason_id: str) -> None:
    examination = examined(data)

    assert examination.verdict is Verdict.INCONCLUSIVE
    assert reason_id in ids(examination)


# --- WAV -----------------------------------------------------------------------------------------


def chunk(name: bytes, *parts: bytes, size: int | None = None) -> bytes:
    body = b"".join(parts)
    size = len(body) if size is None else size
    return name + struct.pack("<I", size) + body + bytes(len(body) % 2)


FORMAT = chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16))
DATA, LABELLED = chunk(b"data", bytes(801)), chunk(b"AIGC", TEXT)
UNKNOWN = 0xFFFFFFFF


def rf64(*chunks: bytes) -> bytes:
    body = b"".join(chunks)
    sizes = chunk(b"ds64", struct.pack("<QQQI", 40 + len(body), 800, 0, 0))
    return b"RF64" + struct.pack("<I", UNKNOWN) + b"WAVE" + sizes + body


@pytest.mark.parametrize(
    "data",
    [
        chunk(b"RIFF", b"WAVE", FORMAT, DATA, LABELLED),
        chunk(b"RIFF", b"WAVE", LABELLED, FORMAT, DATA),
        chunk(b"RIFF", b"WAVE", FORMAT, DATA, chunk(b"AIGC", TEXT + b"\0\0")),
        chunk(b"RIFF", b"WAVE", FORMAT, DATA, chunk(b"_PMX", packet())),
        chunk(b"RIFF", b"WAVE", FORMAT, DATA, chunk(b"id3 ", id3(3, frame(3, user_text())))),
        chunk(b"RIFF", b"WAVE", FORMAT, DATA, LABELLED) + b"\r\nnot a chunk",
        chunk(
            b"RIFF", b"WAVE", FORMAT, LABELLED, chunk(b"data", bytes(9), size=UNKNOWN), size=UNKNOWN
        ),
        rf64(FORMAT, chunk(b"data", bytes(800), size=UNKNOWN), LABELLED),
    ],
    ids=["behind", "before", "zeros", "xmp", "id3", "rubbish", "stream", "rf64"],
)
def test_a_chunk_of_wav_is_a_label(data: bytes) -> None:
    assert_labelled(examined(data))


@pytest.mark.parametrize(
    ("data", "reason_id"),
    [
        (chunk(b"RIFF", b"WAVE", FORMAT, DATA) + LABELLED, reasons.DAMAGED),  # behind its end
        (chunk(b"RIFF", b"WAVE", FORMAT, DATA, LABELLED)[:-9], reasons.TRUNCATED),
        (chunk(b"RIFF", b"WAVE", FORMAT, LABELLED), reasons.TRUNCATED),
        (b"RF64" + chunk(b"RIFF", b"WAVE", FORMAT, DATA, LABELLED)[4:], reasons.DAMAGED),
        (chunk(b"RIFF", b"WAVE", FORMAT, DATA, b"x\0\0\0\0\0\0\0" * 200_001), reasons.EXHAUSTED),
        (chunk(b"RIFF", b"WAVE", DATA, chunk(b"AIGC", bytes(5 << 20))), reasons.EXHAUSTED),
    ],
)
def test_what_cannot_be_read_of_wav_is_not_guessed_at(data: bytes, reason_id: str) -> None:
    examination = examined(data)

    assert examination.verdict is Verdict.INCONCLUSIVE
    assert reason_id in ids(examination)


def test_a_chunk_in_lower_case_has_the_wrong_name() -> None:
    data = chunk(b"RIFF", b"WAVE", FORMAT, DATA, chunk(b"aigc", TEXT))

    assert ids(examined(data)) == [reasons.KEY_NAME]
