"""The receipts of a platform: each as it was signed, named by the next, and true of what is
held."""

from collections.abc import Generator, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from platforms.models import Platform
from reporting.models import Receipt
from reporting.proof import receipts as proof
from reporting.proof.canonical import digest
from reporting.proof.keys import Keys
from reporting.services.auditing import leaks, signed, subjects
from reporting.services.auditing.differences import Audit, Difference, Differences, Where, changed
from reporting.services.auditing.subjects import Subject
from reporting.services.receipts import moment

# What a list in a receipt is of.
NOUNS = {
    "figures": "figure",
    "batches": "batch",
    "totals": "total",
    "records": "batch",
    "evidence": "evidence",
}
# What is the same in every receipt of one revision; the rest is of one submission.
LASTING = frozenset({"figures", "batches"})
Kind = Receipt.Kind
# What a credential filed, as its row says too.
FILED = (Kind.REPORT_SUBMITTED, Kind.ATTESTATION_SUBMITTED, Kind.DIRECTIVE_ANSWERED)
# The log takes receipts in within seconds.
WAITING = timedelta(hours=1)


def of_platform(audit: Audit, platform: Platform, keys: Keys, vouched: int) -> Differences:
    """`vouched`: so many entries of the log no key that leaked since can have forged."""
    before: Receipt | None = None
    told: set[str] = set()
    found = (
        Receipt.objects.filter(platform=platform).select_related("entry", "key").order_by("serial")
    )
    for receipt in found.iterator():
        audit.compared["receipts"] += 1
        where: Where = {
            "platform": platform.uscc,
            "receipt": str(receipt.id),
            "serial": receipt.serial,
        }
        said = yield from _as_signed(audit, receipt, keys, where)
        yield from _chained(receipt, before, said, where)
        if said is not None:
            yield from _row(receipt, platform, said, where)
            yield from leaks.of_receipt(receipt, keys, vouched, where)
            if said["id"] == str(receipt.id):
                _names(audit, receipt, said)
                yield from signed.of_receipt(receipt, said, where)
                yield from _content(audit, receipt, said, where, told)
            else:
                audit.broken.add(receipt.id)
        before = receipt


def _names(audit: Audit, receipt: Receipt, said: Mapping[str, Any]) -> None:
    """What `unproved` asks for afterwards."""
    if said["kind"] == Kind.ATTESTATION_EXAMINED:
        audit.examined.add(said["what"]["examination"])
    elif said["kind"] == Kind.ATTESTATION_SUBMITTED and said["what"].get("late"):
        about = said["object"]["id"], said["object"]["number"]
        audit.late[about] = datetime.fromisoformat(said["given_at"])


def _as_signed(
    audit: Audit, receipt: Receipt, keys: Keys, where: Where
) -> Generator[Difference, None, Mapping[str, Any] | None]:
    try:
        said = proof.read(receipt.jws, keys)
    except ValueError as error:  # BadSignature, or no JSON under it
        audit.broken.add(receipt.id)
        place = {**where, "column": "signature"}
        yield Difference("receipt", "changed", place, None, str(error))
        return None
    return said


def _chained(
    receipt: Receipt, before: Receipt | None, said: Mapping[str, Any] | None, where: Where
) -> Differences:
    """Without a gap, and each with the digest of the one before in it."""
    yield from changed(
        "receipt", {**where, "column": "digest"}, proof.digest_of(receipt.jws), receipt.digest
    )
    last = before.serial if before else 0
    for serial in range(last + 1, receipt.serial):
        yield Difference("receipt", "missing", {**where, "receipt": "", "serial": serial})
    if said is None or last + 1 != receipt.serial:
        return
    expected = said["previous"] and (said["previous"]["id"], said["previous"]["sha256"])
    held = before and (str(before.id), before.digest)
    place = {**where, "column": "previous"}
    yield from changed("receipt", place, expected and " ".join(expected), held and " ".join(held))


