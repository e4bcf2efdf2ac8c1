"""No file, however damaged, makes a reader fail. More of them: see mutations.py."""

from __future__ import annotations

import zlib

import pytest

from reporting.evidence.verdict import READERS
from tests.reporting.evidence.mutations import examinations, failed, seeds, unpackings

SEEDS = seeds()
COUNT = 400


@pytest.mark.parametrize("container", sorted(READERS))
def test_a_damaged_file_is_no_fault_of_the_reader(container: str) -> None:
    files = SEEDS[container]
    for number, data in enumerate(files):
        seed = zlib.crc32(container.encode()) + number
        for damaged, examination in examinations(data, -(-COUNT // len(files)), seed):
            assert not failed(examination), damaged.hex()


def test_a_damaged_set_is_unpacked_as_far_as_it_goes() -> None:
    assert sum(1 for _ in unpackings(COUNT)) == COUNT
