"""Labels that other programs wrote into images and documents. See files/images-and-documents.md."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pikepdf
import pptx
import pytest
from docx.opc.packuri import PackURI as DocxURI
from docx.opc.part import Part as DocxPart
from openpyxl.packaging.custom import StringProperty
from PIL import Image, PngImagePlugin
from pptx.opc.package import Part as PptxPart
from pptx.opc.packuri import PackURI as PptxURI

from reporting.evidence.verdict import Verdict
from tests.reporting.evidence.labels import (
    BARE,
    CODE,
    FIELDS,
    FILES,
    LABEL,
    TC260,
    assert_labelled,
    examined,
    ids,
    packet,
)

PNG_XMP, JPEG_XMP = "PNG iTXt XML:com.adobe.xmp TC260:AIGC", "JPEG APP1 XMP TC260:AIGC"
WRITTEN = {
    "exiftool-comment.avif": ("heic", "HEIC EXIF UserComment"),
    "exiftool-comment.jpg": ("jpeg", "JPEG EXIF UserComment"),
    "exiftool-comment.png": ("png", "PNG eXIf EXIF UserComment"),
    "exiftool-comment.tif": ("tiff", "TIFF EXIF UserComment"),
    "exiftool-info.pdf": ("pdf", "PDF Info /AIGC"),
    "exiftool-text.png": ("png", "PNG tEXt AIGC"),
    "exiftool-xmp.avif": ("heic", "HEIC XMP TC260:AIGC"),
    "exiftool-xmp.gif": ("gif", "GIF XMP Data TC260:AIGC"),
    "exiftool-xmp.jpg": ("jpeg", JPEG_XMP),
    "exiftool-xmp.pdf": ("pdf", "PDF XMP TC260:AIGC"),
    "exiftool-xmp.png": ("png", PNG_XMP),
    "exiftool-xmp.tif": ("tiff", "TIFF XMP TC260:AIGC"),
    "exiftool-ztext.png": ("png", "PNG zTXt AIGC"),
    "pikepdf-packed.pdf": ("pdf", "PDF Info /AIGC"),
    "pillow-heif-comment.heic": ("heic", "HEIC EXIF UserComment"),
    "pillow-heif-xmp.heic": ("heic", "HEIC XMP TC260:AIGC"),
    "pillow-comment.webp": ("webp", "WebP EXIF UserComment"),
    "pillow-xmp.webp": ("webp", "WebP XMP TC260:AIGC"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_label_written_by_another_program_is_read_where_it_stands(name: str) -> None:
    examination = examined((FILES / name).read_bytes())

    container, location = WRITTEN[name]
    assert examination.container == container
    assert_labelled(examination, location)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_file_that_ends_early_is_never_taken_for_one_without_a_label(name: str) -> None:
    data = (FILES / name).read_bytes()
    for end in range(len(data)):
        if data[:end].rstrip().endswith(b"%%EOF"):
            continue  # all that the file was before it was changed by appending
        examination = examined(data[:end])
        assert examination.verdict in (Verdict.INCONCLUSIVE, Verdict.COMPLIANT), end
        if examination.verdict is Verdict.COMPLIANT:
            assert_labelled(examination)


@pytest.mark.skipif(not shutil.which("exiftool"), reason="needs exiftool")
@pytest.mark.parametrize("kind", ["png", "jpg", "gif", "tif", "avif", "pdf"])
def test_what_this_machines_exiftool_writes_is_read(kind: str, tmp_path: Path) -> None:
    made = tmp_path / f"made.{kind}"
    made.write_bytes(pdf() if kind == "pdf" else image(kind))
    config = str(FILES / "exiftool.config")
    command = ("exiftool", "-config", config, "-q", f"-XMP-TC260:AIGC={LABEL}", str(made))

    subprocess.run(command, check=True, timeout=60)

    assert_labelled(examined(made.read_bytes()))


# --- Images ------------------------------------------------------------------------------------


def image(kind: str, **options: Any) -> bytes:
    made = io.BytesIO()
    kind = {"jpg": "jpeg", "tif": "tiff"}.get(kind, kind)
    Image.new("RGB", (8, 8), "red").save(made, kind, **options)
    return made.getvalue()


def png(*texts: tuple[str, str], compressed: bool = False) -> bytes:
    info = PngImagePlugin.PngInfo()
    for key, text in texts:
        info.add_itxt(key, text, zip=compressed)
    return image("png", pnginfo=info)


def exif(comment: bytes) -> Image.Exif:
    made = Image.Exif()
    made.get_ifd(0x8769)[0x9286] = comment
    return made


MADE: dict[str, Callable[[], bytes]] = {
    "iTXt, compressed": lambda: png(("AIGC", LABEL), compressed=True),
    "TIFF": lambda: image("tiff", tiffinfo={700: packet()}),
    "BigTIFF": lambda: image("tiff", tiffinfo={700: packet()}, big_tiff=True),
    "JPEG comment": lambda: image("jpeg", comment=LABEL),
    "UTF-16 comment": lambda: image(
        "jpeg", exif=exif(b"UNICODE\0" + LABEL.encode("utf-16-le")).tobytes()
    ),
    "progressive JPEG": lambda: image("jpeg", xmp=packet(), progressive=True),
    "wrapped in XMP": lambda: image("webp", xmp=packet(LABEL)),
    "an attribute of XMP": lambda: image("jpeg", xmp=as_attribute()),
    "HEIC": lambda: image("avif", xmp=packet()).replace(b"ftypavif", b"ftypheic"),
}


def box(kind: bytes, *content: bytes) -> bytes:
    data = b"".join(content)
    return struct.pack(">I4s", len(data) + 8, kind) + data


def heic(method: int, *, encoding: bytes = b"", protection: int = 0) -> bytes:
    """A packet in two pieces, at offsets from a base: in the file (0), in `idat` (1), elsewhere."""
    data = packet()
    entry = struct.pack(">IHH4s", 2 << 24, 7, protection, b"mime")
    entry = box(b"infe", entry, b"x\0application/rdf+xml\0", encoding, b"\0")
    items = box(b"iinf", bytes(4), b"\0\1", entry)

    def meta(base: int) -> bytes:
        head = struct.pack(">IBBHHHHI", 1 << 24, 0x44, 0x40, 1, 7, method, 0, base)
        extents = struct.pack(">HIIII", 2, 0, 100, 100, len(data) - 100)
        held = box(b"idat", b"pad", data) if method else b""
        return box(b"meta", bytes(4), items, box(b"iloc", head, extents), held)

    start = box(b"ftyp", b"heic", bytes(4), b"mif1")
    if method:
        return start + meta(3)
    return start + meta(len(start) + len(meta(0)) + 8) + box(b"mdat", data)


def test_items_of_heic_are_read_wherever_they_are_kept() -> None:
    for method in (0, 1):
        assert_labelled(examined(heic(method)), "HEIC XMP TC260:AIGC")
    assert ids(examined(heic(2))) == ["L008"]
    assert ids(examined(heic(1, encoding=b"deflate"))) == ["L008"]
    assert ids(examined(heic(1, protection=1))) == ["L006"]


def as_attribute() -> bytes:
    element = f"<TC260:AIGC>{html.escape(BARE)}</TC260:AIGC>".encode()
    attribute = f' TC260:AIGC="{html.escape(BARE)}">'.encode()
    plain = packet()
    assert element in plain
    before, _, after = plain.partition(element)
    return before.removesuffix(b">") + attribute + after


@pytest.mark.parametrize("name", MADE)
def test_every_way_to_write_it_into_an_image_is_read(name: str) -> None:
    assert_labelled(examined(MADE[name]()))


def test_a_packet_that_is_spread_over_segments_is_read() -> None:
    plain = image("jpeg", xmp=b"<x/>")
    packed = packet(json.dumps({**FIELDS, "ReservedCode1": "r" * 900}))
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + len(packed).to_bytes(4, "big")
    segments = b""
    for at in reversed(range(0, len(packed), 500)):  # in any order
        content = head + at.to_bytes(4, "big") + packed[at : at + 500]
        segments += b"\xff\xe1" + (len(content) + 2).to_bytes(2, "big") + content

    whole = examined(plain[:2] + segments + plain[2:])
    gap = examined(plain[:2] + segments[:-600] + plain[2:])

    assert (whole.verdict, len(whole.labels)) == (Verdict.COMPLIANT, 1)
    assert gap.verdict is Verdict.INCONCLUSIVE


def test_what_looks_like_a_label_in_a_place_without_a_name_is_none() -> None:
    for comment in (b"ASCII\0\0\0AIGC", b"ASCII\0\0\0" + BARE.encode(), b"ASCII\0\0\0a photo"):
        assert examined(image("jpeg", exif=exif(comment).tobytes())).verdict is Verdict.NOT_FOUND
    assert examined(image("jpeg", xmp=packet(name="TC260:Other"))).verdict is Verdict.NOT_FOUND


def test_two_labels_are_one_too_many_and_two_that_differ_are_named() -> None:
    twice = examined(png(("AIGC", LABEL), ("XML:com.adobe.xmp", packet().decode())))
    other = examined(png(("AIGC", LABEL), ("AIGC", LABEL.replace("0001", "0002"))))

    assert (twice.verdict, ids(twice)) == (Verdict.NONCOMPLIANT, ["L102"])
    assert (other.verdict, ids(other)) == (Verdict.NONCOMPLIANT, ["L102", "L103"])


def test_every_page_of_an_image_is_looked_at() -> None:
    page = Image.new("RGB", (8, 8), "blue")
    pages = image("tiff", tiffinfo={700: packet()}, save_all=True, append_images=[page])

    assert ids(examined(pages)) == ["L102"]


def test_a_packet_without_a_trailer_of_its_own_ends_where_its_container_says() -> None:
    data = (FILES / "exiftool-xmp.gif").read_bytes()
    bare = re.sub(rb"<\?xpacket end='.'\?>", lambda found: b" " * len(found[0]), data)

    assert bare != data
    assert_labelled(examined(bare))


def test_a_damaged_place_makes_a_file_inconclusive_though_another_holds_a_label() -> None:
    damaged = packet()[:-60]
    found = examined(png(("AIGC", LABEL), ("XML:com.adobe.xmp", damaged.decode())))

    assert (found.verdict, ids(found)) == (Verdict.INCONCLUSIVE, ["L003"])
    assert len(found.labels) == 1


def test_entities_are_refused_and_foreign_namespaces_are_noticed() -> None:
    entity = b'<!DOCTYPE a [<!ENTITY e "x">]>' + packet()
    foreign = examined(image("jpeg", xmp=packet(namespace="http://example.org/")))

    assert ids(examined(image("jpeg", xmp=entity))) == ["L003"]
    assert (foreign.verdict, ids(foreign)) == (Verdict.COMPLIANT, ["L124"])


def test_what_inflates_without_end_is_left_alone() -> None:
    bomb = examined(png(("AIGC", "0" * (5 << 20)), compressed=True))

    assert (bomb.verdict, ids(bomb)) == (Verdict.INCONCLUSIVE, ["L004"])


# --- PDF ---------------------------------------------------------------------------------------

Packed = pikepdf.ObjectStreamMode


def pdf(*, xmp: str = "", info: dict[str, str] | None = None, **options: Any) -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        for key, text in (info or {}).items():
            document.docinfo[f"/{key}"] = text
        if xmp:
            with document.open_metadata() as metadata:
                metadata[f"{{{TC260}}}AIGC"] = xmp
        document.save(made, **options)
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pdf(info={"AIGC": LABEL}, object_stream_mode=Packed.disable),
        pdf(info={"AIGC": LABEL}, object_stream_mode=Packed.generate),
        pdf(info={"AIGC": LABEL}, object_stream_mode=Packed.generate, linearize=True),
        pdf(xmp=BARE, compress_streams=True),
        b"junk before it\x80\n" + pdf(info={"AIGC": LABEL}),
    ],
    ids=["table", "object streams", "linearized", "XMP", "junk"],
)
def test_every_way_to_write_it_into_a_pdf_is_read(data: bytes) -> None:
    assert_labelled(examined(data))


def test_the_label_of_a_pdf_is_the_one_that_is_in_force() -> None:
    """Changing a file by appending leaves what was there before; it is read no more."""
    old = (FILES / "exiftool-info.pdf").read_bytes()
    assert old.count(b"startxref") == 2
    first = old[: old.index(b"%%EOF") + 6]

    assert examined(old).verdict is Verdict.COMPLIANT
    assert examined(first).verdict is Verdict.NOT_FOUND


def test_a_label_that_was_replaced_by_appending_is_read_as_it_is_now() -> None:
    old = pdf(info={"AIGC": "an old one"}, object_stream_mode=Packed.disable)
    start = old[old.rindex(b"startxref") :].split()[1]
    root = old.partition(b"/Root ")[2].split(b" R")[0]
    new = old + f"9 0 obj <</AIGC({LABEL})>> endobj\n".encode()
    table = len(new)
    new += b"xref\n9 1\n%010d 00000 n \n" % len(old)
    new += b"trailer<</Size 10/Root %s R/Info 9 0 R/Prev %s>>\n" % (root, start)
    new += b"startxref\n%d\n%%%%EOF\n" % table

    assert ids(examined(old)) == ["L104"]
    assert_labelled(examined(new), "PDF Info /AIGC")


def test_objects_that_a_hybrid_file_hides_from_old_readers_are_read() -> None:
    """As word processors write it: the table calls object 4 free, a stream knows where it is."""
    information = f"<</AIGC({LABEL})>>".encode()
    data, offsets = b"%PDF-1.5\n", {}
    for number, body in (
        (1, b"<</Type/Catalog/Pages 2 0 R>>"),
        (2, b"<</Type/Pages/Kids[]/Count 0>>"),
        (3, stream(b"/Type/ObjStm/N 1/First 4", b"4 0 " + information)),
        (5, stream(b"/Type/XRef/Size 6/W[1 1 1]/Index[4 1]", b"\2\3\0")),
    ):
        offsets[number] = len(data)
        data += b"%d 0 obj %s endobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 6\n"
    for number in range(6):
        used = b"n" if number in offsets else b"f"
        data += b"%010d 00000 %s \n" % (offsets.get(number, 0), used)
    data += b"trailer<</Size 6/Root 1 0 R/Info 4 0 R/XRefStm %d>>\n" % offsets[5]
    data += b"startxref\n%d\n%%%%EOF\n" % start

    assert_labelled(examined(data), "PDF Info /AIGC")


def stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def test_a_pdf_that_cannot_be_read_is_inconclusive() -> None:
    locked = pdf(info={"AIGC": LABEL}, encryption=pikepdf.Encryption(owner="a", user="b"))
    moved = pdf(info={"AIGC": LABEL}, object_stream_mode=Packed.disable).replace(
        b"2 0 obj", b"7 0 obj"
    )
    twice = pdf(info={"AIGC": LABEL}, xmp=BARE)

    assert ids(examined(locked)) == ["L006"]
    assert examined(moved).verdict is Verdict.INCONCLUSIVE
    assert ids(examined(twice)) == ["L102"]


def test_references_that_lead_to_themselves_come_to_an_end() -> None:
    looped = pdf(info={"AIGC": LABEL}, object_stream_mode=Packed.disable)
    number = looped[: looped.index(b"/AIGC")].rsplit(b" 0 obj", 1)[0].rsplit(b"\n", 1)[1]
    looped = looped.replace(b"/Info " + number, b"/Prev " + number)
    size = looped[looped.rindex(b"startxref") :].split()[1]
    prev = looped.replace(b"/Prev " + number + b" 0 R", b"/Prev " + size)

    assert examined(looped).container == "pdf"
    assert examined(prev).verdict is Verdict.NOT_FOUND


# --- Office documents --------------------------------------------------------------------------

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
CUSTOM = f"{OFFICE}/relationships/custom-properties"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def properties(text: str = LABEL, name: str = "AIGC") -> bytes:
    """As Word writes it."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" '
        f'name="{name}"><vt:lpwstr>{html.escape(text)}</vt:lpwstr></property></Properties>'
    ).encode()


