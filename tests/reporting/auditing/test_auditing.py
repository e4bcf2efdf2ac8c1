"""An untouched store is clean, what lies on the disk is read, and the command tells of it."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Batch, EvidenceFile
from reporting.services.auditing.differences import Audit, Scope
from reporting.services.auditing.walking import differences
from tests.reporting.archives.archived import run
from tests.reporting.auditing.conftest import audit, by_the_owner
from tests.reporting.filing import Filer

RECORDS = 11 + 2 + 2 + 2 + 3 + 4


def test_an_untouched_store_is_clean_and_files_on_disk_are_read(sealed: Filer) -> None:
    looked = Audit(Scope())
    assert list(differences(looked)) == []
    assert looked.compared["records"] == RECORDS
    assert (looked.compared["receipts"], looked.compared["log"]) == (8, 8)
    assert looked.compared["tree_heads"] == 3
    assert (looked.compared["evidence"], looked.compared["attestations"]) == (1, 1)

    with acting_as(SYSTEM):
        batch = Batch.objects.get(records=4)
    path = Path(default_storage.path(batch.stored_as))
    _flip(path, 30)
    [one] = audit()
    assert (one.what, one.how, one.expected) == ("bytes", "changed", batch.sha256)
    assert one.where["batch"] == str(batch.id)
    assert audit(platform=sealed.report.platform_id) == []
    _flip(path, 30)
    with acting_as(SYSTEM):
        shown = EvidenceFile.objects.get()
    _flip(Path(default_storage.path(shown.stored_as)), 30)
    [head] = Path(settings.TREE_HEADS_DIR).iterdir()
    _flip(head, -10)
    path.unlink()

    one, evidence, other = audit()

    assert (one.what, one.how, one.found) == ("bytes", "missing", None)
    assert one.where["file"] == batch.stored_as
    assert (evidence.what, evidence.how) == ("evidence", "changed")
    assert evidence.expected == shown.sha256
    assert (other.what, other.how, other.where["file"]) == ("tree_head", "changed", str(head))


def _flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def test_an_archived_month_is_compared_with_its_lines_as_any_other(
    filed: Filer, tmp_path: Path, live: str
) -> None:
    run("archive", "2025-05", "--to", str(tmp_path))
    looked = Audit(Scope())
    assert list(differences(looked)) == []
    assert (looked.compared["records"], looked.compared["archives"]) == (RECORDS, 1)
    [folder] = tmp_path.iterdir()
    [file, *_] = sorted(folder.glob("records-*.parquet"))
    _flip(file, 10)
    [one] = audit()
    assert (one.what, one.how, one.found) == ("archive", "changed", "changed")
    assert (one.where["file"], one.where["row_group"]) == (file.name, 1)
    _flip(file, 10)

    moved = folder.rename(tmp_path / "elsewhere").rename(tmp_path / "there")
    [one] = audit()
    assert (one.what, one.how) == ("archive", "unread")
    moved.rename(folder)

    # Made of other records: with digests of its own, which the database has too.
    run("restore", "2025-05")
    with by_the_owner(
        live,
        "UPDATE reporting_record SET target = 'x' WHERE line = 2 AND record_id = 'r-91'",
        "SELECT 1",
    ):
        run("archive", "2025-05", "--to", str(tmp_path))
    [one] = audit()
    assert (one.what, one.how, one.found) == ("record", "changed", "x")


def test_the_command_says_what_differs_in_both_languages(
    filed: Filer, live: str, capfd: pytest.CaptureFixture[str]
) -> None:
    call_command("audit_store", "--period", "2025-05")
    assert capfd.readouterr().out.endswith("Everything is as it was filed.\n")
    sql = "UPDATE reporting_figure SET value = {} WHERE measure = 'prompts_blocked'"
    with by_the_owner(live, sql.format(101), sql.format(100)):
        for options in (("--json",), ("--language", "zh")):
            with pytest.raises(SystemExit) as ended:
                call_command("audit_store", *options)
            assert ended.value.code == 1
    first, second, summary, *words = capfd.readouterr().out.splitlines()
    assert json.loads(first)["expected"] == "101 exact"
    assert json.loads(second)["what"] == "figure"
    assert json.loads(summary)["differences"] == 2
    assert words[0].startswith("修订版的合计")
    assert "101 exact" in words[1]
