"""The implicit label of GB 45438-2025: what stands at a site, held against Annex E."""

from __future__ import annotations

import base64
import binascii
import difflib
import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from platforms.identifiers import InvalidIdentifier, provider_code
from reporting.checks.characters import shown
from reporting.evidence import reasons
from reporting.evidence.reasons import Given
from reporting.evidence.sites import KEY, Site

FIELDS = (
    "Label",
    "ContentProducer",
    "ProduceID",
    "ReservedCode1",
    "ContentPropagator",
    "PropagateID",
    "ReservedCode2",
)
REQUIRED = ("Label", "ContentProducer", "ProduceID")
PAIR = ("ContentPropagator", "PropagateID")
CODES = ("ContentProducer", "ContentPropagator")
IDENTIFIERS = ("ProduceID", "PropagateID")
MEANINGS = ("1", "2", "3")  # is, possibly, suspected
# Annex E j. The quotation mark stands escaped in the JSON, so a value may have it.
ALLOWED = re.compile(r"[\x21-\x5b\x5d-\x7e]*")
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
CODE_SHAPED = re.compile(r"00[0-9A-Za-z]{23,29}")
WHOLE_CODE = re.compile(r"[0-9A-Z]{27}")
LONGEST = (
    64 << 10
)  # characters of a label; real ones have a few hundred, signed ones a few thousand
LIKELY = 0.75  # how alike a wrong name is to a right one, to be called misspelt
PIECE = 6  # letters that are enough of a name to be taken for it
MOST_REASONS = 50  # of one label


class Label(Struct, frozen=True, kw_only=True):
    """A label as it was read: only what is a string, as it was written. `location` says where."""

    location: str
    wrapped: bool
    fields: dict[str, str]


class _Repeated(dict[str, Any]):
    """An object of JSON in which names stand twice."""

    names: tuple[str, ...] = ()


class _NotALabel(Exception):
    """There is nothing of a label to be read at the site."""


def read(site: Site) -> tuple[Label | None, list[Given]]:
    """The label of a site, None where there is none that can be taken apart, and all reasons."""
    given: list[Given] = []

    def give(reason_id: str, detail: str = "") -> None:
        if len(given) < MOST_REASONS:
            given.append(Given(reason_id, site.location, shown(detail)))

    _judge_key(site.key, give)
    try:
        wrapped, fields = _unwrapped(_decoded(_text(site.text, give), give), give)
    except _NotALabel:
        return None, given
    _judge_names(fields, give)
    _judge_values(fields, give)
    _judge_pair(fields, give)
    for name in CODES:
        _judge_provider(name, fields.get(name), give)
    strings = {name: _whole(fields[name]) for name in FIELDS if isinstance(fields.get(name), str)}
    return Label(location=site.location, wrapped=wrapped, fields=strings), given


def compare(sites: Sequence[Site], labels: Sequence[Label]) -> Iterator[Given]:
    """What is wrong with the labels of one file together."""
    if len(sites) > 1:
        yield Given(reasons.SEVERAL, "; ".join(site.location for site in sites[:5]))
    if any(label.fields != labels[0].fields for label in labels[1:]):
        yield Given(reasons.DISAGREE, "; ".join(label.location for label in labels[:5]))


def _whole(value: str) -> str:
    """Without halves of surrogate pairs, which JSON can write and nothing can store."""
    return value.encode("utf-8", "replace").decode()


_Give = Callable[..., None]


def _judge_key(key: str, give: _Give) -> None:
    name = key.rpartition("}")[2]
    if KEY not in name:
        give(reasons.KEY_NAME, name)
    if name != key:
        give(reasons.NAMESPACE, key)


def _text(text: str | bytes, give: _Give) -> str:
    if isinstance(text, bytes):
        text = _of_bytes(text, give)
    text = text.strip("\0\ufeff \t\r\n")
    if len(text) > LONGEST:
        give(reasons.EXHAUSTED, f"{len(text)} > {LONGEST}")
        raise _NotALabel
    if not text:
        give(reasons.MISSING, KEY)
        raise _NotALabel
    if "&quot;" in text and '"' not in text:
        give(reasons.ESCAPED)
        return html.unescape(text)
    return text


