"""The records of a closed period, step by step, out of the database and into files.

Every step can be interrupted and the whole command given again: it goes on where it was.

1. `export` writes the files; the manifest comes last, so that without it nothing was exported.
2. `verify` reads every file back and compares it, batch by batch, with the database.
3. `seal` marks the period archived, in one transaction, once nobody is at work on it.
4. `remove` takes the partition out. Nobody asks for its records any more.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from platforms import audit
from reporting import vocabulary
from reporting.models import PeriodArchive
from reporting.services.archives import manifests, owning, parquet, readme, rows, unfinished
from reporting.services.archives.manifests import Manifest
from reporting.services.archives.owning import OWNER
from reporting.services.archives.refusing import CannotArchive
from reporting.services.archives.rows import BatchRows, Digests
from reporting.services.archives.standings import filers, standings

Tell = Callable[[str], None]
TOLD_EVERY = 1_000_000


@dataclass(frozen=True)
class Options:
    """`folder`: where archives lie; each in one of its own, `YYYY-MM.N`.

    `keep` leaves the partition in the database, out of the way; `although_open` is explained in
    `unfinished.refuse`.
    """

    folder: Path
    keep: bool = False
    although_open: bool = False


def archive(month: date, options: Options, tell: Tell) -> PeriodArchive:
    """Archive a period, or go on with what was begun. Raises `CannotArchive`, `parquet.Broken`."""
    with owning.alone(month) as cursor:
        entry = _current(month)
        if entry is None or entry.archived_at is None:
            unfinished.refuse(month, although_open=options.although_open)
            _refuse_without_partition(cursor, month)
            entry = begin(month, entry, options)
            manifest, digest = export(cursor, entry, tell)
            verify(cursor, entry, manifest, tell)
            seal(entry, manifest, digest, options)
        remove(cursor, month, options, tell)
        return entry


def _current(month: date) -> PeriodArchive | None:
    return PeriodArchive.objects.using(OWNER).filter(period=month, restored_at=None).first()


def _refuse_without_partition(cursor: Any, month: date) -> None:
    if owning.attachment(cursor, owning.partition(month)) != "attached":
        raise CannotArchive(
            _("The records of {period} have no partition of their own."), period=f"{month:%Y-%m}"
        )


def begin(month: date, entry: PeriodArchive | None, options: Options) -> PeriodArchive:
    """Write down where the archive is going to lie."""
    if entry is None:
        past = PeriodArchive.objects.using(OWNER).filter(period=month)
        number = (past.aggregate(last=Max("number"))["last"] or 0) + 1
        entry = PeriodArchive(period_id=month, number=number, started_at=timezone.now())
    entry.location = str((options.folder / str(entry)).resolve())
    entry.save(using=OWNER)
    return entry


def export(cursor: Any, entry: PeriodArchive, tell: Tell) -> tuple[Manifest, str]:
    """The manifest of the exported files and its digest; exported now, unless they are there."""
    folder = Path(entry.location)
    if (folder / manifests.NAME).exists():
        return _exported(entry, folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in folder.glob("records-*.parquet"):  # of an export that was interrupted
        left.unlink()
    tell(gettext("Writing the records to {folder}.").format(folder=folder))
    manifest = _write_files(cursor, entry, folder, tell)
    readme.write(manifest, folder)
    return manifest, manifests.write(manifest, folder)


def _exported(entry: PeriodArchive, folder: Path) -> tuple[Manifest, str]:
    try:
        manifest, digest = manifests.read(folder)
    except manifests.BadManifest as error:
        raise CannotArchive(
            _("{folder} holds a manifest that cannot be read ({reason}). Move it away."),
            folder=folder,
            reason=error,
        ) from error
    if (manifest.period, manifest.number) != (f"{entry.period_id:%Y-%m}", entry.number):
        raise CannotArchive(
            _("{folder} holds the archive of another period. Move it away."), folder=folder
        )
    return manifest, digest


def _write_files(cursor: Any, entry: PeriodArchive, folder: Path, tell: Tell) -> Manifest:
    files = parquet.Files(folder)
    batches: list[BatchRows] = []
    total = 0
    for platform, batch, _count in held_batches(cursor, entry.period_id):
        digest, count = hashlib.sha256(), 0
        part = owning.partition(entry.period_id)
        for block in rows.read_batch(cursor, part, entry.period_id, batch):
            digest.update(block)
            table = rows.parse(block)
            count += table.num_rows
            files.add(table)
        batches.append(BatchRows(str(platform), str(batch), count, digest.hexdigest()))
        if (total + count) // TOLD_EVERY > total // TOLD_EVERY:
            tell(gettext("{n} records so far.").format(n=total + count))
        total += count
    done = files.close()
    tell(_written(len(done), total, len(batches)))
    return Manifest(
        period=f"{entry.period_id:%Y-%m}",
        number=entry.number,
        made_at=timezone.now(),
        vocabulary=vocabulary.for_period(f"{entry.period_id:%Y-%m}").version,
        candor=manifests.version(),
        rows=total,
        digest=manifests.digest_of(tuple(batches)),
        files=done,
        batches=tuple(batches),
        filers=filers(one.platform for one in batches),
        standings=standings(entry.period_id, (one.batch for one in batches)),
    )


def _written(files: int, records: int, batches: int) -> str:
    return gettext("Written: {files}, {records}, {batches}.").format(
        files=ngettext("{n} file", "{n} files", files).format(n=files),
        records=ngettext("{n} record", "{n} records", records).format(n=records),
        batches=ngettext("{n} batch", "{n} batches", batches).format(n=batches),
    )


def held_batches(cursor: Any, month: date) -> list[tuple[UUID, UUID, int]]:
    """Platform, batch and number of records of what a partition holds, in the files' order."""
    cursor.execute(
        f"SELECT platform_id, batch_id, count(*) FROM {owning.partition(month)}"
        " GROUP BY platform_id, batch_id ORDER BY platform_id, batch_id"
    )
    return list(cursor.fetchall())


