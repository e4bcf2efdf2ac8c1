"""The explicit label of sound that needs no words: short long, short short (GB 45438-2025, 5.3).

That is AI in Morse code. Listened to are WAV files of plain samples, the first channel, at their
beginning and their end. What is heard is there; what isn't may still be, under speech or music.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from reporting.evidence.containers import wav
from reporting.evidence.sites import UNSUPPORTED
from reporting.evidence.sources import MIB, Damaged, Source

LISTENED, MOST_BYTES = 30.0, 16 * MIB  # from each end: seconds, and at most so many bytes
FRAME = 0.01  # seconds, of which one loudness is taken
LOUD = (0.5, 0.25, 0.1, 0.05)  # of the loudest frame: a rhythm may be softer than what follows it
SHORTEST, LONGEST = 0.04, 1.0  # seconds of a short sound
ALIKE = 1.5  # times that one short sound, or pause within a letter, may be as long as another
LONG = (2.0, 5.0)  # times a short sound; three in Morse code
APART = 1.5  # times that what is around a letter is at least as long as the pauses in it
PITCH, PITCHED = 0.15, 4096  # how much the four sounds may differ; samples that are looked at

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
CODES = {(PCM, 8): "b", (PCM, 16): "h", (PCM, 24): "h", (PCM, 32): "i", (FLOAT, 32): "f"}
SIGNED = bytes(byte ^ 0x80 for byte in range(256))  # samples of 8 bits are written without a sign

EVER = 1 << 40  # frames

Samples = Sequence[float]


@dataclass(frozen=True)
class Format:
    kind: int
    channels: int
    rate: int  # samples a second
    bits: int

    @property
    def block(self) -> int:
        """Bytes of one sample of all channels."""
        return self.channels * self.bits // 8


@dataclass(frozen=True)
class Run:
    """Frames in a row that are all loud, or all quiet."""

    start: int
    length: int


def heard(source: Source) -> float | None:
    """At which second of a WAV file the rhythm begins; None where none is heard.

    `Damaged` where the samples cannot be read: of a kind that is not read here, or broken.
    """
    form, body = _samples(source)
    for start, size in _windows(form, body.size):
        samples = _decoded(body.read_at(start, size), form)
        frame = _rhythm(source, samples, max(1, round(form.rate * FRAME)))
        if frame is not None:
            return round(start / form.block / form.rate + frame * FRAME, 2)
    return None


def _samples(source: Source) -> tuple[Format, Source]:
    form = None
    for chunk in wav.chunks(source):
        if chunk.name == "fmt ":
            form = _format(chunk.body)
        elif chunk.name == "data" and form:
            return form, chunk.body
    raise Damaged("WAV samples")


def _format(body: Source) -> Format:
    head = body.exactly(0, 16, "WAV format")
    kind, channels, rate, _, block, bits = struct.unpack("<HHIIHH", head)
    if kind == EXTENSIBLE:
        kind = int.from_bytes(body.exactly(24, 2, "WAV format"), "little")
    form = Format(kind, channels, rate, bits)
    if (kind, bits) not in CODES or not 1_000 <= rate <= 1_000_000:
        raise Damaged("WAV format", UNSUPPORTED)
    if not channels or block != form.block:
        raise Damaged("WAV format")
    return form


def _windows(form: Format, size: int) -> Iterator[tuple[int, int]]:
    """The beginning and the end, or all of it where that is no more."""
    most = int(min(LISTENED * form.rate, MOST_BYTES // form.block)) * form.block
    size -= size % form.block
    if size <= 2 * most:
        yield 0, size
    else:
        yield from ((0, most), (size - most, most))


def _decoded(data: bytes, form: Format) -> Samples:
    """The first channel. Of 24 bits, the upper 16."""
    data = data[: len(data) - len(data) % form.block]
    if form.bits == 8:
        data = data.translate(SIGNED)
    elif form.bits == 24:
        upper = bytearray(len(data) // 3 * 2)
        upper[0::2], upper[1::2] = data[1::3], data[2::3]
        data = bytes(upper)
    samples = array(CODES[form.kind, form.bits], data)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples[:: form.channels]


def _rhythm(source: Source, samples: Samples, frame: int) -> int | None:
    """The frame at which it begins."""
    loudness = _loudness(samples, frame)
    loudest = max(loudness, default=0)
    for share in LOUD:
        runs = _runs([loud > share * loudest for loud in loudness])
        for first in range(0, len(runs) - 8, 2):
            source.item()
            sounds, pauses = runs[first + 1 : first + 8 : 2], runs[first : first + 9 : 2]
            if _keeps_time(sounds, pauses) and _keeps_pitch(sounds, samples, frame):
                return sounds[0].start
    return None


def _loudness(samples: Samples, frame: int) -> list[float]:
    """From the lowest to the highest sample of each frame: a constant offset is not loud."""
    frames = (samples[at : at + frame] for at in range(0, len(samples), frame))
    return [max(part) - min(part) for part in frames]


def _runs(loud: list[bool]) -> list[Run]:
    """Quiet, loud, quiet and so on. What is before the first sound and behind the last one is
    quiet for as long as may be asked of it."""
    runs, at = [Run(0, EVER)], 0
    for is_loud, frames in groupby(loud):
        length = sum(1 for _ in frames)
        if is_loud or at:
            runs.append(Run(at, length))
        at += length
    return [*runs, Run(at, EVER)] if loud and loud[-1] else [*runs[:-1], Run(at, EVER)]


def _keeps_time(sounds: Sequence[Run], pauses: Sequence[Run]) -> bool:
    short, long, *others = (run.length for run in sounds)
    before, within, between, also_within, behind = (run.length for run in pauses)
    shorts = (short, *others)
    return (
        min(shorts) * FRAME >= SHORTEST
        and max(shorts) * FRAME <= LONGEST
        and _alike(shorts)
        and _alike((within, also_within))
        and LONG[0] <= 3 * long / sum(shorts) <= LONG[1]
        and min(before, between, behind) >= APART * max(within, also_within)
    )


def _alike(lengths: Sequence[int]) -> bool:
    return max(lengths) - 1 <= ALIKE * min(lengths)  # where a frame begins is chance


def _keeps_pitch(sounds: Sequence[Run], samples: Samples, frame: int) -> bool:
    """Whether the four are one tone: drums and syllables keep time now and then."""
    pitches = [_pitch(samples, run, frame) for run in sounds]
    return max(pitches) - min(pitches) <= PITCH * max(pitches) and min(pitches) > 0


def _pitch(samples: Samples, run: Run, frame: int) -> float:
    """How often the middle of a sound crosses its own mean, by the sample."""
    start, end = run.start * frame, (run.start + run.length) * frame
    cut = max(frame // 2, (end - start - PITCHED) // 2)
    part = samples[start + cut : end - cut]
    if len(part) < 2:
        return 0
    mean = sum(part) / len(part)
    above = [sample > mean for sample in part]
    return sum(one != other for one, other in pairwise(above)) / len(part)
