import json
from pathlib import Path

import pytest
from django.core.management import call_command

from reporting.services.auditing.differences import Audit, Scope
from reporting.services.auditing.walking import differences
from tests.reporting.archives.archived import run
from tests.reporting.auditing.conftest import audit, by_the_owner
from tests.reporting.filing import Filer


def test_an_untouched_store_is_clean(filed: Filer) -> None:
    audit = Audit(Scope())

    assert list(differences(audit)) == []
    assert audit.compared["records"] == 11 + 2 + 2 + 2 + 3 + 4


def test_an_archived_month_is_compared_as_any_other(
    filed: Filer, tmp_path: Path, live: str
) -> None:
    run("archive", "2025-05", "--to", str(tmp_path))
    looked = Audit(Scope())
    assert list(differences(looked)) == []
    assert looked.compared["records"] == 24
    assert looked.compared["archives"] == 1

    [folder] = tmp_path.iterdir()
    [first, *_] = sorted(folder.glob("records-*.parquet"))
    content = bytearray(first.read_bytes())
    content[10] ^= 1
    first.write_bytes(content)

    [one] = audit()

    assert (one.what, one.how, one.found) == ("archive", "changed", "changed")
    assert (one.where["file"], one.where["row_group"]) == (first.name, 1)
    folder.rename(tmp_path / "elsewhere")
    [one] = audit()
    assert (one.what, one.how) == ("archive", "unread")


def test_an_archive_made_of_other_records_differs_from_the_lines(
    filed: Filer, tmp_path: Path, live: str
) -> None:
    """Whatever digests it carries, and whatever the database says of them."""
    change = "UPDATE reporting_record SET target = 'x' WHERE record_id = 'r-91'"
    with by_the_owner(live, change, "SELECT 1"):
        run("archive", "2025-05", "--to", str(tmp_path))

    [one] = audit()

    assert (one.what, one.how, one.found) == ("record", "changed", "x")


def test_the_command_says_what_differs_and_ends_with_one(
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
    out = capfd.readouterr().out
    first, summary, *words = out.splitlines()
    assert json.loads(first)["expected"] == "101 exact"
    assert json.loads(summary)["differences"] == 1
    assert words[0].startswith("修订版的合计")
    assert "101 exact" in words[1]
