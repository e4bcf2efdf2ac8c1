"""May as two platforms filed it, and small files."""

import pytest

from reporting.services.archives import parquet
from tests.conftest import Party, record
from tests.reporting.archives.archived import HOSTILE, close
from tests.reporting.filing import Filer, replace, withdraw


@pytest.fixture(autouse=True)
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Row groups of three records and files of two groups, so that there are several of both."""
    monkeypatch.setattr(parquet, "GROUP_ROWS", 3)
    monkeypatch.setattr(parquet, "FILE_ROWS", 6)


@pytest.fixture
def filed(live: str, photos: Party, rival: Party) -> Filer:
    """May as two platforms filed it, with a correction, a withdrawal and odd words; closed."""
    filer = Filer(photos)
    filer.file(*(record(n, note=note) for n, note in enumerate(HOSTILE)))
    filer.file(record(90, content_sha256="ab" * 32, content_at="2025-05-01T00:00:00.123456+08:00"))
    filer.correct(replace(0, record(0, category="P2-3")), withdraw(1))
    filer.declare({("items_removed", ""): len(HOSTILE)})
    assert filer.submit().state == "accepted"
    other = Filer(rival)
    other.file(*(record(n) for n in range(4)))
    other.declare({("items_removed", ""): 4})
    assert other.submit().state == "accepted"
    close()
    return filer
