"""The records of one platform and month, as lines of NDJSON: a million of them in seconds.

What records have in common is drawn once, as a few hundred combinations of codes and a few
thousand moments; a line joins one of each to an id and a target of its own.
"""

import calendar
import gzip
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from demo import oddities, proportions
from demo.cast import Invented
from demo.proportions import Weights
from demo.volumes import Volume

COMBINATIONS = 220
MOMENTS = 6_000

CODES: Mapping[str, tuple[Weights, Weights]] = {
    # By subject: what is done, and why.
    "product": (proportions.PRODUCT_ACTIONS, proportions.PRODUCT_CATEGORIES),
    "account": (proportions.ACCOUNT_ACTIONS, proportions.ACCOUNT_CATEGORIES),
    "goods": (proportions.GOODS_ACTIONS, proportions.GOODS_CATEGORIES),
    "channel": (proportions.CHANNEL_ACTIONS, proportions.CHANNEL_CATEGORIES),
    "item": ({}, proportions.ITEM_CATEGORIES),
}
PLACES = {"product": "apps", "item": "p", "account": "u", "goods": "goods", "channel": "c"}


@dataclass(frozen=True)
class Combination:
    """Codes that go together, and `text`: as they stand in a line."""

    subject: str
    action: str
    category: str
    product_kind: str
    text: str
    digested: bool


@dataclass
class Ledger:
    """The records of a month, each a line without its break, and the codes of each."""

    platform: Invented
    month: str
    lines: list[str] = field(default_factory=list)
    combinations: list[Combination] = field(default_factory=list)

    @property
    def ids(self) -> str:
        """What the ids of the month's records begin with."""
        return f"{self.platform.slug}-{self.month}-"

    def counts(self) -> Counter[Combination]:
        return Counter(self.combinations)


def write(platform: Invented, month: str, volume: Volume, seed: int) -> Ledger:
    """Every record of the month: the same for the same seed."""
    ledger = Ledger(platform, month)
    rng = random.Random(f"{seed} {platform.uscc} {month}")
    for subject, count in (
        ("product", volume.products),
        ("account", volume.accounts),
        ("goods", volume.goods),
        ("channel", volume.channels),
    ):
        _add(ledger, rng, count, _combinations(platform, month, subject, rng))
    for action, count in {**volume.lenient, "REMOVE": volume.removed}.items():
        _add(ledger, rng, count, _combinations(platform, month, "item", rng, {action: 1}))
    if (platform.index, month) in oddities.FOUND_ON:
        oddities.upload_rumour(ledger.lines)
    return ledger


def _add(ledger: Ledger, rng: random.Random, count: int, drawn: Sequence[Combination]) -> None:
    first = len(ledger.lines)
    combinations = rng.choices(drawn, k=count)
    moments = rng.choices(_moments(ledger.month), k=count)
    noise = rng.randbytes(32 * count).hex()
    site = f"https://{ledger.platform.slug}.example/{PLACES[drawn[0].subject]}/"
    ids = ledger.ids
    ledger.combinations += combinations
    ledger.lines += [
        f'{{"record_id":"{ids}{first + at:06d}",{combination.text},{moment},'
        f'"target":"{site}{(first + at) * 0x9E3779B1 % 0x100000000:08x}"'
        + (
            f',"content_sha256":"{noise[64 * at : 64 * at + 64]}"}}'
            if combination.digested
            else "}"
        )
        for at, (combination, moment) in enumerate(zip(combinations, moments, strict=True))
    ]


def _combinations(
    platform: Invented,
    month: str,
    subject: str,
    rng: random.Random,
    actions: Weights | None = None,
) -> list[Combination]:
    usual, categories = CODES[subject]
    many = COMBINATIONS if actions == {"REMOVE": 1} else COMBINATIONS // 4
    tilted = {
        code: weight
        * (proportions.PHASE_1[month] if code.startswith("P1") else oddities.weight(month, code))
        for code, weight in categories.items()
    }
    drawn: dict[str, Weights] = {
        "action": actions or usual,
        "category": tilted,
        "detection": proportions.DETECTIONS,
        **_details(platform, subject),
    }
    columns = [rng.choices(list(each), list(each.values()), k=many) for each in drawn.values()]
    return [
        _combine(subject, dict(zip(drawn, codes, strict=True)))
        for codes in zip(*columns, strict=True)
    ]


def _details(platform: Invented, subject: str) -> dict[str, Weights]:
    found: dict[str, Weights] = {}
    if subject == "product":
        found["product_kind"] = proportions.KINDS
    if subject == "item":
        found["modality"] = proportions.MODALITIES[platform.trade]
        found["label"] = proportions.LABELS
        found["product"] = {"": 4, platform.products[0].code: 1}
    if subject in ("item", "account"):
        found["province"] = {**proportions.ELSEWHERE, platform.province: 40}
    return found


def _combine(subject: str, codes: dict[str, str]) -> Combination:
    given = {"subject": subject, **{name: code for name, code in codes.items() if code}}
    return Combination(
        subject=subject,
        action=codes["action"],
        category=codes["category"],
        product_kind=codes.get("product_kind", ""),
        text=",".join(f'"{name}":"{code}"' for name, code in given.items()),
        digested=subject == "item" and codes["detection"] == "automated",
    )


@cache
def _moments(month: str) -> list[str]:
    """When things appeared and were acted on: by day, fewer at weekends and at night."""
    rng = random.Random(month)
    first = datetime.fromisoformat(f"{month}-01T00:00:00+08:00")
    days = calendar.monthrange(first.year, first.month)[1]
    starts = [first + timedelta(days=day) for day in range(days)]
    by_day = [2 if start.weekday() > 4 else 3 for start in starts]
    by_hour = [1] * 8 + [6] * 12 + [3] * 4
    return [_moment(rng, start, by_hour) for start in rng.choices(starts, by_day, k=MOMENTS)]


def _moment(rng: random.Random, start: datetime, by_hour: Sequence[int]) -> str:
    (hour,) = rng.choices(range(24), by_hour)
    acted = start + timedelta(hours=hour, seconds=rng.randrange(3600))
    appeared = acted - timedelta(seconds=round(rng.expovariate(1 / 40_000)))
    return f'"acted_at":"{acted.isoformat()}","content_at":"{appeared.isoformat()}"'


def batches(lines: Sequence[str], size: int) -> Iterator[bytes]:
    """The lines as gzip-compressed NDJSON, `size` lines in each."""
    for start in range(0, len(lines), size):
        yield pack(lines[start : start + size])


def pack(lines: Sequence[str]) -> bytes:
    return gzip.compress(("\n".join(lines) + "\n").encode(), 1, mtime=0)
