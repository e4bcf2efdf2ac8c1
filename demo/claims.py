"""Who claims which safeguard, and what is shown of it: a few sound claims, and one of each way in
which a claim may not hold. The days of validity follow the clock; no verdict does, until two years
after the campaign: then nobody can claim anything of its months.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from demo import files, samples
from demo.cast import Invented
from demo.labels import label

# By the platform's index, the largest being 0.
SAMPLED, DENIED, TEXTS, PLANNED, ENDING, SMALL_BANK, FEW, DOES_NOT_APPLY = range(8)
KEYWORDS_OF = 10  # one platform in so many shows its library of keywords
AFTER = date(2025, 7, 1)  # what was found in the campaign says nothing against such a claim
DURING = date(2025, 6, 1)
LONGEST = timedelta(days=730)  # Candor takes two years
# How long after today. Of what ends in 30 days, its platform is reminded at once.
YEAR, SOON = timedelta(days=365), timedelta(days=30)
MEASURED_ON = "2025-07-10"


@dataclass(frozen=True)
class Claim:
    """`shown` by slot: names and contents of files."""

    control: str
    status: str = "implemented"
    valid_from: date = AFTER
    lasts: timedelta = YEAR
    measured: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)

    def validity(self, today: date) -> tuple[date, date]:
        """To be submitted today, it has to last beyond today; and it may not last too long."""
        until = today + self.lasts
        return max(self.valid_from, until - LONGEST), until


def claims_of(platform: Invented, seed: int) -> list[Claim]:
    of_ten = [_keywords(12_000 + 10 * platform.index)] * (platform.index % KEYWORDS_OF == 0)
    return of_ten + (CLAIMED[platform.index](platform, seed) if platform.index in CLAIMED else [])


def _every_modality(platform: Invented, seed: int) -> Claim:
    """Eight of 420 samples are wrong: the claim is that none is."""
    archive = samples.labelled(platform, samples.OF_ALL_KINDS, seed, samples.FLAWS)
    return Claim(
        "LBL-01",
        measured={"modalities": ["text", "image", "audio", "video"]},
        shown={"label_sample": ("samples.zip", archive)},
    )


def _images(platform: Invented, seed: int) -> Claim:
    """Every sample is labelled; but the reports of these months hold items without a label."""
    return Claim(
        "LBL-01",
        valid_from=DURING,
        lasts=SOON,
        measured={"modalities": ["image"]},
        shown={"label_sample": ("images.zip", samples.labelled(platform, {"png": 80}, seed))},
    )


def _texts(platform: Invented) -> Claim:
    return Claim(
        "LBL-02",
        measured={"continuously_shown": True},
        shown={
            "text_sample": ("texts.zip", samples.texts(80)),
            "page_capture": ("page.png", files.png(200, label(platform.uscc, "page-1"))),
        },
    )


def _agreement(platform: Invented) -> Claim:
    content = f"# 用户协议（虚构）\n\n{platform.name_zh}：生成内容均添加标识。\n".encode()
    measured = {
        "url": f"https://{platform.slug}.example/terms",
        "version": "3.1",
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return Claim("LBL-10", measured=measured, shown={"document": ("agreement.md", content)})


def _keywords(many: int, lasts: timedelta = YEAR) -> Claim:
    measured = {
        "as_of": MEASURED_ON,
        "keywords": many,
        "risks_covered": 31,
        "updated_on": "2025-07-08",
    }
    return Claim("SAF-01", lasts=lasts, measured=measured)


def _questions() -> Claim:
    """1,800 questions, where the standard asks for 2,000."""
    measured = {
        "as_of": MEASURED_ON,
        "questions": 1_800,
        "risks": [{"risk": f"A.{at}", "questions": 100} for at in range(1, 19)],
        "updated_on": "2025-07-01",
    }
    return Claim("SAF-02", measured=measured)


def _cues() -> Claim:
    """All twelve are as they must be; twelve are too few to tell."""
    return Claim(
        "LBL-04",
        measured={"cue": "rhythm", "position": "start"},
        shown={"media_sample": ("cues.zip", samples.cues(12))},
    )


CLAIMED: Mapping[int, Callable[[Invented, int], list[Claim]]] = {
    SAMPLED: lambda one, seed: [_every_modality(one, seed), _agreement(one)],
    DENIED: lambda one, seed: [_images(one, seed)],
    TEXTS: lambda one, _: [_texts(one)],
    PLANNED: lambda *_: [Claim("SAF-01", status="planned")],
    ENDING: lambda *_: [_keywords(15_000, SOON)],
    SMALL_BANK: lambda *_: [_questions()],
    FEW: lambda *_: [_cues()],
    DOES_NOT_APPLY: lambda *_: [Claim("LBL-04", status="not_applicable")],
}
