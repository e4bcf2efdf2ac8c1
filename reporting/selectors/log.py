"""The public log: what it holds, and proofs from its nodes. Hashes only, so for everybody."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from platforms.refusals import Refused
from reporting.models import LogEntry, LogNode, TreeHead
from reporting.proof import merkle


@dataclass(frozen=True)
class Inclusion:
    """That a leaf is in the tree of a signed head: index, and the path from RFC 6962, 2.1.1."""

    index: int
    size: int
    path: list[bytes]
    head: TreeHead


def size() -> int:
    last = LogEntry.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1


def hashes(nodes: Iterable[merkle.Node]) -> dict[merkle.Node, bytes]:
    """The hashes of complete nodes, in two queries."""
    levels: dict[int, list[int]] = {}
    for level, position in nodes:
        levels.setdefault(level, []).append(position)
    leaves = LogEntry.objects.filter(index__in=levels.pop(0, []))
    found = {(0, entry.index): bytes(entry.leaf) for entry in leaves}
    if levels:
        wanted = Q()
        for level, positions in levels.items():
            wanted |= Q(level=level, position__in=positions)
        for node in LogNode.objects.filter(wanted):
            found[node.level, node.position] = bytes(node.hash)
    return found


def peaks(of: int) -> dict[merkle.Node, bytes]:
    """What the root of the first so many leaves is made of, and what a longer tree grows from."""
    return hashes(merkle.nodes_over(0, of))


def latest_head() -> TreeHead | None:
    return TreeHead.objects.order_by("-id").first()


def head_over(index: int) -> TreeHead | None:
    """The latest signed head whose tree has this leaf in it."""
    return TreeHead.objects.filter(size__gt=index).order_by("-id").first()


def inclusion(index: int) -> Inclusion | None:
    """The proof that a leaf is in the tree of the latest head; None before a head has it."""
    head = head_over(index)
    if head is None:
        return None
    path = merkle.inclusion_path(index, head.size)
    return Inclusion(index, head.size, merkle.proof(path, hashes(merkle.nodes_of(path))), head)


def consistency(first: int, second: int) -> list[bytes]:
    """That the log of `first` entries is where that of `second` began. Refused: `log_sizes`."""
    last = size()
    if not 0 < first <= second <= last:
        wrong = "second" if 0 < first <= last else "first"
        raise Refused("log_sizes", pointer=f"/{wrong}", size=last)
    path = merkle.consistency_path(first, second)
    return merkle.proof(path, hashes(merkle.nodes_of(path)))
