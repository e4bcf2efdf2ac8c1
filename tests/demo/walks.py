"""Walks through the console over the demo's data, and the pictures taken on the way.

`PICTURES=1 ./run test tests/demo/test_guides.py` writes them anew, into docs/guide/images.
"""

import io
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.reader import NARROW, WIDE, Reader

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "guide" / "images"
COLOURS = 64
HEIGHT = 900
PERIOD = "2025-06"


@dataclass(frozen=True)
class Step:
    """One page of a walk: a link that leads there, by where it points, or its own address."""

    name: str
    link: str = ""
    path: str = ""


# From the first page down to one record, as somebody asks what a number is made of.
DOWN = (
    Step("filings", link=f"a[href*='/report/?period={PERIOD}&state=accepted']"),
    Step("report", link="tbody th a[href*='/reporting/report/']"),
    Step("records", link="a[href*='/records/']"),
)
BESIDE = (
    Step("reviews", path="reporting/review/?reason=unread"),
    Step("calendar", path="reporting/report/calendar/?to=2025-07"),
    Step("consolidation", path="reporting/consolidation/", link="#result_list tbody a"),
    Step("coverage", path="reporting/attestation/coverage/"),
    Step("platform", path="platforms/platform/", link="#result_list tbody a"),
    Step("trail", path="platforms/auditevent/"),
)


def log_in(browser: Any, host: str, folder: Path) -> Reader:
    people = json.loads((folder / "demo-logins.json").read_text())["people"]
    person = next(one for one in people if one["username"] == "national")
    reader = Reader(browser, host)
    reader.log_in("en", person["username"], person["password"])
    return reader


def walk(reader: Reader) -> dict[str, str]:
    """By clicks, from the first page; the address of each page by its name."""
    reader.open(f"?period={PERIOD}")
    seen = {"desk": reader.page.url}
    for step in (*DOWN, *BESIDE):
        if step.path:
            reader.open(step.path)
        if step.link:
            reader.page.locator(step.link).first.click()
            reader.page.wait_for_load_state()
        seen[step.name] = reader.page.url
    return seen


def take(reader: Reader, name: str, language: str) -> None:
    """A picture of what is on the screen, small enough for a repository."""
    if not os.environ.get("PICTURES"):
        return
    from PIL import Image

    IMAGES.mkdir(exist_ok=True)
    taken = Image.open(io.BytesIO(reader.page.screenshot())).convert("RGB")
    small = taken.quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(IMAGES / f"console-{name}.{language}.png", optimize=True)


def look_at(reader: Reader, address: str) -> list[Any]:
    """Open a page: what keeps somebody from using it, wide or narrow."""
    reader.open(address.partition("/console/")[2])
    barriers = reader.barriers() if reader.page.get_attribute("html", "lang") == "en" else []
    reader.resize(NARROW)
    if reader.overflow() > 0:
        barriers.append(["serious", "wider than the screen", address])
    reader.resize(WIDE)
    return barriers
