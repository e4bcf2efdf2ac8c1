"""One thing done to many: first seen line by line, then done line by line.

The preview does it and takes it back: what is shown is what would happen, refusals and all. What
changed between the preview and the doing is left alone, and so is what was done already.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.core import signing
from django.db import transaction

from platforms.refusals import Refused

SALT = "candor.bulk"
MOST = 100


@dataclass(frozen=True)
class Target:
    """One line: what it is, how it stands, and what would be done; `act` says how it stands then.

    `act` raises `Refused` where it will not be done.
    """

    key: str
    name: str
    url: str
    before: str
    act: Callable[[], str]


@dataclass(frozen=True)
class Outcome:
    target: Target
    after: str = ""
    refused: Refused | None = None
    stale: bool = False

    @property
    def done(self) -> bool:
        return self.refused is None and not self.stale

    @property
    def changes(self) -> bool:
        return self.done and self.after != self.target.before


@dataclass(frozen=True)
class Seen:
    """What a preview showed, to be sent back signed."""

    digests: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, targets: Sequence[Target]) -> "Seen":
        return cls({target.key: _digest(target) for target in targets})

    @classmethod
    def read(cls, text: str) -> "Seen":
        """Nothing was seen where it is not ours, or older than an hour."""
        try:
            found: dict[str, str] = signing.loads(text, salt=SALT, max_age=3600)
        except signing.BadSignature:
            return cls()
        return cls(found)

    def __str__(self) -> str:
        return signing.dumps(self.digests, salt=SALT, compress=True)

    def knows(self, target: Target) -> bool:
        return self.digests.get(target.key) == _digest(target)


def _digest(target: Target) -> str:
    return hashlib.sha256(f"{target.key} {target.before}".encode()).hexdigest()[:16]


def preview(targets: Sequence[Target]) -> list[Outcome]:
    """What would become of each; nothing is changed."""
    return [_done(target, undo=True) for target in targets]


def carry_out(targets: Sequence[Target], seen: Seen) -> list[Outcome]:
    """Done to each as it was seen; one that is refused does not stand in the way of the others."""
    return [
        _done(target) if seen.knows(target) else Outcome(target, stale=True) for target in targets
    ]


def _done(target: Target, *, undo: bool = False) -> Outcome:
    try:
        with transaction.atomic():
            after = target.act()
            if undo:
                transaction.set_rollback(True)
    except Refused as refused:
        return Outcome(target, refused=refused)
    return Outcome(target, after)
