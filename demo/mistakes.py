"""The honest mistakes: who makes which one when. The checks must find every one of them."""

import json
from collections.abc import Sequence
from dataclasses import replace

from demo.books import Figure
from demo.cast import Invented
from demo.records import Combination, Ledger

# By the platform's index, the largest being 0, and the month.
DUPLICATE = (0, "2025-04")  # a record in two batches
APPEALED = (1, "2025-05")  # an action that is undone after the report was accepted
TWICE = (2, "2025-05")  # two actions on one account: odd, but true
SLIP = (4, "2025-06")  # a figure with a digit too many
WRONG_TOTAL = (6, "2025-05")  # two digits exchanged
LATE = 4  # from this one on, every tenth did not ask for more time

SLIPPED = "prompts_blocked"
EXPLANATION = (
    "The account was banned from posting on the 12th and, having gone on under another name, "
    "closed on the 20th: two actions on one account. "
    "该账号先被禁言，后因换名再犯被关闭，确为两次处置。"
)


def asks_for_time(one: Invented) -> bool:
    """Months of 2025 are filed now: whoever does not ask for a later date is late."""
    return one.index % 10 != LATE


def act_twice(ledger: Ledger) -> None:
    """Add two actions on the same account to the records."""
    target = f"https://{ledger.platform.slug}.example/u/again"
    for action, day in (("MUTE", 12), ("CLOSE_ACCOUNT", 20)):
        codes = (
            f'"subject":"account","action":"{action}","category":"P2-1","detection":"user_report"'
        )
        ledger.combinations.append(Combination("account", action, "P2-1", "", codes, False))
        ledger.lines.append(
            f'{{"record_id":"{ledger.ids}{len(ledger.lines):06d}",{codes},'
            f'"acted_at":"{ledger.month}-{day}T10:30:00+08:00","target":"{target}"}}'
        )


def repeated(lines: Sequence[str], size: int) -> list[str]:
    """The export of the second batch begins with the last record of the first."""
    return [*lines[:size], lines[size - 1], *lines[size:]]


def mistaken(figures: Sequence[Figure], who: tuple[int, str]) -> list[Figure]:
    """The figures as they are typed in, by somebody in a hurry."""
    if who == SLIP:
        return [_times_ten(one) if one.measure == SLIPPED else one for one in figures]
    if who == WRONG_TOTAL:
        return [_exchanged(one) if _is_whole(one) else one for one in figures]
    return list(figures)


def _times_ten(figure: Figure) -> Figure:
    return replace(figure, value=figure.value * 10)


def _is_whole(figure: Figure) -> bool:
    return figure.measure == "items_removed" and not figure.category


def _exchanged(figure: Figure) -> Figure:
    """Two neighbouring digits that differ, the last such pair, change places."""
    digits = list(str(figure.value))
    for at in range(len(digits) - 1, 0, -1):
        if digits[at] != digits[at - 1]:
            digits[at - 1], digits[at] = digits[at], digits[at - 1]
            return replace(figure, value=int("".join(digits)))
    return replace(figure, value=figure.value + 9)


def correct(ledger: Ledger) -> list[str]:
    """Correction lines: the last action is undone on appeal, the one before gets its category."""
    undone = json.loads(ledger.lines.pop())
    ledger.combinations.pop()
    before = ledger.combinations[-1]
    category = "P2-2" if before.category == "P2-1" else "P2-1"
    text = before.text.replace(f'"category":"{before.category}"', f'"category":"{category}"')
    ledger.combinations[-1] = replace(before, category=category, text=text)
    ledger.lines[-1] = ledger.lines[-1].replace(before.text, text)
    mended = json.loads(ledger.lines[-1])
    return [
        json.dumps(line, ensure_ascii=False)
        for line in (
            {
                "record_id": undone["record_id"],
                "op": "withdraw",
                "reason": "Restored on appeal. 申诉成立，已恢复。",
            },
            {
                "record_id": mended["record_id"],
                "op": "replace",
                "reason": "Wrong category. 类别填报有误。",
                "record": mended,
            },
        )
    ]