def docx_file(part: str = "/docProps/custom.xml", content: bytes | None = None) -> bytes:
    made, document = io.BytesIO(), docx.Document()
    package = document.part.package
    assert package is not None
    blob = properties() if content is None else content
    package.relate_to(DocxPart(DocxURI(part), CUSTOM_TYPE, blob, package), CUSTOM)
    document.save(made)
    return made.getvalue()


def pptx_file() -> bytes:
    made, slides = io.BytesIO(), pptx.Presentation()
    package = slides.part.package
    custom = PptxPart(PptxURI("/docProps/custom.xml"), CUSTOM_TYPE, package, properties())
    package.relate_to(custom, CUSTOM)
    slides.save(made)
    return made.getvalue()


def xlsx_file() -> bytes:
    made, workbook = io.BytesIO(), openpyxl.Workbook()
    properties: Any = workbook  # its stubs do not know them
    properties.custom_doc_props.append(StringProperty(name="AIGC", value=LABEL))
    workbook.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("kind", "data"), [("docx", docx_file()), ("pptx", pptx_file()), ("xlsx", xlsx_file())]
)
def test_the_custom_property_of_an_office_document_is_read(kind: str, data: bytes) -> None:
    examination = examined(data)

    assert examination.container == kind
    assert_labelled(examination, "OOXML docProps/custom.xml AIGC")
    for end in range(0, len(data), 501):
        assert examined(data[:end]).verdict is Verdict.INCONCLUSIVE