def _row(
    receipt: Receipt, platform: Platform, said: Mapping[str, Any], where: Where
) -> Differences:
    """What is held beside the receipt to find it by, and its leaf in the log."""
    held = {
        "id": str(receipt.id),
        "kind": receipt.kind,
        "serial": receipt.serial,
        "platform": {"id": str(platform.id), "uscc": platform.uscc},
        "object": {"id": str(receipt.object_id), "number": receipt.object_number},
        "given_at": moment(receipt.given_at),
        "signature": proof.digest_of(receipt.signature) if receipt.signature else None,
    }
    for name, value in held.items():
        yield from changed("receipt", {**where, "column": name}, said[name], value)
    if receipt.entry is None:
        if receipt.given_at < timezone.now() - WAITING:
            leaf = proof.leaf_of(receipt.jws).hex()
            yield Difference("log", "missing", where, leaf)
    else:
        place = {**where, "index": receipt.entry.index}
        leaf = bytes(receipt.entry.leaf).hex()
        yield from changed("log", place, proof.leaf_of(receipt.jws).hex(), leaf)


def _content(
    audit: Audit, receipt: Receipt, said: Mapping[str, Any], where: Where, told: set[str]
) -> Differences:
    """What the receipt is about, against what is held of it now."""
    subject = subjects.of(receipt, said)
    place = {**subject.place, **where}
    if subject.month and audit.scope.month not in (None, subject.month):
        return
    if subject.what is None:
        yield Difference(subject.noun, "missing", place, receipt.kind)
        return
    last = _is_last(receipt)
    claims = {name: value for name, value in said["what"].items() if last or name in LASTING}
    if claims.get("batches") != subject.what.get("batches"):
        claims.pop("records", None)  # the sum of what is told of each
    for name in sorted(claims.keys() & subject.what.keys()):
        claim = f"{_about(receipt, said, name)} {name} {_digest(claims[name])}"
        if claims[name] == subject.what[name] or claim in told:
            continue
        told.add(claim)  # the receipt of acceptance repeats that of submission
        noun = NOUNS.get(name, subject.noun)
        yield from _differing(noun, {**place, "column": name}, claims[name], subject.what[name])
    if last:
        yield from _who(receipt, subject, said, place)


def _about(receipt: Receipt, said: Mapping[str, Any], name: str) -> str:
    """What a claim is made about: of an examination, save for the evidence that it was shown."""
    if name != "evidence" and "examination" in said["what"]:
        return str(said["what"]["examination"])
    return f"{receipt.object_id} {receipt.object_number}"


def _is_last(receipt: Receipt) -> bool:
    """Who explains files once more, and is given another receipt for the same revision. Each
    examination has its own."""
    if receipt.kind == Kind.ATTESTATION_EXAMINED:
        return True
    same = Receipt.objects.filter(
        kind=receipt.kind, object_id=receipt.object_id, object_number=receipt.object_number
    )
    return not same.filter(serial__gt=receipt.serial).exists()


def _who(receipt: Receipt, subject: Subject, said: Mapping[str, Any], where: Where) -> Differences:
    signatory = said["signatory"] and said["signatory"]["id"]
    place = {**where, "column": "signatory"}
    yield from changed(subject.noun, place, signatory, subject.signatory)
    if receipt.kind in FILED and said["by"]["credential"]:
        place = {**where, "column": "credential"}
        yield from changed(subject.noun, place, said["by"]["credential"], subject.credential)


def _differing(noun: str, where: Where, claim: Any, held: Any) -> Differences:
    if isinstance(claim, Mapping) and "each" in claim and "each" in held:
        yield from _rows(noun, where, _by_name(claim["each"]), _by_name(held["each"]))
    else:
        yield from changed(noun, where, _short(claim), _short(held))


Rows = dict[str, Mapping[str, Any]]


def _by_name(listed: list[Mapping[str, Any]]) -> Rows:
    return {str(one.get("id") or one.get("url")): one for one in listed}


def _rows(noun: str, where: Where, claimed: Rows, held: Rows) -> Iterator[Difference]:
    for name in sorted(claimed.keys() | held.keys()):
        place = {**where, "row": name}
        if name not in held:
            yield Difference(noun, "missing", place, name)
        elif name not in claimed:
            yield Difference(noun, "added", place, None, name)
        else:
            for column, value in claimed[name].items():
                columns = {**place, "column": column}
                yield from changed(noun, columns, value, held[name].get(column))


def _short(value: Any) -> str:
    """A list by its number and digest."""
    if isinstance(value, Mapping) and "sha256" in value:
        return f"{value['count']} {value['sha256']}"
    return str(value)


def _digest(value: Any) -> str:
    return digest(repr(value).encode())
