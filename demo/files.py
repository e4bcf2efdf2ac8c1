"""Small files as generative services give them to users, written byte by byte: each holds the label
where such a file holds it, or none where `label` is empty."""

import html
import math
import struct
import zlib
from array import array

RATE = 8000
BEATS = ((1, 1), (0, 1), (1, 3), (0, 3), (1, 1), (0, 1), (1, 1))  # short long, short short
UNIT = 0.1  # seconds


def png(shade: int, label: str) -> bytes:
    """A grey picture of 16 by 16."""
    header = struct.pack(">IIBBBBB", 16, 16, 8, 0, 0, 0, 0)
    rows = bytes([0, *[shade % 256] * 16]) * 16
    text = _part(b"tEXt", b"AIGC\0" + label.encode()) if label else b""
    parts = [_part(b"IHDR", header), text, _part(b"IDAT", zlib.compress(rows)), _part(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _part(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def jpeg(label: str) -> bytes:
    """A grey picture of 8 by 8: one block, and of it nothing but the mean."""
    tables = (
        _segment(0xDB, b"\0" + b"\1" * 64)
        + _segment(0xC0, struct.pack(">BHHB", 8, 8, 8, 1) + b"\1\x11\0")
        + b"".join(_segment(0xC4, bytes([kind, 1, *[0] * 15, 0])) for kind in (0x00, 0x10))
    )
    packet = _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _packet(label)) if label else b""
    scan = _segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x3f"
    return b"\xff\xd8" + packet + tables + scan + b"\xff\xd9"


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _packet(label: str) -> bytes:
    """XMP, as image programs write it."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/">'
        f"<TC260:AIGC>{html.escape(label)}</TC260:AIGC>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def wav(pitch: int, label: str, *, cue: bool = False) -> bytes:
    """A tone; with `cue`, the rhythm that labels sound stands before it."""
    beats = ((1, 2), (0, 4)) if not cue else (*BEATS, (0, 6), (1, 2), (0, 4))
    sound = array("h")
    for loud, units in beats:
        frames = range(round(RATE * UNIT * units))
        step = 2 * math.pi * (400 + pitch % 400) / RATE
        sound.extend(round(loud * 9000 * math.sin(step * at)) for at in frames)
    data = struct.pack(f"<{len(sound)}h", *sound)
    chunks = [(b"fmt ", struct.pack("<HHIIHH", 1, 1, RATE, 2 * RATE, 2, 16)), (b"data", data)]
    chunks += [(b"AIGC", label.encode())] if label else []
    body = b"WAVE" + b"".join(_chunk(*one) for one in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _chunk(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def mp4(shade: int, label: str) -> bytes:
    """A film without a track: what describes it is there, and some bytes."""
    header = struct.pack(">IIIIIIH", 0, 0, 0, 1000, 1000, 0x10000, 0x100) + bytes(10)
    matrix = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    movie = _box(b"mvhd", header + matrix + bytes(24) + struct.pack(">I", 1))
    if label:
        movie += _box(b"udta", _meta(label))
    kind = _box(b"ftyp", b"isom" + bytes(4) + b"isommp42")
    return kind + _box(b"moov", movie) + _box(b"mdat", bytes([shade % 256]) * 64)


def _meta(label: str) -> bytes:
    """Keys, and their values by number."""
    text = label.encode()
    keys = struct.pack(">II", 0, 1) + _box(b"mdta", b"AIGC")
    value = _box(b"data", struct.pack(">II", 1, 0) + text)
    handler = _box(b"hdlr", bytes(8) + b"mdta" + bytes(13))
    parts = handler + _box(b"keys", keys) + _box(b"ilst", _box(struct.pack(">I", 1), value))
    return _box(b"meta", bytes(4) + parts)


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def pdf(number: int, label: str) -> bytes:
    """A document of one empty page."""
    escaped = label.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    info = f"/AIGC ({escaped}) " if label else ""
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        f"<< {info}/Title (Invented {number}) >>",
    )
    written, places = "%PDF-1.7\n", []
    for at, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{at} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (
        f"{written}xref\n0 5\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    ).encode("ascii")


def markdown(number: int, label: str) -> bytes:
    front = f"---\ntitle: Invented {number}\nAIGC: {_unwrapped(label)}\n---\n" if label else ""
    return f"{front}# Invented {number}\n\nNothing of this ever happened.\n".encode()


def _unwrapped(label: str) -> str:
    return label.removeprefix('{"AIGC":').removesuffix("}")


def text(number: int) -> bytes:
    """Plain text has no place for an implicit label; the explicit one opens it."""
    return f"本文由人工智能生成。第{number}篇：以下内容纯属虚构。\n".encode()