def held_rows(cursor: Any, month: date) -> Iterator[BatchRows]:
    """The records in the database, batch by batch, counted and digested."""
    for platform, batch, count in held_batches(cursor, month):
        digest = hashlib.sha256()
        for block in rows.read_batch(cursor, owning.partition(month), month, batch):
            digest.update(block)
        yield BatchRows(str(platform), str(batch), count, digest.hexdigest())


def filed_rows(folder: Path, manifest: Manifest) -> Iterator[BatchRows]:
    """The records in the files, batch by batch, counted and digested."""
    digests = Digests()
    for entry in manifest.files:
        for table in parquet.read(folder, entry):
            for key, part in rows.by_batch(table):
                yield from digests.add(key, part.num_rows, rows.render(part))
    yield from digests.end()


def verify(cursor: Any, entry: PeriodArchive, manifest: Manifest, tell: Tell) -> None:
    """Compare files, manifest and database. Raises `parquet.Broken`, `CannotArchive`."""
    folder = Path(entry.location)
    for file in manifest.files:
        parquet.check(folder, file)
    compare(filed_rows(folder, manifest), manifest)
    compare(held_rows(cursor, entry.period_id), manifest)
    tell(
        gettext("Read back: files, manifest and database agree. Digest: {digest}").format(
            digest=manifest.digest
        )
    )


def compare(found: Iterator[BatchRows], manifest: Manifest) -> None:
    """Raises `CannotArchive` naming the first batch that is not what the manifest says."""
    for one, said in zip_longest(found, manifest.batches):
        if one != said:
            known = one or said
            raise CannotArchive(
                _(
                    "The files, the manifest and the database do not agree on batch {batch} of"
                    " platform {platform}. Nothing was removed. Move the files away and export"
                    " them anew; if that does not help, the storage or the memory is at fault."
                ),
                batch=known.batch if known else "?",
                platform=known.platform if known else "?",
            )


def seal(entry: PeriodArchive, manifest: Manifest, digest: str, options: Options) -> None:
    """Mark the period archived, unless anything came in since it was exported.

    From here on nothing of the period is read or filed, so its partition may go at any time.
    """
    month = entry.period_id
    with owning.as_operator(), owning.connection().cursor() as cursor:
        owning.keep_period_still(cursor, month)
        unfinished.refuse(month, although_open=options.although_open)
        # Records are only ever added, so that as many are the same.
        cursor.execute(f"SELECT count(*) FROM {owning.partition(month)}")
        if cursor.fetchone() != (manifest.rows,):
            raise CannotArchive(
                _("Records came in since the export. Move {folder} away and begin anew."),
                folder=entry.location,
            )
        if standings(month, manifest.standings) != manifest.standings:
            raise CannotArchive(
                _(
                    "The revisions of the period changed since the export. Move {folder} away and"
                    " begin anew."
                ),
                folder=entry.location,
            )
        entry.records, entry.manifest_sha256 = manifest.rows, digest
        entry.archived_at = timezone.now()
        entry.save(using=OWNER)
        audit.event(
            owning.OPERATOR,
            "period.archived",
            "period",
            manifest.period,
            data={"records": manifest.rows, "location": entry.location, "manifest": digest},
        ).save(using=OWNER)


def remove(cursor: Any, month: date, options: Options, tell: Tell) -> None:
    """Take the partition out of the table and drop it, or keep it out of anybody's reach."""
    part, kept = owning.partition(month), owning.detached(month)
    tell(gettext("Taking the records out, as soon as nobody reads them any more."))
    owning.detach(cursor, part)
    if not options.keep:
        cursor.execute(f"DROP TABLE IF EXISTS {part}, {kept}")
        tell(gettext("The table {table} is gone from the database.").format(table=part))
    elif owning.exists(cursor, part):
        with owning.as_operator():
            cursor.execute(f"DROP TABLE IF EXISTS {kept}")
            cursor.execute(f"REVOKE ALL ON {part} FROM PUBLIC, candor_app")
            cursor.execute(f"ALTER TABLE {part} ENABLE ROW LEVEL SECURITY")
            cursor.execute(f"ALTER TABLE {part} RENAME TO {kept}")
        tell(gettext("The table is kept out of reach as {table}.").format(table=kept))
