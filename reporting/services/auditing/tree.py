"""The log of receipts: its tree grown anew from the receipts, against its nodes and every head that
was signed over it, here and wherever the operator keeps them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from reporting.models import LogEntry, LogNode, TreeHead
from reporting.proof import merkle
from reporting.proof import receipts as proof
from reporting.proof.keys import Keys
from reporting.proof.receipts import TREE_HEAD
from reporting.proof.signing import kid_of
from reporting.selectors import log
from reporting.services.auditing import leaks
from reporting.services.auditing.differences import Audit, Difference, Differences, Where, changed

AT_ONCE = 1000


@dataclass(frozen=True)
class Head:
    """What somebody may hold against the log. `root`: in hexadecimal."""

    place: Where
    size: int
    root: str
    # Signed by a key that nobody else had then.
    sound: bool = True


def of_everybody(audit: Audit, keys: Keys) -> Differences:
    heads: dict[int, list[Head]] = defaultdict(list)
    for found in (*_heads_here(audit, keys), *_heads_outside(audit, keys)):
        if isinstance(found, Head):
            heads[found.size].append(found)
        else:
            yield found
    grown = 0
    tree = Tree()
    for leaves in _leaves(audit):
        if isinstance(leaves, Difference):
            yield leaves
            continue
        for size, root in tree.grow(leaves, heads):
            yield from _against(heads.pop(size), root)
        yield from tree.compared()
        grown += len(leaves)
    audit.compared["log"] += grown
    yield from _against(heads.pop(0, []), merkle.root(0, {}).hex())
    for size, late in sorted(heads.items()):
        for head in late:
            yield Difference("log", "missing", head.place, str(size), str(grown))
    yield from changed("log", {"column": "nodes"}, tree.nodes, LogNode.objects.count())


def _against(heads: list[Head], root: str) -> Differences:
    for head in heads:
        yield from changed("tree_head", head.place, head.root, root)


def _leaves(audit: Audit) -> Iterator[list[bytes] | Difference]:
    """So many at a time, in their order. A receipt whose signature holds is what its leaf should
    be made of; of any other, the leaf is all there is."""
    waiting: list[bytes] = []
    rows = LogEntry.objects.order_by("index").values_list(
        "index", "leaf", "receipt__id", "receipt__jws"
    )
    for number, (index, leaf, receipt, jws) in enumerate(rows.iterator()):
        if index != number:
            yield Difference("log", "missing", {"index": number})
            break
        if receipt is None:
            yield Difference("receipt", "missing", {"index": index}, bytes(leaf).hex())
        sound = jws and receipt not in audit.broken
        waiting.append(proof.leaf_of(jws) if sound else bytes(leaf))
        if len(waiting) == AT_ONCE:
            yield waiting
            waiting = []
    yield waiting


class Tree:
    """As it grows. Of its nodes, only those are kept that it grows from."""

    def __init__(self) -> None:
        self.size = self.nodes = 0
        self.hashes: dict[merkle.Node, bytes] = {}
        self.new: dict[merkle.Node, bytes] = {}

    def grow(self, leaves: list[bytes], heads: dict[int, list[Head]]) -> Iterator[tuple[int, str]]:
        """Sizes at which there is a head, and the root of the tree then."""
        until = self.size + len(leaves)
        stops = sorted(size for size in heads if self.size < size <= until)
        start = self.size
        for stop in sorted({*stops, until} - {start}):
            made = dict(
                merkle.grown(self.size, leaves[self.size - start : stop - start], self.hashes)
            )
            self.new |= {node: found for node, found in made.items() if node[0]}
            self.hashes |= made
            self.size = stop
            peaks = merkle.nodes_over(0, stop)
            self.hashes = {node: self.hashes[node] for node in peaks}
            if stop in heads:
                yield stop, merkle.root(stop, self.hashes).hex()

    def compared(self) -> Differences:
        """The nodes that are new since it was asked last, against those that are held."""
        held = log.hashes(self.new)
        self.nodes += len(self.new)
        for (level, position), expected in self.new.items():
            found = held.get((level, position))
            place = {"node": f"{level}/{position}"}
            if found is None:
                yield Difference("log", "missing", place, expected.hex())
            else:
                yield from changed("log", place, expected.hex(), found.hex())
        self.new = {}


def vouched(audit: Audit, keys: Keys) -> int:
    """How much of the log the operator keeps a head of that nobody can have signed since. Whether
    the log agrees with the head is asked where the tree is grown."""
    heads = (one for one in _heads_outside(Audit(audit.scope), keys) if isinstance(one, Head))
    return max((head.size for head in heads if head.sound), default=0)


def _heads_here(audit: Audit, keys: Keys) -> Iterator[Head | Difference]:
    for row in TreeHead.objects.order_by("id").iterator():
        place: Where = {"head": row.id}
        for found in _read(audit, row.jws, keys, place):
            yield found
            if isinstance(found, Head):
                held = f"{row.size} {bytes(row.root).hex()}"
                yield from changed("tree_head", place, f"{found.size} {found.root}", held)


def _heads_outside(audit: Audit, keys: Keys) -> Iterator[Head | Difference]:
    folder = audit.scope.heads or Path(settings.TREE_HEADS_DIR)
    for path in sorted(folder.glob("*.jws")):
        place: Where = {"head": "kept", "file": str(path)}
        try:
            text = path.read_text(encoding="ascii").strip()
        except (OSError, ValueError) as error:
            yield Difference("tree_head", "unread", place, None, str(error))
        else:
            yield from _read(audit, text, keys, place)


def _read(audit: Audit, jws: str, keys: Keys, place: Where) -> Iterator[Head | Difference]:
    audit.compared["tree_heads"] += 1
    try:
        said = proof.read(jws, keys, TREE_HEAD)
        signed_at = datetime.fromisoformat(said["signed_at"])
        yield from leaks.of_head(kid_of(jws), signed_at, keys, place)
        leaked = leaks.has_leaked(kid_of(jws), signed_at, keys)
        yield Head(place, int(said["size"]), str(said["root"]), not leaked)
    except (ValueError, KeyError, TypeError) as error:
        yield Difference("tree_head", "changed", {**place, "column": "signature"}, None, str(error))
