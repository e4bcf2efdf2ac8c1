"""The rhythm that labels sound: short long, short short."""

from __future__ import annotations

import io
import math
import random
import struct
import sys
import wave
from array import array
from collections.abc import Sequence

import pytest

from reporting.evidence import reasons, rhythm
from reporting.evidence.sources import Damaged, Source
from reporting.evidence.verdict import examine

RATE = 8000
LABEL = ((1, 1), (0, 1), (1, 3), (0, 3), (1, 1), (0, 1), (1, 1))
Samples = Sequence[float]


def morse(
    beats: Sequence[tuple[int, float]] = LABEL,
    *,
    unit: float = 0.1,
    pitches: Sequence[float] = (800,),
    loud: float = 0.3,
) -> list[float]:
    """Sounds (1) and pauses (0) of so many units; `pitches` in turn."""
    samples, sounds = list[float](), 0
    for sound, units in beats:
        step = 2 * math.pi * pitches[sounds % len(pitches)] / RATE
        sounds += sound
        samples += [sound * loud * math.sin(step * at) for at in range(round(RATE * unit * units))]
    return samples


def silence(seconds: float) -> list[float]:
    return [0.0] * int(seconds * RATE)


def noise(seconds: float, loud: float = 0.9) -> list[float]:
    chance = random.Random(1)
    return [chance.uniform(-loud, loud) for _ in range(int(seconds * RATE))]


def wav(samples: Samples, *, bits: int = 16, channels: int = 1) -> io.BytesIO:
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(bits // 8)
        writer.setframerate(RATE)
        writer.writeframes(b"".join(_whole(sample, bits) * channels for sample in samples))
    file.seek(0)
    return file


def _whole(sample: float, bits: int) -> bytes:
    if bits == 8:
        return bytes([round(sample * 127) + 128])
    return round(sample * ((1 << bits - 1) - 1)).to_bytes(bits // 8, "little", signed=True)


def floats(samples: Samples) -> io.BytesIO:
    data = array("f", samples)
    if sys.byteorder == "big":
        data.byteswap()
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 3, 1, RATE, 4 * RATE, 4, 32)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", 4 * len(data)) + data.tobytes()
    return io.BytesIO(struct.pack("<4sI", b"RIFF", len(body)) + body)


def heard(file: io.BytesIO) -> float | None:
    return rhythm.heard(Source(file))


@pytest.mark.parametrize("bits", [8, 16, 24, 32])
@pytest.mark.parametrize("channels", [1, 2])
def test_the_rhythm_is_heard_in_samples_of_any_size(bits: int, channels: int) -> None:
    assert heard(wav(silence(1) + morse() + silence(0.5), bits=bits, channels=channels)) == 1.0


def test_the_rhythm_is_heard_in_floating_samples() -> None:
    assert heard(floats(silence(1) + morse())) == 1.0


@pytest.mark.parametrize("unit", [0.05, 0.1, 0.4])
@pytest.mark.parametrize("pitch", [200, 800, 3000])
def test_neither_tempo_nor_pitch_matters(unit: float, pitch: float) -> None:
    assert heard(wav(morse(unit=unit, pitches=[pitch]))) == 0.0


def test_the_rhythm_may_be_softer_than_what_follows() -> None:
    assert heard(wav(morse(loud=0.1) + silence(0.5) + noise(2))) == 0.0


def test_the_rhythm_is_heard_in_a_little_noise() -> None:
    sounds = silence(0.5) + morse(loud=0.5) + silence(0.5)
    noisy = [sample + hiss for sample, hiss in zip(sounds, noise(9, 0.01), strict=False)]

    assert heard(wav(noisy)) == 0.5


def test_the_end_of_a_long_file_is_listened_to() -> None:
    assert heard(wav(noise(1) + silence(69) + morse())) == 70.0


@pytest.mark.parametrize(
    "samples",
    [
        [],
        silence(1),
        noise(3),
        morse([(1, 3), (0, 1), (1, 1), (0, 3), (1, 1), (0, 1), (1, 1)]),  # NI
        morse([(1, 1), (0, 1), (1, 3), (0, 3), (1, 3), (0, 1), (1, 1)]),  # AN
        morse([(1, 1), (0, 1), (1, 3), (0, 1), (1, 1), (0, 1), (1, 1)]),  # L, one letter
        morse([(1, 1), (0, 1), *LABEL]),  # UI
        morse([*LABEL, (0, 1), (1, 1)]),  # AS
        morse([(1, 1), (0, 1), (1, 1), (0, 3), (1, 1), (0, 1), (1, 1)]),  # II
        morse(unit=0.02),
        morse(pitches=[800, 300, 800, 500]),  # no tone: syllables, drums
    ],
)
def test_other_sounds_are_not_taken_for_it(samples: Samples) -> None:
    assert heard(wav(samples)) is None


def test_samples_that_cannot_be_read_are_not_judged() -> None:
    squeezed = bytearray(wav(morse()).getvalue())
    squeezed[20] = 2  # ADPCM

    with pytest.raises(Damaged):
        heard(io.BytesIO(squeezed))
    assert examine(io.BytesIO(squeezed)).explicit is None


def test_an_examination_says_whether_it_was_heard() -> None:
    assert examine(wav(morse())).explicit == []
    (given,) = examine(wav(silence(1))).explicit or []
    assert given.reason_id == reasons.NO_RHYTHM
