"""Files of every kind that labels are read from: small ones as other programs write them, made
large with what such files are mostly full of. All have one label."""

import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

CODE = "001191110102MACQD9K64010000"
FIELDS = {
    "Label": "1",
    "ContentProducer": CODE,
    "ProduceID": "b7f2c0d1-0001",
    "ReservedCode1": "",
    "ContentPropagator": CODE,
    "PropagateID": "b7f2c0d1-0001",
    "ReservedCode2": "",
}
LABEL = json.dumps({"AIGC": FIELDS}, separators=(",", ":")).encode()
BLOCK = 1 << 16


def _noise(size: int) -> bytes:
    """Nothing in it is a marker of any container."""
    return bytes(random.Random(size).choices(range(1, 128), k=BLOCK)) * (size // BLOCK + 1)


def png(size: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 2000, 2000, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", header), chunk(b"tEXt", b"AIGC\0" + LABEL)]
    parts += [chunk(b"IDAT", _noise(BLOCK)[:8192])] * (size // 8192)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def jpeg(size: int) -> bytes:
    comment = b"\xff\xfe" + struct.pack(">H", len(LABEL) + 2) + LABEL
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + _noise(size)
    return b"\xff\xd8" + comment + scan + b"\xff\xd9"


def gif(size: int) -> bytes:
    comment = b"".join(
        bytes([len(part)]) + part
        for part in (LABEL[at : at + 255] for at in range(0, len(LABEL), 255))
    )
    screen = struct.pack("<HHBBB", 2000, 2000, 0, 0, 0)
    image = b"," + struct.pack("<HHHHB", 0, 0, 2000, 2000, 0) + b"\x08"
    blocks = (b"\xff" + _noise(BLOCK)[:255]) * (size // 256)
    return b"GIF89a" + screen + b"!\xfe" + comment + b"\0" + image + blocks + b"\0;"


def _riff(kind: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    body = kind + b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
        for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def wav(size: int) -> bytes:
    sound = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    return _riff(b"WAVE", (b"fmt ", sound), (b"data", bytes(size)), (b"AIGC", LABEL))


def avi(size: int) -> bytes:
    info = b"INFOAIGC" + struct.pack("<I", len(LABEL) + 1) + LABEL + b"\0"
    frames = b"movi" + (b"00dc" + struct.pack("<I", 8192) + _noise(BLOCK)[:8192]) * (size // 8200)
    return _riff(b"AVI ", (b"LIST", info + b"\0" * (len(info) % 2)), (b"LIST", frames))


def mp4(size: int) -> bytes:
    def box(kind: bytes, *inner: bytes) -> bytes:
        body = b"".join(inner)
        return struct.pack(">I", len(body) + 8) + kind + body

    keys = box(b"keys", b"\0" * 4, struct.pack(">I", 1), box(b"mdta", b"AIGC"))
    data = box(b"data", struct.pack(">II", 1, 0), LABEL)
    kind = box(b"hdlr", b"\0" * 8, b"mdta", b"\0" * 13)
    meta = box(b"meta", kind, keys, box(b"ilst", box(struct.pack(">I", 1), data)))
    began = box(b"ftyp", b"isom\0\0\2\0isommp41")
    return began + box(b"mdat", _noise(size)) + box(b"moov", box(b"udta", meta))


def matroska(size: int) -> bytes:
    def element(kind: bytes, data: bytes) -> bytes:
        return kind + struct.pack(">Q", len(data) | 1 << 56) + data

    simple = element(b"\x45\xa3", b"AIGC") + element(b"\x44\x87", LABEL)
    tags = element(b"\x12\x54\xc3\x67", element(b"\x73\x73", element(b"\x67\xc8", simple)))
    clusters = element(b"\x1f\x43\xb6\x75", _noise(BLOCK)) * (size // BLOCK)
    head = element(b"\x1a\x45\xdf\xa3", element(b"\x42\x82", b"matroska"))
    return head + element(b"\x18\x53\x80\x67", clusters + tags)


def mp3(size: int) -> bytes:
    text = b"\x03AIGC\0" + LABEL
    frame = b"TXXX" + struct.pack(">I", len(text)) + b"\0\0" + text
    length = bytes(len(frame) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + length + frame + (b"\xff\xfb\x90\x00" + bytes(413)) * (size // 417)


def flac(size: int) -> bytes:
    comment = b"AIGC=" + LABEL
    vorbis = struct.pack("<II", 0, 1) + struct.pack("<I", len(comment)) + comment
    info = b"\0" + (34).to_bytes(3, "big") + bytes(34)
    return b"fLaC" + info + b"\x84" + len(vorbis).to_bytes(3, "big") + vorbis + _noise(size)


def docx(size: int) -> bytes:
    text = LABEL.decode().replace('"', "&quot;")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", "<w/>")
        file.writestr("word/media/image1.png", _noise(size), zipfile.ZIP_STORED)
        custom = f'<P xmlns="{office}"><property name="AIGC"><v>{text}</v></property></P>'
        file.writestr("docProps/custom.xml", custom)
    return made.getvalue()


def pdf(size: int) -> bytes:
    escaped = LABEL.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    stream = _noise(size)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</AIGC(" + escaped + b")>>",
        b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream",
    ]
    made, places = bytearray(b"%PDF-1.7\n"), list[int]()
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places)
    trailer = b"trailer<</Size 5/Root 1 0 R/Info 3 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    return bytes(made) + b"xref\n0 5\n" + table + trailer


def markdown(size: int) -> bytes:
    line = "正文由人工智能生成，仅供参考。\n".encode()
    return b"---\nAIGC: '" + LABEL + b"'\n---\n" + line * (size // len(line))


KINDS: Mapping[str, Callable[[int], bytes]] = {
    made.__name__: made
    for made in (png, jpeg, gif, wav, avi, mp4, matroska, mp3, flac, docx, pdf, markdown)
}


def write(folder: Path, size: int) -> dict[str, Path]:
    """A file of about `size` bytes of each kind."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in KINDS.items():
        (folder / name).write_bytes(made(size))
    return {name: folder / name for name in KINDS}
