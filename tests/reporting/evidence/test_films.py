"""Films built by hand: what their containers allow and what is wrong with some."""

from __future__ import annotations

import struct

import pytest

from reporting.evidence import reasons
from reporting.evidence.verdict import Verdict
from tests.reporting.evidence.labels import LABEL, assert_labelled, examined, ids, packet

TEXT = LABEL.encode()
XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


# --- ISO base media ------------------------------------------------------------------------------


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def keyed(*names: bytes, text: bytes = TEXT, kind: int = 1, full: bool = True) -> bytes:
    """A `meta` box with one value, of the last of the names; QuickTime's is not a full box."""
    keys = b"".join(box(b"mdta", name) for name in names)
    data = box(b"data", struct.pack(">II", kind, 0), text)
    return box(
        b"meta",
        bytes(4) if full else b"",
        box(b"hdlr", bytes(24)),
        box(b"keys", bytes(4), struct.pack(">I", len(names)), keys),
        box(b"ilst", box(struct.pack(">I", len(names)), data)),
    )


def film(*in_moov: bytes, behind: bytes = b"") -> bytes:
    moov = box(b"moov", box(b"mvhd", bytes(100)), *in_moov)
    return box(b"ftyp", b"isom", bytes(4)) + moov + (behind or box(b"mdat", b"film"))


@pytest.mark.parametrize(
    "data",
    [
        film(box(b"udta", keyed(b"AIGC"))),
        film(box(b"udta", keyed(b"com.android.version", b"AIGC"))),
        film(keyed(b"AIGC", full=False)),
        film(box(b"udta", keyed(b"AIGC"), bytes(4))),
        film(box(b"trak", box(b"udta", keyed(b"AIGC")))),
        film(box(b"udta", keyed(b"AIGC", text=LABEL.encode("utf-16-be"), kind=2))),
        film(box(b"uuid", XMP_UUID, packet())),
        film(keyed(b"AIGC"), behind=struct.pack(">I4sQ", 1, b"mdat", 20) + b"film"),
        film(keyed(b"AIGC"), behind=struct.pack(">I4s", 0, b"mdat") + b"film" * 99),
    ],
    ids=["udta", "second", "quicktime", "zeros", "track", "utf-16", "uuid", "large", "to the end"],
)
def test_a_film_says_so_in_one_of_the_ways_that_it_can(data: bytes) -> None:
    assert_labelled(examined(data))


def test_two_labels_of_a_film_are_one_too_many() -> None:
    other = packet(LABEL.replace("0001", "0002"))
    data = film(keyed(b"AIGC")) + box(b"uuid", XMP_UUID, other)

    examination = examined(data)

    assert examination.verdict is Verdict.NONCOMPLIANT
    assert {reasons.SEVERAL, reasons.DISAGREE} <= set(ids(examination))


@pytest.mark.parametrize(
    ("data", "reason_id"),
    [
        (film(keyed(b"AIGC", kind=13)), reasons.UNSUPPORTED),  # a picture
        (film(keyed(b"AIGC", text=b"\xd8\0", kind=2)), reasons.DAMAGED),
        (film(keyed(b"AIGC").replace(b"\0\0\0\x01\0\0\0\x0cmdta", b"\0\0\0\x09\0\0\0\x0cmdta")), 0),
        (film(struct.pack(">I4s", 7, b"udta")), reasons.DAMAGED),
        (film(struct.pack(">I4s", 99999, b"udta")), reasons.DAMAGED),
        (film(behind=struct.pack(">I4s", 99999, b"mdat")), reasons.TRUNCATED),
        (film(behind=struct.pack(">I4sQ", 1, b"mdat", 2**64 - 1)), reasons.TRUNCATED),
        (film() + b"\0\0\0", reasons.TRUNCATED),
        (box(b"ftyp", b"isom", bytes(4)) + box(b"mdat", b"film"), reasons.TRUNCATED),
    ],
)
def test_what_cannot_be_read_of_a_film_is_not_guessed_at(data: bytes, reason_id: str | int) -> None:
    examination = examined(data)

    assert examination.verdict is Verdict.INCONCLUSIVE
    assert (reason_id or reasons.DAMAGED) in ids(examination)


def test_boxes_within_boxes_come_to_an_end() -> None:
    data = b""
    for _ in range(10_000):
        data = box(b"udta", data)

    examination = examined(film(data))

    assert ids(examination) == [reasons.EXHAUSTED]


# --- Matroska ------------------------------------------------------------------------------------

