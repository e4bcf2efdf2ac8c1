"""What the columns of a spreadsheet may be called, and the words that stand for codes in them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from reporting.checks.fields import CORRECTION_FIELDS, Field, record_fields
from reporting.vocabulary import Term, Text, Vocabulary, load

HEADINGS: Mapping[str, Text] = MappingProxyType(
    {
        "record_id": Text("Record id", "记录编号"),
        "op": Text("Operation", "更正方式"),
        "reason": Text("Reason", "理由"),
        "subject": Text("Subject", "对象类型"),
        "action": Text("Action", "措施"),
        "category": Text("Category", "类别"),
        "acted_at": Text("Acted at", "处置时间"),
        "detection": Text("Detection", "发现方式"),
        "target": Text("Target", "处置对象"),
        "modality": Text("Modality", "内容形态"),
        "product_kind": Text("Product kind", "产品类型"),
        "product": Text("Product", "产品"),
        "content_at": Text("Content at", "内容时间"),
        "province": Text("Province", "省份"),
        "content_sha256": Text("Content SHA-256", "内容摘要"),
        "label": Text("Label", "标识"),
        "note": Text("Note", "备注"),
    }
)
OPS = MappingProxyType(
    {
        "replace": Term(code="replace", name=Text("Replace", "替换")),
        "withdraw": Term(code="withdraw", name=Text("Withdraw", "撤回")),
    }
)
LISTS = {
    "subject": "subjects",
    "action": "actions",
    "category": "categories",
    "detection": "detections",
    "modality": "modalities",
    "product_kind": "product_kinds",
    "province": "provinces",
    "label": "labels",
}
# Fields with a handful of codes, which are the same in every edition.
FEW = ("subject", "detection", "modality", "product_kind", "label")
CHOICES: Mapping[str, Mapping[str, Term]] = MappingProxyType(
    {"op": OPS, **{name: load().editions[-1].lists()[LISTS[name]] for name in FEW}}
)
# As provinces are called in full; the others end in 省.
REGIONS = {
    **dict.fromkeys(("11", "12", "31", "50"), "市"),
    **dict.fromkeys(("15", "54"), "自治区"),
    "45": "壮族自治区",
    "64": "回族自治区",
    "65": "维吾尔自治区",
    **dict.fromkeys(("81", "82"), "特别行政区"),
}
Meant = TypeVar("Meant")
LONGEST = 100  # characters of a heading or of a word for a code that are looked at


@dataclass(frozen=True)
class Column:
    """A field of the line; `inner`: of the record inside a correction. `words` stand for codes."""

    field: Field
    inner: bool
    words: Mapping[str, str]

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def pointer(self) -> str:
        return f"/record/{self.name}" if self.inner else f"/{self.name}"


def folded(text: str) -> str:
    """Letters and digits alone: case, width, spaces and punctuation are forgiven."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text[:LONGEST]).casefold()))


@cache
def columns(vocabulary: Vocabulary, *, correcting: bool) -> Mapping[str, Column]:
    """The columns a table may have, by field, in the order of the template."""
    fields = record_fields(vocabulary)
    found: dict[str, Column] = {}
    if correcting:
        for name in ("record_id", "op", "reason"):
            found[name] = _column(CORRECTION_FIELDS[name], OPS if name == "op" else {})
    for name, field in fields.items():
        if name not in found:
            terms = vocabulary.lists()[LISTS[name]] if name in LISTS else {}
            found[name] = _column(field, terms, inner=correcting)
    return MappingProxyType(found)


@cache
def headed(vocabulary: Vocabulary, *, correcting: bool) -> Mapping[str, Column]:
    """The same columns by every folded heading that means them."""
    return _single(
        (heading, column)
        for name, column in columns(vocabulary, correcting=correcting).items()
        for heading in _spellings(name, HEADINGS[name])
    )


def _column(field: Field, terms: Mapping[str, Term], *, inner: bool = False) -> Column:
    words = ((word, code) for code, term in terms.items() for word in _words(field.name, term))
    return Column(field, inner, _single(words))


def _words(field: str, term: Term) -> Iterator[str]:
    yield from _spellings(term.code, term.name)
    if field == "province":
        yield folded(term.name.zh + REGIONS.get(term.code, "省"))


def _spellings(code: str, name: Text) -> Iterator[str]:
    """By itself, in either language, and any two of these in one."""
    parts = [folded(code), folded(name.en), folded(name.zh)]
    yield from parts
    for first in parts:
        yield from (first + second for second in parts if second != first)


def _single(pairs: Iterable[tuple[str, Meant]]) -> Mapping[str, Meant]:
    """What has one meaning only; what could be two things is none."""
    meanings: dict[str, list[Meant]] = defaultdict(list)
    for word, meant in pairs:
        if meant not in meanings[word]:
            meanings[word].append(meant)
    return MappingProxyType({w: found[0] for w, found in meanings.items() if len(found) == 1})
