"""What somebody typed into a box, read as what it may mean: words, months, ids, a digest."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from platforms.selectors.platforms import named
from reporting import vocabulary
from reporting.selectors.words import terms
from reporting.vocabulary import Term

MOST_CHARACTERS = 200
MOST_WORDS = 8
RECORD_ID_CHARACTERS = 64
MONTH = re.compile(r"^(20\d\d)(?:[-/.年])?(0[1-9]|1[0-2]|[1-9](?=月))月?$")
DIGEST = re.compile(r"^[0-9a-fA-F]{64}$")


@dataclass(frozen=True)
class Asked:
    """`words` have to fit all of them; `months` and `ids` are what some words are instead."""

    text: str
    words: tuple[str, ...] = ()
    months: tuple[date, ...] = ()
    ids: tuple[UUID, ...] = ()
    digest: str = ""
    cut: bool = False  # there were more words than are looked for

    @property
    def names_one(self) -> bool:
        """It is the id or the digest of one thing, and no word of anything's name."""
        return bool(self.ids or self.digest)

    @property
    def record_ids(self) -> list[str]:
        """What a platform may call a record: all that was typed, or one of its words."""
        found = dict.fromkeys([self.text, *self.text.split()])
        return [one for one in found if one and len(one) <= RECORD_ID_CHARACTERS]


def read(text: str) -> Asked:
    """Full-width letters and digits count as their narrow forms; what is too much is left out."""
    plain = unicodedata.normalize("NFKC", text.replace("\0", ""))
    plain = " ".join(plain[:MOST_CHARACTERS].split())
    words, months, ids = [], [], []
    given = plain.split()
    for word in given[:MOST_WORDS]:
        if month := _month(word):
            months.append(month)
        elif one := _uuid(word):
            ids.append(one)
        else:
            words.append(word)
    digest = next((word.lower() for word in words if DIGEST.match(word)), "")
    cut = len(given) > MOST_WORDS or len(text) > MOST_CHARACTERS
    return Asked(plain, tuple(words), tuple(months), tuple(ids), digest, cut)


def _month(word: str) -> date | None:
    found = MONTH.match(word)
    return date(int(found[1]), int(found[2]), 1) if found else None


def _uuid(word: str) -> UUID | None:
    try:
        return UUID(word) if len(word) in (32, 36) else None
    except ValueError:
        return None


def all_named(asked: Asked, prefix: str = "", **codes: Mapping[str, Term]) -> Q:
    """Every word names the platform, its province, or a code that a field holds."""
    found = Q()
    for word in asked.words:
        fits = named(word, prefix) | Q(**{f"{prefix}jurisdiction__in": _provinces(word)})
        for name, known in codes.items():
            fits |= Q(**{f"{name}__in": _codes(word, known)})
        found &= fits
    return found


def _codes(word: str, known: Mapping[str, Term]) -> list[str]:
    folded = word.casefold()
    return [
        code
        for code, term in known.items()
        if code.casefold().startswith(folded)
        or folded in term.name.en.casefold()
        or folded in term.name.zh
    ]


def _provinces(word: str) -> list[str]:
    """Those whose name begins so; one letter would be half of them."""
    folded = word.casefold()
    return [
        code
        for code, term in terms("province").items()
        if len(word) > 1
        and (term.name.en.casefold().startswith(folded) or term.name.zh.startswith(word))
    ]


def controls() -> Mapping[str, Term]:
    return vocabulary.load().controls


def directive_codes() -> Mapping[str, Term]:
    return vocabulary.load().directives
