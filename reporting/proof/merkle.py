"""The Merkle tree of RFC 6962, section 2.1, over nodes that are stored once they are complete.

A node is named (level, position): it stands over the 2 ** level leaves from position * 2 ** level
on. Whatever is asked of a tree, of any size, is made from such nodes.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

Node = tuple[int, int]
Hashes = Mapping[Node, bytes]
EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def nodes_over(start: int, end: int) -> list[Node]:
    """The complete nodes, left to right, that make up a subtree of leaves `start` to `end` - 1."""
    found = []
    while start < end:
        level = (end - start).bit_length() - 1
        found.append((level, start >> level))
        start += 1 << level
    return found


def fold(hashes: Sequence[bytes]) -> bytes:
    """The hash over nodes that stand side by side, as `nodes_over` names them."""
    if not hashes:
        return EMPTY
    *others, folded = hashes
    for one in reversed(others):
        folded = node_hash(one, folded)
    return folded


def root(size: int, hashes: Hashes) -> bytes:
    """The hash of the tree of the first `size` leaves, of the hashes of `nodes_over(0, size)`."""
    return fold([hashes[node] for node in nodes_over(0, size)])


def grown(size: int, leaves: Iterable[bytes], hashes: Hashes) -> Iterator[tuple[Node, bytes]]:
    """Every node that becomes complete when leaf hashes are added to a tree of `size`, leaves
    included. `hashes` holds those of `nodes_over(0, size)`."""
    peaks = [(node, hashes[node]) for node in nodes_over(0, size)]
    for position, leaf in enumerate(leaves, start=size):
        node, found = (0, position), leaf
        yield node, found
        while node[1] % 2:
            _, left = peaks.pop()
            node, found = (node[0] + 1, node[1] // 2), node_hash(left, found)
            yield node, found
        peaks.append((node, found))


Path = list[tuple[int, int]]  # subtrees, each from its first leaf to before its last


def inclusion_path(index: int, size: int) -> Path:
    """The subtrees whose hashes prove that a leaf is in the tree of `size`, nearest first."""
    if not 0 <= index < size:
        raise ValueError(f"there is no leaf {index} in a tree of {size}")
    return _inclusion(index, 0, size)


def _inclusion(index: int, start: int, end: int) -> Path:
    if end - start == 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*_inclusion(index, start, middle), (middle, end)]
    return [*_inclusion(index, middle, end), (start, middle)]


def consistency_path(first: int, second: int) -> Path:
    """The subtrees that prove that the tree of `first` leaves is where that of `second` began."""
    if not 0 < first <= second:
        raise ValueError(f"a tree of {first} cannot be shown to begin one of {second}")
    return _consistency(first, 0, second, whole=True)


def _consistency(first: int, start: int, end: int, *, whole: bool) -> Path:
    if first == end:
        return [] if whole else [(start, end)]
    middle = start + _split(end - start)
    if first <= middle:
        return [*_consistency(first, start, middle, whole=whole), (middle, end)]
    return [*_consistency(first, middle, end, whole=False), (start, middle)]


def _split(size: int) -> int:
    """The largest power of two that is smaller."""
    return int(1 << (size - 1).bit_length() - 1)


def nodes_of(path: Path) -> list[Node]:
    """What has to be read to prove by a path."""
    return [node for start, end in path for node in nodes_over(start, end)]


def proof(path: Path, hashes: Hashes) -> list[bytes]:
    return [fold([hashes[node] for node in nodes_over(*part)]) for part in path]


def includes(index: int, size: int, leaf: bytes, path: Sequence[bytes], head: bytes) -> bool:
    """Whether a leaf hash is at its place below a head (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for one in path:
        if last == 0:
            return False
        if place % 2 or place == last:
            found = node_hash(one, found)
            while not place % 2 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, one)
        place, last = place >> 1, last >> 1
    return last == 0 and found == head


def extends(
    first: int, first_head: bytes, second: int, second_head: bytes, path: Sequence[bytes]
) -> bool:
    """Whether a tree of `second` leaves has grown from that of `first` (RFC 9162, 2.1.4.2)."""
    if first == second:
        return not path and first_head == second_head
    if not 0 < first < second or not path:
        return False
    steps = [first_head, *path] if first & (first - 1) == 0 else list(path)
    place, last = first - 1, second - 1
    while place % 2:
        place, last = place >> 1, last >> 1
    before = after = steps[0]
    for one in steps[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            before, after = node_hash(one, before), node_hash(one, after)
            while not place % 2 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, one)
        place, last = place >> 1, last >> 1
    return last == 0 and before == first_head and after == second_head