def test_custom_properties_are_found_by_any_name_of_their_part() -> None:
    assert_labelled(examined(docx_file("/odd/name.xml")), "OOXML odd/name.xml AIGC")


def test_a_zip_is_only_what_it_holds() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("docProps/custom.xml", properties())

    assert ids(examined(made.getvalue())) == ["L011"]
    assert ids(examined(docx_file(content=b"<a"))) == ["L003"]


def test_a_name_in_lower_case_is_a_mistake_and_not_overlooked() -> None:
    found = examined(docx_file(content=properties(name="aigc")))

    assert (found.verdict, ids(found)) == (Verdict.NONCOMPLIANT, ["L109"])


# --- Markdown and text -------------------------------------------------------------------------

BLOCK = "AIGC:\n" + "".join(f"  {key}: '{value}'\n" for key, value in FIELDS.items())


@pytest.mark.parametrize(
    "matter",
    [
        f"AIGC: '{LABEL}'\n",
        f"AIGC: {LABEL}\n",
        f"title: it's\nAIGC: {json.dumps(LABEL)} # written by a tool\nlang: zh\n",
        f"AIGC: >-\n  {LABEL}\n",
        BLOCK,
        "AIGC: {" + BLOCK[6:].replace("\n", ",").strip(",") + "}\n",
        BLOCK.replace("'", '"'),
        BLOCK.replace("\n", "\r\n"),
    ],
)
def test_front_matter_is_read(matter: str) -> None:
    for mark in ("", "\ufeff"):
        examination = examined(f"{mark}---\n{matter}---\n# Text\n".encode())

        assert examination.container == "markdown"
        assert_labelled(examination, "Markdown front matter AIGC")


