"""Sets of samples as platforms hand them in: a zip, the same bytes for the same seed."""

import io
import random
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping

from demo import files
from demo.cast import Invented
from demo.labels import NO_NUMBER, SOUND, UNLABELLED, WRONG_CODE, label

# How many of each kind a service of every modality hands in: 420.
OF_ALL_KINDS = {"png": 120, "jpg": 60, "wav": 80, "mp4": 80, "md": 40, "pdf": 40}
# What is wrong with eight of these.
FLAWS = {
    "png": (UNLABELLED, UNLABELLED, UNLABELLED),
    "jpg": (WRONG_CODE, WRONG_CODE),
    "wav": (UNLABELLED,),
    "mp4": (NO_NUMBER,),
    "pdf": (WRONG_CODE,),
}
WRITERS: Mapping[str, Callable[[int, str], bytes]] = {
    "png": files.png,
    "wav": files.wav,
    "mp4": files.mp4,
    "pdf": files.pdf,
    "md": files.markdown,
}
LONG_AGO = (2025, 7, 1, 0, 0, 0)


def labelled(
    platform: Invented,
    many: Mapping[str, int],
    seed: int,
    flaws: Mapping[str, tuple[str, ...]] | None = None,
) -> bytes:
    """So many of each kind, in folders; the flawed ones are anywhere among them."""
    return packed(_labelled(platform, many, seed, flaws or {}))


def _labelled(
    platform: Invented,
    many: Mapping[str, int],
    seed: int,
    flaws: Mapping[str, tuple[str, ...]],
) -> Iterator[tuple[str, bytes]]:
    rng = random.Random(f"{seed} {platform.uscc} samples")
    for kind, count in many.items():
        flawed = flaws.get(kind, ())
        whose = dict(zip(rng.sample(range(count), len(flawed)), flawed, strict=True))
        for at in range(count):
            number = f"{platform.slug}-{kind}-{at:04d}"
            written = label(platform.uscc, number, whose.get(at, SOUND))
            yield f"{kind}/{number}.{kind}", write(kind, at, written)


def write(kind: str, at: int, written: str) -> bytes:
    """One sample of a kind, with a label or none."""
    if kind == "jpg":
        return files.jpeg(written)
    return WRITERS[kind](at, written)


def texts(many: int) -> bytes:
    return packed((f"text-{at:04d}.txt", files.text(at)) for at in range(many))


def cues(many: int) -> bytes:
    """Sounds that begin with the rhythm."""
    return packed((f"cue-{at:04d}.wav", files.wav(at, "", cue=True)) for at in range(many))


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()