UNKNOWN = b"\x01" + b"\xff" * 7
CLUSTER = bytes.fromhex("1f43b675")


def element(element_id: str, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return bytes.fromhex(element_id) + struct.pack(">Q", len(body) | 1 << 56) + body


def simple_tag(name: bytes, text: bytes, *more: bytes) -> bytes:
    return element("67c8", element("45a3", name), element("4487", text), *more)


def tags(*simple: bytes) -> bytes:
    return element("1254c367", element("7373", element("63c0"), *simple))


def matroska(*in_segment: bytes, size: bytes | None = None) -> bytes:
    body = b"".join(in_segment)
    size = struct.pack(">Q", len(body) | 1 << 56) if size is None else size
    return element("1a45dfa3", element("4282", b"matroska")) + b"\x18\x53\x80\x67" + size + body


FRAME = element("a3", b"\x81\0\0\x80frame")
WHOLE = element("1f43b675", FRAME)


@pytest.mark.parametrize(
    "data",
    [
        matroska(tags(simple_tag(b"AIGC", TEXT)), WHOLE),
        matroska(WHOLE, tags(simple_tag(b"TITLE", b"x"), simple_tag(b"AIGC\0", TEXT + b"\0"))),
        matroska(WHOLE, tags(simple_tag(b"TITLE", b"x", simple_tag(b"AIGC", TEXT)))),
        matroska(tags(element("67c8", element("45a3", b"AIGC"), element("4485", TEXT))), WHOLE),
        matroska(
            CLUSTER,
            UNKNOWN,
            FRAME,
            FRAME,
            CLUSTER,
            b"\xff",
            FRAME,
            tags(simple_tag(b"AIGC", TEXT)),
            size=UNKNOWN,
        ),
    ],
    ids=["before", "behind", "within another", "bytes", "live"],
)
def test_a_tag_of_matroska_is_a_label_wherever_it_stands(data: bytes) -> None:
    assert_labelled(examined(data), "Matroska SimpleTag AIGC")


@pytest.mark.parametrize(
    ("data", "reason_id"),
    [
        (matroska(WHOLE, size=struct.pack(">Q", 9999 | 1 << 56)), reasons.TRUNCATED),
        (matroska(WHOLE, element("ec", bytes(50))[:-9], size=UNKNOWN), reasons.TRUNCATED),
        (matroska(WHOLE, tags(b"\x67\xc8\x88AIGC")), reasons.DAMAGED),
        (matroska(WHOLE, b"\x12\x54\xc3\x67\xff"), reasons.DAMAGED),
        (matroska(WHOLE, b"\0\0\0\0"), reasons.DAMAGED),
        (matroska(tags(simple_tag(b"TITLE", b"x"))), reasons.TRUNCATED),
    ],
)
def test_what_cannot_be_read_of_matroska_is_not_guessed_at(data: bytes, reason_id: str) -> None:
    examination = examined(data)

    assert (examination.verdict, ids(examination)) == (Verdict.INCONCLUSIVE, [reason_id])


def test_tags_within_tags_come_to_an_end() -> None:
    tag = b""
    for _ in range(100):
        tag = simple_tag(b"TITLE", b"x", tag)

    assert ids(examined(matroska(tags(tag), WHOLE))) == [reasons.EXHAUSTED]


def test_a_tag_in_lower_case_has_the_wrong_name() -> None:
    examination = examined(matroska(tags(simple_tag(b"aigc", TEXT)), WHOLE))

    assert (examination.verdict, ids(examination)) == (Verdict.NONCOMPLIANT, [reasons.KEY_NAME])


# --- FLV -----------------------------------------------------------------------------------------


def flv(*values: bytes, kind: int = 18, before: bytes = b"") -> bytes:
    body = b"".join(values)
    tag = struct.pack(">B3s7x", kind, len(body).to_bytes(3)) + body + bytes(4)
    return b"FLV\x01\x05\0\0\0\x09" + bytes(4) + before + tag


def short(text: bytes) -> bytes:
    return struct.pack(">H", len(text)) + text


def pair(name: bytes, value: bytes) -> bytes:
    return short(name) + value


ON_META_DATA, END = b"\x02" + short(b"onMetaData"), b"\0\0\x09"
STRING, LONG = b"\x02" + short(TEXT), b"\x0c" + struct.pack(">I", len(TEXT)) + TEXT
WIDTH = pair(b"width", b"\0" + struct.pack(">d", 16))
TIMES = b"\x0a" + struct.pack(">I", 2) + (b"\0" + bytes(8)) * 2
MAP = b"\x08\0\0\0\x02"
VIDEO = struct.pack(">B3s7x", 9, (5).to_bytes(3)) + b"video" + bytes(4)


@pytest.mark.parametrize(
    "data",
    [
        flv(ON_META_DATA, MAP, WIDTH, pair(b"AIGC", STRING), END),
        flv(ON_META_DATA, b"\x03", pair(b"AIGC", LONG), END, before=VIDEO * 3),
        flv(b"\x02", short(b"@setDataFrame"), ON_META_DATA, MAP, pair(b"AIGC", STRING), END),
        flv(
            ON_META_DATA,
            MAP,
            pair(b"keyframes", b"\x03" + pair(b"times", TIMES) + END),
            pair(b"AIGC", STRING),
            END,
        ),
        flv(ON_META_DATA, MAP, WIDTH, pair(b"AIGC", STRING)),
        flv(ON_META_DATA, MAP, pair(b"AIGC", STRING), END, bytes(3)),
    ],
    ids=["map", "object", "set", "behind keyframes", "no end", "padded"],
)
def test_a_value_of_the_script_tag_is_a_label(data: bytes) -> None:
    assert_labelled(examined(data), "FLV onMetaData AIGC")


@pytest.mark.parametrize(
    ("data", "reason_id"),
    [
        (flv(ON_META_DATA, MAP, pair(b"AIGC", b"\0" + bytes(8)), END), reasons.UNSUPPORTED),
        (flv(ON_META_DATA, MAP, pair(b"AIGC", b"\x11\x0a"), END), reasons.UNSUPPORTED),
        (flv(ON_META_DATA, MAP, pair(b"AIGC", STRING[:-9])), reasons.DAMAGED),
        (flv(ON_META_DATA, MAP, WIDTH, END, kind=18 | 0x20), reasons.ENCRYPTED),
        (flv(ON_META_DATA, MAP, WIDTH, END, kind=7), reasons.DAMAGED),
        (flv(ON_META_DATA, (MAP + short(b"a")) * 1000), reasons.EXHAUSTED),
        (flv(ON_META_DATA, b"\x0a\xff\xff\xff\xff" * 1000), reasons.EXHAUSTED),
        (flv(ON_META_DATA, MAP, WIDTH, END)[:-6], reasons.TRUNCATED),
    ],
)
def test_what_cannot_be_read_of_flv_is_not_guessed_at(data: bytes, reason_id: str) -> None:
    examination = examined(data)

    assert examination.verdict is Verdict.INCONCLUSIVE
    assert reason_id in ids(examination)


# --- AVI -----------------------------------------------------------------------------------------


def chunk(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


MOVI = chunk(b"LIST", b"movi", chunk(b"00dc", b"frame"))
INFO = chunk(b"LIST", b"INFO", chunk(b"ISFT", b"any"), chunk(b"AIGC", TEXT, b"\0"))


@pytest.mark.parametrize(
    "data",
    [
        chunk(b"RIFF", b"AVI ", MOVI, INFO),
        chunk(b"RIFF", b"AVI ", INFO, MOVI) + chunk(b"RIFF", b"AVIX", MOVI),
        chunk(b"RIFF", b"AVI ", MOVI) + chunk(b"RIFF", b"AVIX", MOVI, INFO),
    ],
)
def test_a_film_in_several_forms_is_read_to_the_end(data: bytes) -> None:
    assert_labelled(examined(data), "RIFF LIST INFO AIGC")


@pytest.mark.parametrize(
    ("data", "reason_id"),
    [
        (chunk(b"RIFF", b"AVI ", MOVI, INFO)[:-30], reasons.TRUNCATED),
        (chunk(b"RIFF", b"AVI ", MOVI) + chunk(b"RIFF", b"AVIX", MOVI)[:-9], reasons.TRUNCATED),
        (
            chunk(b"RIFF", b"AVI ", chunk(b"LIST", b"INFO", b"AIGC\xff\0\0\0{"), MOVI),
            reasons.DAMAGED,
        ),
        (chunk(b"RIFF", b"AVI ", MOVI) + chunk(b"AIGC", TEXT), reasons.DAMAGED),
    ],
)
def test_what_cannot_be_read_of_avi_is_not_guessed_at(data: bytes, reason_id: str) -> None:
    examination = examined(data)

    assert examination.verdict is Verdict.INCONCLUSIVE
    assert reason_id in ids(examination)
