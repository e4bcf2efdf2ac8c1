"""What the bench reads labels of is what it says, of every size."""

import io

import pytest

from bench.samples import KINDS
from reporting.evidence.verdict import Verdict, examine


@pytest.mark.parametrize("kind", KINDS)
def test_samples_have_one_label(kind: str) -> None:
    for size in (1 << 17, 1 << 20):
        data = KINDS[kind](size)
        found = examine(io.BytesIO(data))

        assert (found.container, found.verdict, found.reasons) == (kind, Verdict.COMPLIANT, [])
        assert 0.9 * size < len(data) < 2.2 * size
