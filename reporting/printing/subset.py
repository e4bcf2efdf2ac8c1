"""Makes the font of the PDFs: the Chinese characters that bulletins use, and no more.

    npm pack @fontsource/noto-sans-sc@5.3.0 && tar xzf fontsource-noto-sans-sc-5.3.0.tgz
    python -m reporting.printing.subset package

The source is Noto Sans SC Regular (SIL Open Font License 1.1). Taken over are ASCII, the signs and
the first level of GB 2312 (3755 characters, by frequency), and every character of the bulletins'
own texts and vocabularies. The same source makes the same bytes.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FONT = HERE / "font" / "NotoSansSC-Regular-subset.ttf"
MAIN = "noto-sans-sc-chinese-simplified-400-normal.woff"
SLICES = "noto-sans-sc-*-400-normal.woff"
# Where the bulletins' words stand.
TEXTS = (
    *("reporting/vocabulary/data/**/*.json", "reporting/selectors/bulletin_texts.py"),
    *("reporting/selectors/edition_*.py", "reporting/printing/*.py"),
    "platforms/migrations/0003_jurisdictions.py",
)
TABLES = ("BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx", "prep", "gasp")


def wanted() -> set[int]:
    found = {*range(0x20, 0x7F), *range(0xA0, 0x100)}
    found |= {ord(one) for one in "–—‘’“”…‰→−≥≤×〓①②③④⑤⑥⑦⑧⑨⑩"}
    found |= {ord(one) for one in _of_gb2312(range(0xA1, 0xA4))}
    found |= {ord(one) for one in _of_gb2312(range(0xB0, 0xD8))}
    for pattern in TEXTS:
        for path in ROOT.glob(pattern):
            found |= {ord(one) for one in path.read_text()}
    return found


def _of_gb2312(rows: range) -> Iterator[str]:
    for row in rows:
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def subset(source: Path, characters: set[int]) -> TTFont:
    font = TTFont(source)
    options = Options(
        drop_tables=[*Options().drop_tables, *TABLES], hinting=False, notdef_outline=True
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = None
    return font


def make(folder: Path) -> None:
    """Nearly all of it is in one file of the package; the rest is gathered from its slices."""
    characters = wanted()
    files = folder / "files"
    parts = [subset(files / MAIN, characters)]
    missing = characters - set(parts[0].getBestCmap())
    for path in sorted(files.glob(SLICES)):
        here = missing & set(TTFont(path).getBestCmap())
        if here and path.name != MAIN:
            parts.append(subset(path, here))
            missing -= here
    _write(parts)
    shutil.copy(folder / "LICENSE", FONT.parent / "LICENSE")
    print(f"{FONT.stat().st_size:,} bytes; not in the source: {''.join(map(chr, sorted(missing)))}")


def _write(parts: list[TTFont]) -> None:
    scratch = [FONT.with_name(f"part-{index}.ttf") for index, _part in enumerate(parts)]
    for path, part in zip(scratch, parts, strict=True):
        part.save(path)
    whole = Merger().merge([str(path) for path in scratch])
    # Of the source, not of today: the same source makes the same bytes.
    whole["head"].modified = whole["head"].created = parts[0]["head"].created
    whole.recalcTimestamp = False
    whole.save(FONT)
    for path in scratch:
        path.unlink()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