def test_what_stands_in_the_text_is_no_front_matter() -> None:
    assert examined(f"# Text\n---\n{BLOCK}---\n".encode()).verdict is Verdict.NOT_FOUND
    assert examined(f"---\nother:\n  {BLOCK}---\n".encode()).verdict is Verdict.NOT_FOUND
    assert examined(f"---\n{BLOCK}and no end".encode()).verdict is Verdict.INCONCLUSIVE
    assert ids(examined(b"---\n" + b"a: b\n" * 6000 + BLOCK.encode() + b"---\n")) == ["L004"]
    twice = examined(f"---\n{BLOCK}{BLOCK}---\n".encode())
    assert (twice.verdict, ids(twice)) == (Verdict.NONCOMPLIANT, ["L102"])


def test_a_name_and_a_number_are_read_from_front_matter_as_they_are() -> None:
    block = BLOCK.replace("'1'", "1").replace(CODE, "Minimax Agent AI")
    found = examined(f"---\n{block}---\n".encode())

    assert found.verdict is Verdict.COMPLIANT
    assert sorted(set(ids(found))) == ["L112", "L119", "L125"]


@pytest.mark.parametrize(
    ("data", "container"),
    [
        ("平台说明".encode("gb18030"), "text"),
        ("平台说明".encode("utf-16"), "text"),
        (b"a text that speaks of %PDF- files", "text"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"<?xml version='1.0'?><a/>", None),
        (b"{\\rtf1 text}", None),
        (bytes(range(256)), None),
        (b"\x89PN", None),
        (b"", None),
    ],
)
def test_text_is_text_whatever_it_is_written_in(data: bytes, container: str | None) -> None:
    found = examined(data)

    assert found.container == container
    assert found.verdict is (Verdict.NOT_FOUND if container else Verdict.INCONCLUSIVE)
