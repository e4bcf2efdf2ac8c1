"""The quick looks of the fast road. Passing all of them means: no check would object.

Not passing means nothing yet: the slow road decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import astuple

from reporting.checks.fields import RECORD_ID, SHA256, Record
from reporting.checks.lines import has_repeated_key
from reporting.checks.record_check import CODES, REMEMBERED, RULES, codes_of, no_problem
from reporting.checks.record_texts import DIGEST_OF_NOTHING
from reporting.checks.setting import OLDEST_CONTENT, RecordContext

FIELDS = len(Record.__struct_fields__)
MANY_DIGITS = re.compile("[0-9]{11}")


def keys_stand_once(raw: bytes, record: Record) -> bool:
    """The decoder keeps the last of repeated keys; the quotation marks still tell.

    A text member has four, a null has two. The record has at most as many members as the line,
    so four per text held is reached only when no key repeats (and no null stands in the line).
    """
    if b"\\" not in raw or b'\\"' not in raw:
        texts = FIELDS - astuple(record).count(None)
        if raw.count(b'"') == 4 * texts:
            return True
    return not has_repeated_key(raw)


def well_formed(record: Record) -> bool:
    """Patterns and characters, which the typed decoder leaves to us."""
    product, note, digest = record.product, record.note, record.content_sha256
    return (
        RECORD_ID.fullmatch(record.record_id) is not None
        and record.target.isprintable()
        and (product is None or product.isprintable())
        and (note is None or note.isprintable())
        and (digest is None or SHA256.fullmatch(digest) is not None)
    )


def screen(context: RecordContext) -> Callable[[bytes, Record], bool]:
    """One look at everything. Written as one expression over local names for speed: at a million
    records every call and every attribute counts."""
    starts, ends, latest, oldest = (
        context.starts_at,
        context.ends_at,
        context.latest,
        OLDEST_CONTENT,
    )
    products = context.products
    is_record_id, is_sha256, many_digits = RECORD_ID.fullmatch, SHA256.fullmatch, MANY_DIGITS.search
    agree = _codes_agree(context)

    def passes(raw: bytes, record: Record) -> bool:
        target, product, note = record.target, record.product, record.note
        digest, acted_at, content_at = record.content_sha256, record.acted_at, record.content_at
        return (
            starts <= acted_at < ends
            and acted_at <= latest
            and (content_at is None or oldest <= content_at <= acted_at)
            and is_record_id(record.record_id) is not None
            and target.isprintable()
            and not target.isspace()
            and (product is None or product.isprintable())
            and (product is None or products is None or product in products)
            and (digest is None or is_sha256(digest) is not None)
            and digest != DIGEST_OF_NOTHING
            and (note is None or (note.isprintable() and many_digits(note) is None))
            and agree(record)
            and keys_stand_once(raw, record)
        )

    return passes


def _codes_agree(context: RecordContext) -> Callable[[Record], bool]:
    """Ask the checks once per combination of codes, then remember."""
    rules = [rule for rule in RULES if rule.reads <= CODES]
    known: dict[tuple[str | None, ...], bool] = {}

    def agree(record: Record) -> bool:
        key = codes_of(record)
        answer = known.get(key)
        if answer is None:
            if len(known) >= REMEMBERED:
                known.clear()
            answer = known[key] = all(no_problem(rule, record, context) for rule in rules)
        return answer

    return agree
