"""Damaged files and a database that differs from them: named, and nothing is changed."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError

from reporting.services.archives import archiving, rows
from tests.faults.processes import owner_connection
from tests.reporting.archives.archived import PART, fail, held, partitions, run
from tests.reporting.filing import Filer

Damage = Callable[[Path], object]


def _flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)


def _lengthen(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"x")


def _second_group(folder: Path) -> int:
    said = json.loads((folder / "manifest.json").read_text())
    return int(said["files"][0]["row_groups"][1]["offset"])


def _rewrite(folder: Path) -> None:
    """Fewer records, and a manifest that goes with them."""
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"rows": 3', '"rows": 2'))


FIRST = "records-00001.parquet"
DAMAGES: dict[str, tuple[Damage, str]] = {
    "a bit": (lambda to: _flip(to / FIRST, _second_group(to)), f"{FIRST}, row group 2: its bytes"),
    "the footer": (lambda to: _flip(to / FIRST, -9), f"{FIRST}, the footer: its bytes"),
    "cut off": (
        lambda to: os.truncate(to / FIRST, _second_group(to) + 10),
        f"{FIRST}, row group 2: it is cut off",
    ),
    "longer": (lambda to: _lengthen(to / FIRST), f"{FIRST}, the footer: it goes on"),
    "gone": (lambda to: (to / FIRST).unlink(), f"{FIRST}, the footer: it is missing"),
    "another": (
        lambda to: shutil.copy(to / "records-00002.parquet", to / FIRST),
        f"{FIRST}, row group 1",
    ),
    "the manifest": (_rewrite, r"manifest\.json is not the one that was written"),
    "no manifest": (lambda to: (to / "manifest.json").write_text("{"), r"manifest\.json is not"),
}


def test_a_damaged_archive_is_refused_by_name_and_nothing_of_it_restored(
    filed: Filer, live: str, tmp_path: Path
) -> None:
    before = held(filed)
    run("archive", "2025-05", "--to", str(tmp_path))
    whole, broken = tmp_path / "2025-05.1", tmp_path / "broken"
    for damage, said in DAMAGES.values():
        shutil.rmtree(broken, ignore_errors=True)
        shutil.copytree(whole, broken)
        damage(broken)
        with pytest.raises(CommandError, match=said):
            run("restore", "2025-05", "--from", str(broken))
        assert PART not in partitions(live)
    run("restore", "2025-05")
    assert held(filed) == before


def test_files_that_differ_from_the_database_take_nothing_out_of_it(
    filed: Filer, live: str, tmp_path: Path
) -> None:
    """A fault between database and file: found before anything is removed."""
    true = rows.parse
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "parse", lambda block: true(block.replace(b"video", b"audio")))
        with pytest.raises(CommandError, match="do not agree on batch"):
            run("archive", "2025-05", "--to", str(tmp_path))
    assert PART in partitions(live)
    assert filed.held(1)


def test_revisions_that_differ_from_finished_files_keep_their_records(
    filed: Filer, live: str, tmp_path: Path
) -> None:
    """Exported, interrupted, and a correction was begun meanwhile: the manifest is out of date."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archiving, "seal", fail)
        with pytest.raises(ZeroDivisionError):
            run("archive", "2025-05", "--to", str(tmp_path))
    filed.start()
    with pytest.raises(CommandError, match="revisions of the period changed since the export"):
        run("archive", "2025-05", "--to", str(tmp_path), "--although-open")
    assert PART in partitions(live)


def test_a_database_that_differs_from_finished_files_keeps_its_records(
    filed: Filer, live: str, tmp_path: Path
) -> None:
    """Exported, interrupted, and somebody with the owner's password changed a record meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archiving, "seal", fail)
        with pytest.raises(ZeroDivisionError):
            run("archive", "2025-05", "--to", str(tmp_path))
    with owner_connection(live) as owner:
        owner.execute(f"UPDATE {PART} SET target = 'elsewhere' WHERE line = 1".encode())
    with pytest.raises(CommandError, match="do not agree on batch"):
        run("archive", "2025-05", "--to", str(tmp_path))
    assert PART in partitions(live)
