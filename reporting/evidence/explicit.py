"""The explicit label, chapter 5 of GB 45438-2025, as far as a machine can tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from reporting.evidence import reasons, rhythm
from reporting.evidence.containers import markdown, text
from reporting.evidence.reasons import Given
from reporting.evidence.sources import Damaged, Source

ENDS = 300  # characters of a text's start and end in which a prompt may stand
AI = r"(?:人工智能|(?<![A-Za-z])AI(?![A-Za-z]))"
MADE = r"(?:生成|合成)"
PROMPT = re.compile(f"{AI}[^。！？\n]{{0,20}}?{MADE}|{MADE}[^。！？\n]{{0,20}}?{AI}")

LEAST_RATIO, LEAST_SECONDS = 0.05, 2.0


class Modality(StrEnum):
    IMAGE = "image"
    VIDEO = "video"
    SCENE = "scene"


@dataclass(frozen=True)
class Declared:
    """What a platform says of its label: text height over the shortest side of the picture (of the
    bounding rectangle, where it is none), seconds at normal speed, whether the start shows it."""

    height_ratio: float | None = None
    seconds: float | None = None
    at_start: bool | None = None


def of_declared(modality: Modality, declared: Declared) -> list[Given]:
    """What is wrong with it; nothing for a label as it must be. Images have neither seconds nor a
    start, and a scene has no duration."""
    given = [_least(reasons.TOO_SMALL, "height_ratio", declared.height_ratio, LEAST_RATIO)]
    if modality is Modality.VIDEO:
        given.append(_least(reasons.TOO_SHORT, "seconds", declared.seconds, LEAST_SECONDS))
    if modality is not Modality.IMAGE:
        given.append(_at_start(declared.at_start))
    return [one for one in given if one is not None]


def _least(reason_id: str, name: str, value: float | None, least: float) -> Given | None:
    if value is None or value != value:  # not a number
        return Given(reasons.NOT_DECLARED, name)
    return Given(reason_id, name, f"{value:g} < {least:g}") if value < least else None


def _at_start(value: bool | None) -> Given | None:
    if value is None:
        return Given(reasons.NOT_DECLARED, "at_start")
    return None if value else Given(reasons.NOT_AT_START, "at_start")


def in_text(source: Source) -> list[Given]:
    """Nothing where the text says at its start or its end that it is generated. Front matter is
    not seen by those who read it."""
    beginning = markdown.seen(text.beginning(source)).strip()
    short = source.size <= text.BEGINNING
    ending = beginning if short else text.ending(source, ENDS * 4).rstrip()
    if PROMPT.search(beginning[:ENDS]) or PROMPT.search(ending[-ENDS:]):
        return []
    return [Given(reasons.NO_PROMPT)]


def in_sound(source: Source) -> list[Given] | None:
    """Nothing where the rhythm for sound is heard; None where the samples cannot be read."""
    try:
        begins = rhythm.heard(source)
    except Damaged:
        return None
    return [Given(reasons.NO_RHYTHM)] if begins is None else []
