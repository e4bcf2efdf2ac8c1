"""The form in which an edition is written: its parts in order, each with what may be done to it.

Every button saves: nothing that was written is lost by moving a part, and no script is needed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from platforms.refusals import Fault
from reporting.selectors.bulletins import Bulletin
from reporting.selectors.edition_contents import MANDATORY, OPTIONAL, OWN
from reporting.selectors.edition_figures import Figures
from reporting.services.blocks import MOST_BLOCKS, Block, Wording

NAMES: dict[str, Any] = {
    "heading": _("own heading"),
    "text": _("own text"),
    "headline": _("headline numbers"),
    "coverage": _("filings and what is missing"),
    "category": _("by category"),
    "product_kind": _("by kind of product"),
    "action": _("by action"),
    "province": _("by province"),
    "published": _("beside the published figures"),
    "restated": _("restatements, if there are any"),
    "sources": _("consolidations it is made from"),
}
# New parts stand before these.
AT_THE_END = ("restated", "sources")
FIELDS: dict[str, Any] = {
    "title_en": _("English title"),
    "title_zh": _("Chinese title"),
    "note_en": _("what changed, in English"),
    "note_zh": _("what changed, in Chinese"),
}


@dataclass
class Part:
    """A part of the edition in the form."""

    index: int
    block: Block
    last: bool
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> Any:
        return NAMES.get(self.block["kind"], self.block["kind"])

    @property
    def own(self) -> bool:
        return self.block["kind"] in OWN

    @property
    def removable(self) -> bool:
        return self.block["kind"] not in MANDATORY


def sent(data: Mapping[str, str]) -> Wording:
    """What was written in the form, with the wish of the button that was pressed."""
    blocks = []
    for index in range(min(number_in(data, "parts"), MOST_BLOCKS + 1)):
        kind = data.get(f"kind-{index}", "")
        own = {name: _plain(data, f"{name}-{index}") for name in ("en", "zh")}
        blocks.append({"kind": kind, **(own if kind in OWN else {})})
    _done(blocks, data.get("do", ""))
    return Wording(**{name: _plain(data, name) for name in FIELDS}, blocks=blocks)


def number_in(data: Mapping[str, str], name: str) -> int:
    """A number that the form took along; whatever else came instead counts as none."""
    sent = data.get(name, "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0


def _plain(data: Mapping[str, str], name: str) -> str:
    # PostgreSQL holds no text with NUL, and browsers send lines as CRLF.
    return data.get(name, "").replace("\0", "").replace("\r\n", "\n").strip()


def _done(blocks: list[Block], wish: str) -> None:
    """`up:3`, `down:3`, `remove:3` or `add:text`; whatever else it says changes nothing."""
    verb, _colon, about = wish.partition(":")
    if verb == "add" and about in (*OWN, *OPTIONAL):
        own = {"en": "", "zh": ""} if about in OWN else {}
        kinds = [block["kind"] in AT_THE_END for block in blocks]
        blocks.insert(kinds.index(True) if True in kinds else len(blocks), {"kind": about, **own})
        return
    if not about.isdecimal() or int(about) >= len(blocks):
        return
    index = int(about)
    if verb == "remove":
        del blocks[index]
    other = index + {"up": -1, "down": 1}.get(verb, 0)
    if other != index and 0 <= other < len(blocks):
        blocks[index], blocks[other] = blocks[other], blocks[index]


def parts_of(blocks: list[Block], faults: Mapping[str, str]) -> list[Part]:
    return [
        Part(
            index,
            block,
            index == len(blocks) - 1,
            {
                name: faults[f"/blocks/{index}/{name}"]
                for name in ("kind", "en", "zh")
                if f"/blocks/{index}/{name}" in faults
            },
        )
        for index, block in enumerate(blocks)
    ]


def may_be_added(blocks: list[Block], bulletin: Bulletin) -> list[tuple[str, Any]]:
    """Own words at any time; of the breakdowns those that it has and that are not there yet."""
    there = {block["kind"] for block in blocks}
    has = {*bulletin.breakdowns, *(["published"] if bulletin.published else [])}
    kinds = [*OWN, *(kind for kind in OPTIONAL if kind in has - there)]
    return [(kind, NAMES[kind]) for kind in kinds]


def in_words(faults: tuple[Fault, ...], say: Any) -> dict[str, str]:
    """By their places; several of one place one after the other."""
    found: dict[str, str] = {}
    for fault in faults:
        words = say(fault.code, {name: _named(value) for name, value in fault.params.items()})
        found[fault.pointer] = (
            f"{found[fault.pointer]} {words}" if fault.pointer in found else words
        )
    return found


def _named(value: object) -> object:
    """Kinds of parts by their names."""
    return ", ".join(str(NAMES.get(one, one)) for one in str(value).split(", "))


def fields_of(wording: Wording, *, notes: bool, faults: Mapping[str, str]) -> list[dict[str, Any]]:
    """The titles, and what changed where there is an edition before."""
    return [
        {
            "name": name,
            "label": label,
            "value": getattr(wording, name),
            "long": name.startswith("note"),
            "language": "zh-Hans" if name.endswith("zh") else "en",
            "fault": faults.get(f"/{name}", ""),
        }
        for name, label in FIELDS.items()
        if notes or not name.startswith("note")
    ]


def numbers_of(figures: Figures) -> list[tuple[str, str, str, str, str]]:
    """What may be named in braces: the name, what it is, and how it stands in either language."""
    return [
        (
            f"{{{name}}}",
            one.label("en"),
            one.label("zh"),
            one.said("en"),
            one.said("zh"),
        )
        for name, one in figures.items()
    ]
