"""The records of an archived month, brought into a table of this session alone, to be looked at as
any others."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

import pyarrow as pa
import pyarrow.compute as pc
from django.db import connection

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import PeriodArchive
from reporting.selectors.archives import IN_FILES
from reporting.services.archives import manifests, parquet, rows
from reporting.services.archives.manifests import Manifest
from reporting.services.auditing.differences import (
    Audit,
    Difference,
    Differences,
    How,
    Where,
    changed,
)

RECORDS = "reporting_record"
TABLE = "audited_record"
CREATE = f"CREATE TEMPORARY TABLE {TABLE} (LIKE {RECORDS})"
INDEXES = f"""
CREATE INDEX ON {TABLE} (batch_id, line);
CREATE INDEX ON {TABLE} (platform_id, record_id, version);
ANALYZE {TABLE};
"""


def archive_of(month: date) -> PeriodArchive | None:
    """Where the records of a month are, if not in the database."""
    return IN_FILES.filter(period=month).first()


def damages(audit: Audit, entry: PeriodArchive) -> Iterator[Difference | Manifest]:
    """What is wrong with the files of an archive; with nothing wrong, its manifest."""
    folder = _folder(audit, entry)
    where: Where = {"period": f"{entry.period_id:%Y-%m}", "archive": str(folder)}
    try:
        manifest, digest = manifests.read(folder)
    except FileNotFoundError:
        yield Difference("archive", "unread", where, entry.manifest_sha256)
        return
    except manifests.BadManifest as error:
        yield Difference("archive", "changed", where, entry.manifest_sha256, str(error))
        return
    place = {**where, "file": manifests.NAME}
    found = list(changed("archive", place, entry.manifest_sha256, digest))
    found += changed("archive", {**where, "column": "records"}, manifest.rows, entry.records)
    for file in manifest.files:
        found += _of_file(folder, file, where)
    audit.compared["archives"] += 1
    yield from found
    if not found:
        yield manifest


def _of_file(folder: Path, file: manifests.FileEntry, where: Where) -> Differences:
    try:
        parquet.check(folder, file)
    except parquet.Broken as broken:
        place = {**where, "file": broken.file, "row_group": broken.row_group or "footer"}
        how: How = "missing" if broken.reason == "missing" else "changed"
        yield Difference("archive", how, place, None, broken.reason)
    except OSError as error:
        yield Difference("archive", "unread", {**where, "file": file.name}, None, str(error))


def _folder(audit: Audit, entry: PeriodArchive) -> Path:
    folder = Path(entry.location)
    return audit.scope.archives / folder.name if audit.scope.archives else folder


@contextmanager
def brought_in(audit: Audit, entry: PeriodArchive, manifest: Manifest) -> Iterator[str]:
    """The name of a table with the records of an archive, those in scope; gone afterwards."""
    with acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute(CREATE)
        with cursor.copy(rows.COPY_IN.format(part=TABLE)) as copy:
            for table in _tables(_folder(audit, entry), manifest, audit.scope.platform):
                copy.write(rows.render(table))
        cursor.execute(INDEXES)
    try:
        yield TABLE
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {TABLE}")


def _tables(folder: Path, manifest: Manifest, platform: UUID | None) -> Iterator[pa.Table]:
    for file in manifest.files:
        for table in parquet.read(folder, file):
            own = pc.equal(table["platform_id"], str(platform)) if platform else None
            yield table if own is None else table.filter(own)
