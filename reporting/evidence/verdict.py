"""One file, one verdict. Whatever goes wrong makes it inconclusive, and never a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import BinaryIO

from msgspec import Struct

from reporting.checks.characters import shown
from reporting.evidence import explicit, reasons
from reporting.evidence.containers import (
    avi,
    flac,
    flv,
    gif,
    heic,
    isobmff,
    jpeg,
    markdown,
    matroska,
    mp3,
    ogg,
    ooxml,
    pdf,
    png,
    text,
    tiff,
    wav,
    webp,
)
from reporting.evidence.detect import archive, detect
from reporting.evidence.label import Label, compare, read
from reporting.evidence.reasons import REASONS, Given, Weight
from reporting.evidence.sites import Found, Site, Trouble
from reporting.evidence.sources import Budget, Damaged, Exhausted, Limits, Source
from reporting.vocabulary.terms import Text

VERSION = "2"  # of the readers and of Annex E's rules: other answers, another number
MOST_SITES = 20  # of one file; with two of them it is noncompliant already
MOST_REASONS = 200

READERS: Mapping[str, Callable[[Source], Iterator[Found]]] = MappingProxyType(
    {
        "avi": avi.find,
        "docx": ooxml.find,
        "flac": flac.find,
        "flv": flv.find,
        "gif": gif.find,
        "heic": heic.find,
        "jpeg": jpeg.find,
        "m4a": isobmff.find,
        "markdown": markdown.find,
        "matroska": matroska.find,
        "mov": isobmff.find,
        "mp3": mp3.find,
        "mp4": isobmff.find,
        "ogg": ogg.find,
        "pdf": pdf.find,
        "png": png.find,
        "pptx": ooxml.find,
        "text": text.find,
        "tiff": tiff.find,
        "wav": wav.find,
        "webp": webp.find,
        "xlsx": ooxml.find,
    }
)
EXPLICIT: Mapping[str, Callable[[Source], list[Given] | None]] = MappingProxyType(
    {"markdown": explicit.in_text, "text": explicit.in_text, "wav": explicit.in_sound}
)


class Verdict(StrEnum):
    COMPLIANT = "compliant"
    NONCOMPLIANT = "noncompliant"
    NOT_FOUND = "not_found"
    INCONCLUSIVE = "inconclusive"


WORDS: Mapping[Verdict, Text] = MappingProxyType(
    {
        Verdict.COMPLIANT: Text("compliant", "符合"),
        Verdict.NONCOMPLIANT: Text("noncompliant", "不符合"),
        Verdict.NOT_FOUND: Text("not found", "未发现标识"),
        Verdict.INCONCLUSIVE: Text("inconclusive", "无法判定"),
    }
)


class Packed(Exception):
    """An archive: its members are files of their own, see `reporting.evidence.sets`."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Seen(Struct, frozen=True):
    """A site for showing: cut and escaped."""

    location: str
    text: str


class Examination(Struct, frozen=True, kw_only=True):
    """`container` is None where it was not recognised. `verdict` and `reasons` speak of the
    implicit label alone; `explicit` of the other one, None where a machine cannot tell."""

    container: str | None
    verdict: Verdict
    reasons: list[Given]
    labels: list[Label] = []
    sites: list[Seen] = []
    explicit: list[Given] | None = None


def examine(file: BinaryIO, *, limits: Limits | None = None) -> Examination:
    """Read a seekable file for its label. Nothing is raised, whoever is to blame."""
    budget = Budget(limits or Limits())
    container, sites, given = _read(file, budget)
    labels = list[Label]()
    for site in sites:
        label, more = read(site)
        labels += [label] if label else []
        given += more
    given += compare(sites, labels)
    if not sites and not given:
        given.append(Given(reasons.NOT_FOUND))
    return Examination(
        container=container,
        verdict=_verdict(sites, given),
        reasons=list(dict.fromkeys(given))[:MOST_REASONS],
        labels=labels,
        sites=[_seen(site) for site in sites],
        explicit=_explicit(file, container, budget),
    )


def failed(reason_id: str, detail: str = "", *, location: str = "") -> Examination:
    """Of a file that could not be examined at all."""
    given = [Given(reason_id, shown(location), shown(detail))]
    return Examination(container=None, verdict=Verdict.INCONCLUSIVE, reasons=given)


def _verdict(sites: list[Site], given: list[Given]) -> Verdict:
    weights = {REASONS[one.reason_id].weight for one in given}
    if Weight.DOUBT in weights:
        return Verdict.INCONCLUSIVE
    if Weight.ERROR in weights:
        return Verdict.NONCOMPLIANT
    return Verdict.COMPLIANT if sites else Verdict.NOT_FOUND


def _read(file: BinaryIO, budget: Budget) -> tuple[str | None, list[Site], list[Given]]:
    container, sites, given = None, list[Site](), list[Given]()
    try:
        source = Source(file, budget)
        container = _container(source)
        for found in READERS[container](source):
            if isinstance(found, Trouble):
                given.append(Given(found.reason_id, shown(found.location)))
            else:
                sites.append(_named(found))
            if max(len(sites), len(given)) >= MOST_SITES:
                break
    except Exception as error:  # noqa: BLE001 - a reader that fails must not fail the others' files
        given.append(_given(error))
    return container, sites, given


def _container(source: Source) -> str:
    if not source.size:
        raise Damaged("", reasons.EMPTY_FILE)
    container = detect(source)
    if container is None and (kind := archive(source)):
        raise Packed(kind)
    if container is None:
        raise Damaged("", reasons.UNRECOGNISED)
    return container


def _given(error: Exception) -> Given:
    if isinstance(error, Packed):
        return Given(reasons.ARCHIVE, "", error.kind)
    if isinstance(error, Damaged):
        return Given(error.reason_id, shown(error.location))
    if isinstance(error, Exhausted):
        late = error.limit == "seconds"
        return Given(reasons.TIME if late else reasons.EXHAUSTED, "", error.limit)
    if isinstance(error, MemoryError):
        return Given(reasons.EXHAUSTED, "", "memory")
    return Given(reasons.FAILED, "", type(error).__name__)


def _named(site: Site) -> Site:
    return Site(shown(site.location), site.text, site.key)


def _seen(site: Site) -> Seen:
    text = site.text if isinstance(site.text, str) else site.text.decode("utf-8", "replace")
    return Seen(site.location, shown(text))


def _explicit(file: BinaryIO, container: str | None, budget: Budget) -> list[Given] | None:
    if container is None or container not in EXPLICIT:
        return None
    try:
        return EXPLICIT[container](Source(file, budget))
    except Exception as error:  # noqa: BLE001 - as above
        return [_given(error)]
