"""Which samples count: the same bytes once, and labels only that are the platform's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from platforms.identifiers import InvalidIdentifier, provider_code
from reporting.evidence.controls import reasons
from reporting.evidence.controls.given import FileRead
from reporting.evidence.controls.judgements import ControlReason, Said

# A field that names a provider, and the number that this provider gave the content.
Role = tuple[str, str]
PRODUCER: Role = ("ContentProducer", "ProduceID")
PROPAGATOR: Role = ("ContentPropagator", "PropagateID")

# By control and slot, the roles of which one must be the platform's own. What a platform does to
# its users' uploads, it does to labels of others: it is their propagator at least.
ROLES: Mapping[tuple[str, str], Sequence[Role]] = MappingProxyType(
    {
        ("LBL-01", "label_sample"): (PRODUCER,),
        ("LBL-05", "before"): (PRODUCER,),
        ("LBL-07", "label_sample"): (PROPAGATOR,),
        ("LBL-08", "label_sample"): (PRODUCER, PROPAGATOR),
    }
)


class Owner(Enum):
    OWN = "own"
    OTHER = "other"
    UNKNOWN = "unknown"  # a name, or a code that is not of a company


@dataclass(frozen=True)
class Signed:
    """Whose the label is, and the number that they gave the content."""

    owner: Owner
    number: str = ""


def distinct(files: Iterable[FileRead]) -> list[FileRead]:
    """The first of each content. What could not be unpacked has no digest, and stays."""
    seen, found = set[str](), list[FileRead]()
    for file in files:
        if not file.digest or file.digest not in seen:
            found.append(file)
        seen.add(file.digest)
    return found


def signed(file: FileRead, roles: Sequence[Role], uscc: str) -> Signed:
    """Of a file whose label complies. Where one role is the platform's own, that counts."""
    fields = file.examination.labels[0].fields if file.examination.labels else {}
    told = [Signed(_owner(fields.get(field, ""), uscc), fields.get(n, "")) for field, n in roles]
    for owner in (Owner.OWN, Owner.UNKNOWN):
        for one in told:
            if one.owner is owner:
                return one
    return Signed(Owner.OTHER)


def _owner(value: str, uscc: str) -> Owner:
    try:
        company = provider_code(value).uscc
    except InvalidIdentifier:
        company = None
    if company is None:
        return Owner.UNKNOWN
    return Owner.OWN if company.value == uscc else Owner.OTHER


def why(
    name: str, given: int, counted: Sequence[FileRead], labels: Sequence[Signed]
) -> Iterator[ControlReason]:
    """What is to be said of a slot: `given` samples, those distinct, and whose their labels are."""
    owners = Counter(one.owner for one in labels)
    numbers = Counter(one.number for one in labels if one.owner is Owner.OWN)
    found = {
        reasons.REPEATED: given - len(counted),
        reasons.OTHER_PROVIDER: owners[Owner.OTHER],
        reasons.NAMED_PROVIDER: owners[Owner.UNKNOWN],
        reasons.SAME_NUMBER: numbers.total() - len(numbers),
    }
    for reason_id, n in found.items():
        if n:
            said: Said = {"name": name, "n": n}
            yield ControlReason(reason_id, said)
