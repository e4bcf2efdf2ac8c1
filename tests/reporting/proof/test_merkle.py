"""The tree of RFC 6962, by its definition and by known answers; proofs hold for one tree only."""

import hashlib
from itertools import pairwise

import pytest

from reporting.proof import merkle

# The vectors that implementations of Certificate Transparency share.
LEAVES = [
    bytes.fromhex(one)
    for one in (
        *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
MOST = 33  # 0, 1, 2^k and 2^k + 1 are among the sizes
DATA = [b"receipt %d" % n for n in range(MOST)]
NODES = dict(merkle.grown(0, [merkle.leaf_hash(one) for one in DATA], {}))
HEADS = [merkle.root(size, NODES) for size in range(MOST + 1)]


def by_definition(data: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word."""
    if not data:
        return hashlib.sha256(b"").digest()
    if len(data) == 1:
        return hashlib.sha256(b"\0" + data[0]).digest()
    k = 1
    while k * 2 < len(data):
        k *= 2
    halves = by_definition(data[:k]) + by_definition(data[k:])
    return hashlib.sha256(b"\1" + halves).digest()


def test_known_answers() -> None:
    nodes = dict(merkle.grown(0, [merkle.leaf_hash(one) for one in LEAVES], {}))
    assert [merkle.root(size, nodes).hex() for size in range(9)] == ROOTS
    path = merkle.proof(merkle.inclusion_path(5, 8), nodes)
    assert [one.hex()[:8] for one in path] == ["bc1a0643", "ca854ea1", "d37ee418"]
    grown = merkle.proof(merkle.consistency_path(6, 8), nodes)
    assert [one.hex()[:8] for one in grown] == ["0ebc5d34", "ca854ea1", "d37ee418"]


def test_a_tree_that_grows_is_the_tree_by_definition() -> None:
    assert [by_definition(DATA[:size]) for size in range(MOST + 1)] == HEADS
    kept: dict[merkle.Node, bytes] = {}
    for start, end in pairwise((0, 1, 2, 5, 8, 17, 33)):
        leaves = [merkle.leaf_hash(one) for one in DATA[start:end]]
        kept |= dict(merkle.grown(start, leaves, kept))
    assert kept == NODES


def test_a_leaf_is_included_at_its_place_and_nowhere_else() -> None:
    for size in range(1, MOST + 1):
        for index in range(size):
            leaf = merkle.leaf_hash(DATA[index])
            path = merkle.proof(merkle.inclusion_path(index, size), NODES)
            assert merkle.includes(index, size, leaf, path, HEADS[size])
            refused = [
                (index, size, merkle.leaf_hash(b"forged"), path, HEADS[size]),
                (index, size, leaf, [*path, leaf], HEADS[size]),
                (index, size, leaf, path, HEADS[size - 1]),
                (size, size, leaf, path, HEADS[size]),
                (index - size, size, leaf, path, HEADS[size]),
                (index, 0, leaf, path, HEADS[0]),
            ]
            refused += [(index, size, leaf, path[:-1], HEADS[size])] if path else []
            refused += [
                (other, size, leaf, path, HEADS[size]) for other in range(size) if other != index
            ]
            for wrong in refused:
                assert not merkle.includes(*wrong), wrong[:2]


def test_a_tree_extends_what_it_began_as_and_nothing_else() -> None:
    for second in range(1, MOST + 1):
        for first in range(1, second + 1):
            path = merkle.proof(merkle.consistency_path(first, second), NODES)
            before, after = HEADS[first], HEADS[second]
            assert merkle.extends(first, before, second, after, path)
            forged = hashlib.sha256(b"forged").digest()
            assert not merkle.extends(first, forged, second, after, path)
            assert not merkle.extends(first, before, second, forged, path)
            assert not merkle.extends(first, before, second, after, [*path, forged])
            assert not merkle.extends(second + 1, after, second, after, path)
            assert not merkle.extends(0, HEADS[0], second, after, path)
            if path:
                assert not merkle.extends(first, before, second, after, path[:-1])
                assert not merkle.extends(first, before, second, after, [forged, *path[1:]])
                assert not merkle.extends(first, before, second, after, [])


def test_what_is_not_there_has_no_proof() -> None:
    for index, size in ((0, 0), (1, 1), (-1, 3), (5, 5)):
        with pytest.raises(ValueError, match="no leaf"):
            merkle.inclusion_path(index, size)
    for first, second in ((0, 1), (3, 2), (-1, 2)):
        with pytest.raises(ValueError, match="cannot be shown"):
            merkle.consistency_path(first, second)
