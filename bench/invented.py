"""Records that nobody filed: lines of NDJSON of about 390 bytes, as a platform would send them.

Ids increase, as those that a database gives out. Codes are drawn in the proportions of the demo,
from a thousand combinations; a target, a moment and a digest are each line's own.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from demo import proportions
from demo.proportions import Weights

CHUNK = 10_000
COMBINATIONS = 1_000
PRODUCTS = ("feed-01", "studio-02")
SUBJECTS: Mapping[str, tuple[float, Weights, Weights]] = {
    # How often, what is done, and why.
    "item": (93, {"REMOVE": 94, "LIMIT": 4, "LABEL": 2}, proportions.ITEM_CATEGORIES),
    "account": (4, proportions.ACCOUNT_ACTIONS, proportions.ACCOUNT_CATEGORIES),
    "product": (1, proportions.PRODUCT_ACTIONS, proportions.PRODUCT_CATEGORIES),
    "goods": (1, proportions.GOODS_ACTIONS, proportions.GOODS_CATEGORIES),
    "channel": (1, proportions.CHANNEL_ACTIONS, proportions.CHANNEL_CATEGORIES),
}
NOTES = (
    "AI rumour about a flood, spread by a group of accounts; passed on to the operations team.",
    "批量生成的不实信息，已联系发布者，并将样本加入特征库。",
    "Reported by a user and confirmed in manual review.",
)
# Each breaks a line in several ways at once: shape, codes, times, texts.
FAULTS: tuple[Mapping[str, object], ...] = (
    {"category": "P9-9", "acted_at": "2025-07-01T00:00:00+08:00"},
    {"action": "CLOSE_ACCOUNT", "content_at": "1970-01-01T00:00:00Z"},
    {"content_sha256": "0123", "province": "99", "target": "   "},
    {"detection": 5, "colour": "red"},
    {"acted_at": "2025-05-12 10:00", "note": "联系电话 13800138000", "label": "maybe"},
    {"target": None, "modality": "hologram"},
)


@dataclass(frozen=True)
class Invented:
    """Lines in a file, and how many there are of each subject and action."""

    path: Path
    records: int
    counts: Counter[tuple[str, str]]


def write(path: Path, records: int, *, start: int = 0, faulty: bool = False) -> Invented:
    """Records with ids from `start` on: the same lines whenever the same is asked for.

    `faulty`: every one of them wrong in several ways.
    """
    rng = random.Random(f"2025 {start}")
    codes = _combinations(rng)
    weights = [weight for _, _, weight in codes]
    counts: Counter[tuple[str, str]] = Counter()
    with path.open("w", encoding="utf-8") as file:
        for first in range(start, start + records, CHUNK):
            drawn = rng.choices(codes, weights, k=min(CHUNK, start + records - first))
            counts.update(key for key, _, _ in drawn)
            lines = _lines(rng, first, [text for _, text, _ in drawn])
            file.writelines(_broken(lines) if faulty else lines)
    return Invented(path, records, counts)


Codes = tuple[tuple[str, str], str, float]


def _combinations(rng: random.Random) -> list[Codes]:
    """Subject and action, the codes as they stand in a line, and how often they come."""
    return [
        combination
        for subject, (often, actions, categories) in SUBJECTS.items()
        for combination in _of_subject(rng, subject, often, actions, categories)
    ]


def _of_subject(
    rng: random.Random, subject: str, often: float, actions: Weights, categories: Weights
) -> Iterator[Codes]:
    many = round(COMBINATIONS * (0.8 if subject == "item" else 0.05))
    drawn = {
        "action": actions,
        "category": categories,
        "detection": proportions.DETECTIONS,
        **_details(subject),
    }
    columns = {
        name: rng.choices(list(weights), list(weights.values()), k=many)
        for name, weights in drawn.items()
    }
    for at in range(many):
        given = {"subject": subject} | {name: column[at] for name, column in columns.items()}
        text = ",".join(f'"{name}":"{code}"' for name, code in given.items() if code)
        yield (subject, given["action"]), text, often / many


def _details(subject: str) -> Mapping[str, Weights]:
    if subject == "product":
        return {"product_kind": proportions.KINDS}
    details = {"province": proportions.ELSEWHERE}
    if subject != "item":
        return details
    return {
        **details,
        "modality": proportions.MODALITIES["clips"],
        "label": proportions.LABELS,
        "product": {"": 2, PRODUCTS[0]: 3, PRODUCTS[1]: 1},
    }


def _lines(rng: random.Random, first: int, codes: list[str]) -> list[str]:
    noise = rng.randbytes(32 * len(codes)).hex()
    start = datetime.fromisoformat("2025-05-01T00:00:00+08:00")
    moments = rng.choices(range(30 * 86_400), k=len(codes))
    ages = rng.choices(range(60, 400_000), k=len(codes))
    return [
        f'{{"record_id":"may-{first + at:09d}",{text},'
        f'"acted_at":"{(acted := start + timedelta(seconds=moments[at])).isoformat()}",'
        f'"content_at":"{(acted - timedelta(seconds=ages[at])).isoformat()}",'
        f'"target":"https://clips.example/p/{(first + at) * 0x9E3779B1 % 0x100000000:08x}",'
        f'"content_sha256":"{noise[64 * at : 64 * at + 64]}"{_note(first + at)}}}\n'
        for at, text in enumerate(codes)
    ]


def _note(number: int) -> str:
    """One line in five has one."""
    return "" if number % 5 else f',"note":"{NOTES[number // 5 % len(NOTES)]}"'


def _broken(lines: list[str]) -> Iterator[str]:
    for at, line in enumerate(lines):
        yield json.dumps(json.loads(line) | FAULTS[at % len(FAULTS)], ensure_ascii=False) + "\n"
