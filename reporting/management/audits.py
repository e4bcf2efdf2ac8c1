"""What an audit has found, for people and for programs."""

import json
from collections.abc import Mapping
from dataclasses import asdict

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from reporting.services.auditing.differences import Difference

NOUNS: Mapping[str, str | Promise] = {
    "bytes": gettext_lazy("bytes as filed"),
    "record": gettext_lazy("record"),
    "batch": gettext_lazy("batch"),
    "count": gettext_lazy("count of a batch"),
    "revision": gettext_lazy("revision"),
    "figure": gettext_lazy("figure"),
    "total": gettext_lazy("total of a revision"),
    "rollup": gettext_lazy("sum in force"),
    "consolidation": gettext_lazy("consolidation"),
    "consolidation_entry": gettext_lazy("entry of a consolidation"),
    "consolidation_total": gettext_lazy("total of a consolidation"),
    "consolidation_coverage": gettext_lazy("coverage of a consolidation"),
    "archive": gettext_lazy("archive"),
    "attestation": gettext_lazy("attestation"),
    "evidence": gettext_lazy("evidence"),
    "examination": gettext_lazy("examination"),
    "directive": gettext_lazy("answer to a directive"),
    "event": gettext_lazy("entry of the audit trail"),
    "key": gettext_lazy("key"),
    "receipt": gettext_lazy("receipt"),
    "log": gettext_lazy("log of receipts"),
    "tree_head": gettext_lazy("tree head"),
}
HOWS: Mapping[str, str | Promise] = {
    "changed": gettext_lazy("is another"),
    "missing": gettext_lazy("is missing"),
    "added": gettext_lazy("is there and should not be"),
    "unread": gettext_lazy("could not be compared"),
}
PLACES: Mapping[str, str | Promise] = {
    "period": gettext_lazy("period"),
    "platform": gettext_lazy("platform"),
    "attestation": gettext_lazy("attestation"),
    "directive": gettext_lazy("directive"),
    "answer": gettext_lazy("answer"),
    "batch": gettext_lazy("batch"),
    "revision": gettext_lazy("revision"),
    "consolidation": gettext_lazy("consolidation"),
    "archive": gettext_lazy("archive"),
    "file": gettext_lazy("file"),
    "row_group": gettext_lazy("row group"),
    "line": gettext_lazy("line"),
    "lines": gettext_lazy("lines"),
    "rows": gettext_lazy("rows"),
    "record_id": gettext_lazy("record id"),
    "cell": gettext_lazy("cell"),
    "column": gettext_lazy("column"),
    "because": gettext_lazy("reason"),
    "receipt": gettext_lazy("receipt"),
    "serial": gettext_lazy("number in the chain"),
    "index": gettext_lazy("place in the log"),
    "node": gettext_lazy("node"),
    "head": gettext_lazy("tree head"),
    "row": gettext_lazy("entry"),
    "key": gettext_lazy("key"),
}
REASONS: Mapping[str | int, str | Promise] = {
    "no_batch": gettext_lazy("there is no such batch"),
    "another_month": gettext_lazy("its batch is of another month"),
    "another_platform": gettext_lazy("its batch is of another platform"),
    "not_taken_in": gettext_lazy("its batch was not taken in"),
}
COMPARED: Mapping[str, str | Promise] = {
    "reports": gettext_lazy("reports"),
    "revisions": gettext_lazy("revisions"),
    "batches": gettext_lazy("batches"),
    "bytes": gettext_lazy("bytes"),
    "records": gettext_lazy("records"),
    "counts": gettext_lazy("counts"),
    "figures": gettext_lazy("figures"),
    "totals": gettext_lazy("totals"),
    "rollups": gettext_lazy("sums in force"),
    "consolidations": gettext_lazy("consolidations"),
    "archives": gettext_lazy("archives"),
    "attestations": gettext_lazy("attestations"),
    "evidence": gettext_lazy("evidence files"),
    "directives": gettext_lazy("answers to directives"),
    "receipts": gettext_lazy("receipts"),
    "log": gettext_lazy("entries of the log"),
    "tree_heads": gettext_lazy("tree heads"),
}


def as_json(found: Difference) -> str:
    return json.dumps(asdict(found), ensure_ascii=False)


def as_text(found: Difference) -> str:
    """In two lines: what is wrong and where, and what was expected and found."""
    place = ", ".join(
        f"{PLACES[name]} {REASONS.get(value, value)}"
        for name, value in found.where.items()
        if value != ""
    )
    sides = _("expected {expected}, found {found}").format(
        expected=_side(found.expected), found=_side(found.found)
    )
    return f"{NOUNS[found.what]} {HOWS[found.how]}: {place}\n    {sides}"


def _side(value: str | None) -> str:
    return _("nothing") if value is None else value or '""'


def summary(compared: Mapping[str, int], differences: int, unread: int) -> list[str]:
    """How much was looked at, and what came of it."""
    part = _("{n} {noun}")
    parts = [
        part.format(n=f"{compared[name]:,}", noun=noun)
        for name, noun in COMPARED.items()
        if name in compared
    ]
    lines = [_("Compared: {parts}.").format(parts=", ".join(parts) or _("nothing"))]
    if unread:
        text = ngettext(
            "{n} thing could not be compared.", "{n} things could not be compared.", unread
        )
        lines.append(text.format(n=f"{unread:,}"))
    if differences:
        text = ngettext("{n} difference.", "{n} differences.", differences)
        lines.append(text.format(n=f"{differences:,}"))
    elif not unread:
        lines.append(_("Everything is as it was filed."))
    return lines


def summary_json(compared: Mapping[str, int], differences: int, unread: int) -> str:
    return json.dumps({"compared": compared, "differences": differences, "unread": unread})
