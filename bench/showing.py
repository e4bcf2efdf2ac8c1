"""The table that a person reads, and the file that a program reads."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.comparisons import COMPARISONS
from bench.ratios import Measured

Found = dict[str, Measured]
COLUMNS = "{:20} {:>9} {:>8} {:>17} {:>3}  {}"


def table(found: Found) -> str:
    rows = [COLUMNS.format("", "measured", "aim", "spread", "n", "")]
    for name, measured in found.items():
        aim = COMPARISONS[name].aim
        low, high = measured.spread
        rows.append(
            COLUMNS.format(
                name,
                f"{measured.result:.2f}",
                str(aim),
                f"{low:.2f} to {high:.2f}",
                len(measured.ratios),
                "met" if aim.met(measured.result) else "NOT MET",
            )
        )
    return "\n".join([*rows, "", *_behind(found)])


def _behind(found: Found) -> list[str]:
    lines = []
    for name, measured in found.items():
        lines.append(f"{name}: {COMPARISONS[name].means}")
        lines += [
            f"    {side:24} {'  '.join(f'{one:.3g}' for one in numbers)} {measured.unit}"
            for side, numbers in measured.sides.items()
        ]
        lines += [f"    {what:24} {_plainly(value)}" for what, value in measured.remarks.items()]
    return lines


def told(about: Mapping[str, object]) -> str:
    """A machine, in one line."""
    return ", ".join(f"{name} {value}" for name, value in about.items())


def _plainly(value: object) -> str:
    if isinstance(value, list):
        return "  ".join(_plainly(one) for one in value)
    return f"{value:.4g}" if isinstance(value, float) else f"{value}"


def _judged(name: str, measured: Measured) -> dict[str, object]:
    comparison = COMPARISONS[name]
    return {
        "at_least" if comparison.aim.at_least else "at_most": comparison.aim.value,
        "met": comparison.aim.met(measured.result),
        "means": comparison.means,
    }


def write(path: Path, found: Found, **more: Any) -> None:
    told = {
        "ratios": {name: round(one.result, 3) for name, one in found.items()},
        "spread": {name: [round(end, 3) for end in one.spread] for name, one in found.items()},
        "pairs": {name: len(one.ratios) for name, one in found.items()},
        "seconds": {name: one.sides for name, one in found.items() if one.unit == "s"},
        "others": {
            name: {"unit": one.unit, "sides": one.sides}
            for name, one in found.items()
            if one.unit != "s"
        },
        "remarks": {name: one.remarks for name, one in found.items()},
        "aims": {name: _judged(name, one) for name, one in found.items()},
        **more,
    }
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