def _of_bytes(data: bytes, give: _Give) -> str:
    """ASCII is the same in all of them, so trying is enough; UTF-16 is known by its zeros."""
    wide = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"{\0": "utf-16-le", b"\0{": "utf-16-be"}
    for encoding in (wide.get(data[:2], "utf-8"), "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    give(reasons.ENCODING)
    raise _NotALabel


def _decoded(text: str, give: _Give) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        give(reasons.BASE64 if _is_base64(text) else reasons.NOT_JSON, text)
        raise _NotALabel from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(made := dict(pairs)) == len(pairs):
        return made
    counts = Counter(name for name, _ in pairs)
    repeated = _Repeated(made)
    repeated.names = tuple(name for name in made if counts[name] > 1)[:MOST_REASONS]
    return repeated


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _is_base64(text: str) -> bool:
    packed = "".join(text.split()).rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        data = base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
    except (binascii.Error, ValueError):
        return False
    return data.lstrip().startswith((b"{", b'"AIGC"', b'"Label"'))


def _unwrapped(value: Any, give: _Give) -> tuple[bool, dict[str, Any]]:
    """Of {"AIGC": {...}} the inner object; the bare object as it is."""
    if not isinstance(value, dict):
        give(reasons.NOT_JSON, json.dumps(value))
        raise _NotALabel
    _judge_repeated(value, give)
    wraps = [name for name in value if name.casefold() == KEY.casefold()]
    if not wraps:
        return False, value
    name = KEY if KEY in wraps else wraps[0]
    if name != KEY:
        give(reasons.KEY_NAME, name)
    for other in value:
        if other != name:
            give(reasons.UNKNOWN, other)
    inner = value[name]
    if not isinstance(inner, dict):
        give(reasons.WRONG_TYPE, name)
        raise _NotALabel
    _judge_repeated(inner, give)
    return True, inner


def _judge_repeated(value: dict[str, Any], give: _Give) -> None:
    for name in value.names if isinstance(value, _Repeated) else ():
        give(reasons.REPEATED, name)


def _judge_names(fields: dict[str, Any], give: _Give) -> None:
    absent = [name for name in FIELDS if name not in fields]
    for name in list(fields)[:MOST_REASONS]:
        if name in FIELDS:
            continue
        meant = _meant(name, absent)
        if meant:
            give(reasons.MISSPELT, f"{shown(name)} -> {meant[0]}")
        else:
            give(reasons.UNKNOWN, name)


def _meant(name: str, absent: list[str]) -> list[str]:
    """Names that one may stand for: it is a piece of one, or looks much like it."""
    pieces = [field for field in absent if field in name or (len(name) >= PIECE and name in field)]
    return pieces or difflib.get_close_matches(name[:40], absent, 1, LIKELY)


def _judge_values(fields: dict[str, Any], give: _Give) -> None:
    for name in REQUIRED:
        if fields.get(name) in (None, ""):
            give(reasons.MISSING, name)
    for name in FIELDS:
        value = fields.get(name)
        if isinstance(value, str):
            _judge_characters(name, value, give)
        elif value is not None and not (name == "Label" and _is_number(value)):
            give(reasons.WRONG_TYPE, name)
    label = fields.get("Label")
    if _is_number(label):
        give(reasons.NUMBER, str(label))
    elif isinstance(label, str) and label and label not in MEANINGS:
        give(reasons.LABEL_VALUE, label)


def _is_number(value: Any) -> bool:
    return type(value) is int and str(value) in MEANINGS


def _judge_characters(name: str, value: str, give: _Give) -> None:
    """Names of providers are allowed and not all are ASCII, and what the reserved fields hold is
    not settled: there only control characters are wrong, and others worth a warning."""
    if ALLOWED.fullmatch(value):
        return
    strict = name in IDENTIFIERS or CONTROLS.search(value)
    if strict:
        give(reasons.CHARACTERS, f"{name}: {value}")
    elif name != "Label":
        give(reasons.NAME_CHARACTERS, f"{name}: {value}")


def _judge_pair(fields: dict[str, Any], give: _Give) -> None:
    filled = [bool(fields.get(name)) for name in PAIR]
    if not any(filled):
        give(reasons.NO_PAIR)
    elif not all(filled):
        give(reasons.HALF_PAIR, PAIR[filled.index(False)])


def _judge_provider(name: str, value: Any, give: _Give) -> None:
    if not isinstance(value, str) or not value:
        return
    if not (CODE_SHAPED.fullmatch(value) or WHOLE_CODE.fullmatch(value)):
        give(reasons.NAMED, f"{name}: {value}")
        return
    try:
        code = provider_code(value)
    except InvalidIdentifier as invalid:
        give(reasons.PROVIDER_CODE, f"{name}: {value} ({invalid.code})")
        return
    for warning in code.warnings:
        unverifiable = warning == "provider_code_subject_unverifiable"
        reason_id = reasons.UNVERIFIABLE if unverifiable else reasons.CODE_DOUBT
        give(reason_id, f"{name}: {value} ({warning})")
    if name == "ContentProducer" and code.service == "2":
        give(reasons.SERVICE, value)
