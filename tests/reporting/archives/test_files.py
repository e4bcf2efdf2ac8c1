"""What lies in the folder: others read it, and its digests can be taken anew."""

import hashlib
import json
import textwrap
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.dataset as ds

from reporting.models import Record
from reporting.services.archives import manifests, rows
from reporting.services.archives.columns import NAMES
from tests.conftest import Party, record
from tests.reporting.archives.archived import HOSTILE, MAY, held, line_of, run
from tests.reporting.filing import Filer


def test_an_archive_is_read_proved_and_counted_without_candor(
    filed: Filer, rival: Party, tmp_path: Path
) -> None:
    filed.start()  # takes over what is in force, and adds a batch that does not count
    filed.file(record(300))
    records, folder = held(filed), tmp_path / "2025-05.1"
    run("archive", "2025-05", "--to", str(tmp_path), "--although-open")

    assert read_by_others(folder) == [records] * 3
    check_manifest(folder, records)
    said = json.loads((folder / "manifest.json").read_text())
    filers = {
        one["uscc"]: (one["name_en"], one["name_zh"], one["rows"]) for one in said["platforms"]
    }
    assert filers == {
        one.uscc: (one.name_en, one.name_zh, sum(row[0] == str(one.id) for row in records))
        for one in (filed.party.platform, rival.platform)
        if one
    }
    ours = [one for one in said["batches"] if one["report"] == str(filed.report.id)]
    assert [(one["revisions"], one["in_force"]) for one in ours] == [
        *[([1, 2], True)] * 3,
        ([2], False),
    ]
    first, _ = manifests.read(folder)
    assert manifests.read(_of_before(folder, tmp_path))[0].batches == first.batches
    for name, place in (("README.md", "FOLDER"), ("README.zh.md", "目录")):
        recipe = (folder / name).read_text().partition("```python\n")[2].partition("```")[0]
        found: dict[str, Any] = {}
        exec(textwrap.dedent(recipe).replace(place, str(folder)), found)  # noqa: S102
        assert len(found["records"]) == sum(
            row[NAMES.index("category")] == "P2-1" for row in records
        )
    assert counted(folder, said) == {
        str(filed.party.principal.platform_id): len(HOSTILE),
        str(rival.principal.platform_id): 4,
    }


def _of_before(folder: Path, to: Path) -> Path:
    """The manifest as it was written before it said whose the batches are."""
    said = json.loads((folder / "manifest.json").read_text())
    for one in said["batches"]:
        del one["report"], one["revisions"], one["in_force"]
    for one in said["platforms"]:
        del one["uscc"], one["name_zh"], one["name_en"]
    (to / "manifest.json").write_text(json.dumps(said))
    return to


def counted(folder: Path, said: dict[str, Any]) -> dict[str, int]:
    """The records of each platform, counted as README.md tells to."""
    in_force = [one["batch"] for one in said["batches"] if one["in_force"]]
    return dict(
        duckdb.execute(
            "SELECT platform_id, count(*) FROM (SELECT platform_id, arg_max(withdrawn, version) AS"
            " gone FROM read_parquet(?) WHERE batch_id IN (SELECT unnest(?))"
            " GROUP BY platform_id, record_id) WHERE NOT gone GROUP BY platform_id",
            [f"{folder}/records-*.parquet", in_force],
        ).fetchall()
    )


def read_by_others(folder: Path) -> list[list[tuple[Any, ...]]]:
    """The rows in files as DuckDB, pandas and pyarrow's datasets read them, in the files' order."""
    files = sorted(map(str, folder.glob("*.parquet")))
    assert len(files) > 2
    order = "platform_id, batch_id, line"
    # DuckDB hands out times with a zone only where its extension for zones is installed.
    times = ", ".join(
        f"make_timestamp(epoch_us({one})) AS {one}" for one in ("acted_at", "content_at")
    )
    by_duckdb = duckdb.execute(
        f"SELECT * REPLACE ({times}) FROM read_parquet(?) ORDER BY {order}", [files]
    ).fetchall()
    frame = pd.concat([pd.read_parquet(file) for file in files])
    by_pandas = frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)
    by_arrow = ds.dataset(files).to_table().to_pylist()
    return [
        [tuple(map(_of_reader, row)) for row in found]
        for found in (by_duckdb, by_pandas, [tuple(row.values()) for row in by_arrow])
    ]


def _of_reader(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime()
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return value


def check_manifest(folder: Path, records: list[tuple[Any, ...]]) -> None:
    """The digests, taken anew from what README.md says of them."""
    said = json.loads((folder / "manifest.json").read_text())
    assert (said["rows"], said["period"], said["vocabulary"]) == (len(records), "2025-05", "2025.1")
    assert sum(one["rows"] for one in said["platforms"]) == len(records)
    for file in said["files"]:
        content = (folder / file["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        for group in file["row_groups"]:
            part = content[group["offset"] : group["offset"] + group["size"]]
            assert hashlib.sha256(part).hexdigest() == group["sha256"]
    for batch in said["batches"]:
        lines = [line_of(row) for row in records if row[1] == batch["batch"]]
        assert batch["rows"] == len(lines)
        assert batch["sha256"] == hashlib.sha256("".join(lines).encode()).hexdigest()
    readme = (folder / "README.md").read_text()
    assert all(f"| `{name}` |" in readme for name in NAMES)
    assert "## 列" in (folder / "README.zh.md").read_text()


def test_the_files_have_every_column_of_the_table() -> None:
    assert set(NAMES) == {field.column for field in Record._meta.concrete_fields}


def test_line_breaks_and_nothing_at_all_are_told_apart_from_words() -> None:
    texts = ["a\r\nb", "\n", "", None, '"\n"', "\\N", ","]
    table = rows.parse(_block(texts))

    assert table["note"].to_pylist() == texts
    assert rows.render(table) == _block(texts)


def _block(notes: list[str | None]) -> bytes:
    fixed: dict[str, Any] = {
        **dict.fromkeys(NAMES, "x"),
        "line": 1,
        "version": 1,
        "period": MAY,
        "withdrawn": False,
        **dict.fromkeys(("acted_at", "content_at"), datetime(1969, 12, 31, 23, 59, 59, 1, UTC)),
        "content_sha256": bytes(32),
    }
    return "".join(line_of((*(fixed | {"note": note}).values(),)) for note in notes).encode()
