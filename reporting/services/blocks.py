"""The parts of an edition as its writers arrange them, and what is wrong with them.

A part is `{"kind": ...}` of what the consolidation says, or own words in both languages:
`{"kind": "heading" | "text", "en": ..., "zh": ...}`. Numbers in own words are placeholders.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from platforms.refusals import Fault, Refused
from reporting.selectors.edition_contents import LANGUAGES, MANDATORY, OPTIONAL, OWN
from reporting.selectors.edition_figures import EditionFigure, Figures, unknown_names
from reporting.selectors.typed_numbers import typed_figures

Block = dict[str, str]
MOST_BLOCKS = 60
LONGEST = {"heading": 200, "text": 8000}
TITLE, NOTE = 200, 2000


@dataclass(frozen=True)
class Wording:
    """Everything about an edition that its writers write."""

    title_en: str = ""
    title_zh: str = ""
    note_en: str = ""
    note_zh: str = ""
    blocks: list[Block] = field(default_factory=list)


def require_well(wording: Wording, figures: Figures) -> None:
    """Refused: `edition_invalid`, with every fault by its place."""
    faults = (*_titles(wording), *_arrangement(wording.blocks), *_texts(wording.blocks, figures))
    if faults:
        raise Refused("edition_invalid", faults=faults)


def require_complete(wording: Wording, *, supersedes: bool) -> None:
    """What a draft may leave open and a proposal may not. Refused: `edition_invalid`."""
    faults = [
        Fault(f"/blocks/{index}/{language}", "edition_text_missing")
        for index, block in enumerate(wording.blocks)
        for language in LANGUAGES
        if block["kind"] in OWN and not block[language].strip()
    ]
    notes = {"note_en": wording.note_en, "note_zh": wording.note_zh}
    if supersedes:
        faults += [
            Fault(f"/{name}", "edition_note_missing")
            for name, note in notes.items()
            if not note.strip()
        ]
    if faults:
        raise Refused("edition_invalid", faults=tuple(faults))


def _titles(wording: Wording) -> Iterator[Fault]:
    for name, longest in (
        *(("title_en", TITLE), ("title_zh", TITLE)),
        *(("note_en", NOTE), ("note_zh", NOTE)),
    ):
        # They are read where the numbers are not at hand, so that they name none.
        yield from _judged(f"/{name}", getattr(wording, name), longest, {})


def _texts(blocks: list[Block], figures: Figures) -> Iterator[Fault]:
    for index, block in enumerate(blocks):
        if block["kind"] in OWN:
            for language in LANGUAGES:
                pointer = f"/blocks/{index}/{language}"
                yield from _judged(pointer, block[language], LONGEST[block["kind"]], figures)


def _judged(
    pointer: str, text: str, longest: int, figures: Mapping[str, EditionFigure]
) -> Iterator[Fault]:
    if len(text) > longest:
        yield Fault(pointer, "edition_text_long", {"limit": longest})
    unknown = unknown_names(text, figures)
    if unknown:
        yield Fault(pointer, "edition_placeholder_unknown", {"names": ", ".join(unknown[:5])})
    typed = typed_figures(text)
    if typed:
        yield Fault(pointer, "edition_figure_typed", {"typed": ", ".join(typed)})


def _arrangement(blocks: list[Block]) -> Iterator[Fault]:
    if len(blocks) > MOST_BLOCKS:
        yield Fault("/blocks", "edition_blocks_many", {"limit": MOST_BLOCKS})
    kinds = [block["kind"] for block in blocks]
    for index, kind in enumerate(kinds):
        if kind not in OWN and kind in kinds[:index]:
            yield Fault(f"/blocks/{index}/kind", "edition_block_twice", {"kind": kind})
        if kind not in (*OWN, *MANDATORY, *OPTIONAL):
            yield Fault(f"/blocks/{index}/kind", "edition_block_unknown", {"kind": kind})
    missing = [kind for kind in MANDATORY if kind not in kinds]
    if missing:
        yield Fault("/blocks", "edition_block_missing", {"kinds": ", ".join(missing)})
