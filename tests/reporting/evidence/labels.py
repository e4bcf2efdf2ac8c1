"""A label as it must be, and what the tests ask of files."""

from __future__ import annotations

import html
import io
import json
from pathlib import Path

from reporting.evidence.verdict import Examination, Verdict, examine

FILES = Path(__file__).parent / "files"
NOTES = {"films-and-music.md", "images-and-documents.md", "exiftool.config"}
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
LABEL = json.dumps({"AIGC": FIELDS}, separators=(",", ":"))


def label_of(uscc: str, number: str) -> str:
    """Of one content of a platform's own."""
    code = f"0011{uscc}10000"
    pairs = {"ContentProducer": code, "ContentPropagator": code}
    numbers = {"ProduceID": number, "PropagateID": number}
    return json.dumps({"AIGC": {**FIELDS, **pairs, **numbers}}, separators=(",", ":"))


BARE = json.dumps(FIELDS, separators=(",", ":"))

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TC260 = "http://www.tc260.org.cn/ns/AIGC/1.0/"


def packet(text: str = BARE, *, namespace: str = TC260, name: str = "TC260:AIGC") -> bytes:
    """An XMP packet, as image programs write it."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">'
        f'<rdf:Description rdf:about="" xmlns:TC260="{namespace}">'
        f"<{name}>{html.escape(text)}</{name}></rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode()


def examined(data: bytes) -> Examination:
    return examine(io.BytesIO(data))


def ids(examination: Examination) -> list[str]:
    return [given.reason_id for given in examination.reasons]


def assert_labelled(examination: Examination, location: str | None = None) -> None:
    assert (examination.verdict, examination.reasons) == (Verdict.COMPLIANT, [])
    (label,) = examination.labels
    assert label.fields == FIELDS
    assert location in (None, label.location)
