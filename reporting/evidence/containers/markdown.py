"""Markdown: AIGC in the YAML front matter, as JSON or as a block of its fields.

Only so much YAML is read as front matter of labels is written in; what is more is handed on as it
stands, and is then no JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from reporting.evidence.containers import text
from reporting.evidence.sites import TRUNCATED, Found, Site, Trouble, is_label
from reporting.evidence.sources import Exhausted, Source

FENCE, ENDS = "---", ("---", "...")
MOST_LINES = 5000
ENTRY = re.compile(
    r"""(?P<quote>["']?)(?P<key>[^\s"':#][^"':]*)(?P=quote)\s*:(?:\s+(?P<value>.*))?"""
)
FLOW_PAIR = re.compile(
    r"""\s*(?P<key>[A-Za-z0-9_]+|'[A-Za-z0-9_]+')\s*:\s+"""
    r"""(?P<value>"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|[^\s,{}"'][^,{}]*+)\s*(?P<end>[,}])"""
)
PLAIN_NUMBER = re.compile(r"[123]")
BLOCK = re.compile(r"[|>][-+0-9]*\s*(#.*)?")


def opens(beginning: str) -> bool:
    """Whether a text begins with front matter."""
    return beginning.lstrip("\ufeff").split("\n", 1)[0].rstrip() == FENCE


def seen(beginning: str) -> str:
    """A text without its front matter, if it has any."""
    beginning = beginning.lstrip("\ufeff")
    lines = beginning.splitlines(keepends=True)
    if not opens(beginning):
        return beginning
    stop = next((at for at, line in enumerate(lines) if at and line.rstrip() in ENDS), 0)
    return "".join(lines[stop + 1 :]) if stop else beginning


def find(source: Source) -> Iterator[Found]:
    lines = text.beginning(source).lstrip("\ufeff").splitlines()[1:]
    stop = next((at for at, line in enumerate(lines[:MOST_LINES]) if line.rstrip() in ENDS), None)
    if stop is None and (source.size > text.BEGINNING or len(lines) > MOST_LINES):
        raise Exhausted("field_bytes")
    for found in _labels(source, lines[:stop]):
        # Without its end this may be a text under a line; with a label in it, it is cut off.
        yield found if stop is not None else Trouble(TRUNCATED, found.location)


def _labels(source: Source, lines: Sequence[str]) -> Iterator[Site]:
    for at, line in enumerate(lines):
        source.item()
        entry = ENTRY.fullmatch(line.rstrip())
        if not entry or not is_label(entry["key"].strip(), entry["value"] or ""):
            continue
        key = entry["key"].strip()
        below = _below(lines[at + 1 :])
        yield Site(f"Markdown front matter {key[:80]}", _value(entry["value"] or "", below), key)


def _below(lines: Sequence[str]) -> list[str]:
    """The lines that belong to the one before, without their indentation."""
    taken = []
    for line in lines:
        if line.strip() and not line[0].isspace():
            break
        taken.append(line.strip())
    return [line for line in taken if line]


def _value(value: str, below: list[str]) -> str:
    if BLOCK.fullmatch(value):
        return " ".join(below)
    if value and not value.startswith("#"):
        return _scalar(" ".join((value, *below)))
    pairs = [pair for line in below if not line.startswith("#") for pair in _pair(line)]
    return "{" + ",".join(pairs) + "}" if pairs else " ".join(below)


def _pair(line: str) -> Iterator[str]:
    """One field as it stands in JSON, names that stand twice included."""
    entry = ENTRY.fullmatch(line)
    if not entry:
        yield json.dumps(line) + ":null"
        return
    value = (entry["value"] or "").strip()
    written = value if PLAIN_NUMBER.fullmatch(value) else json.dumps(_scalar(value))
    yield f"{json.dumps(entry['key'].strip())}:{written}"


def _scalar(value: str) -> str:
    """The text of a scalar; JSON is left as it is, being YAML as well."""
    value = value.strip()
    if value.startswith("'"):
        quoted = re.match(r"'((?:[^']|'')*)'", value)
        return quoted[1].replace("''", "'") if quoted else value
    if value.startswith('"'):
        try:
            decoded, _ = json.JSONDecoder().raw_decode(value)
        except ValueError:
            return value
        return str(decoded)
    if value.startswith("{"):
        return _flow(value)
    return re.sub(r"(^|\s)#.*", "", value).strip()


def _flow(value: str) -> str:
    """`{Label: "1", ...}`, which is YAML but not JSON, as JSON; anything else as it is."""
    pairs, at = list[str](), 1
    while match := FLOW_PAIR.match(value, at):
        pairs += _pair(f"{match['key']}: {match['value']}")
        at = match.end()
        if match["end"] == "}":
            return "{" + ",".join(pairs) + "}"
    return value
