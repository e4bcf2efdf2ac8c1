"""An archived period comes back: everything is checked before anything is loaded, and all of it is
loaded in one transaction, or nothing."""

from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms import audit
from reporting.models import PeriodArchive
from reporting.services.archives import manifests, owning, parquet, rows
from reporting.services.archives.archiving import Tell, compare, filed_rows, held_rows
from reporting.services.archives.manifests import Manifest
from reporting.services.archives.owning import OWNER
from reporting.services.archives.refusing import CannotArchive


def restore(month: date, folder: Path | None, tell: Tell) -> PeriodArchive:
    """Bring the records of an archived period back.

    `folder`: where the archive lies now, if it was moved. Raises `CannotArchive`, and
    `parquet.Broken` naming the file and the row group that is not as it was written.
    """
    with owning.alone(month) as cursor:
        entry = _archived(month)
        folder = folder or Path(entry.location)
        manifest = _manifest(entry, folder)
        for file in manifest.files:
            parquet.check(folder, file)
        compare(filed_rows(folder, manifest), manifest)
        said = gettext("The files are as they were written. Digest: {digest}")
        tell(said.format(digest=manifest.digest))
        _clear(cursor, month)
        with owning.as_operator():
            load(cursor, month, folder, manifest)
            compare(held_rows(cursor, month), manifest)
            mark(entry, manifest)
        said = gettext("The table {table} is in the database again.")
        tell(said.format(table=owning.partition(month)))
        return entry


def _archived(month: date) -> PeriodArchive:
    entry = (
        PeriodArchive.objects.using(OWNER)
        .filter(period=month, restored_at=None, archived_at__isnull=False)
        .first()
    )
    if entry is None:
        raise CannotArchive(_("{period} is not archived."), period=f"{month:%Y-%m}")
    return entry


def _manifest(entry: PeriodArchive, folder: Path) -> Manifest:
    """The manifest, if it is the very one that was written when the period was archived."""
    try:
        manifest, digest = manifests.read(folder)
    except FileNotFoundError:
        raise CannotArchive(
            _("There is no archive in {folder}. If it was moved, say where it is with --from."),
            folder=folder,
        ) from None
    except manifests.BadManifest as error:
        raise _another(folder) from error
    if digest != entry.manifest_sha256:
        raise _another(folder)
    return manifest


def _another(folder: Path) -> CannotArchive:
    return CannotArchive(
        _(
            "{folder}/manifest.json is not the one that was written when the period was archived:"
            " it was changed, or belongs to another archive. Nothing was restored."
        ),
        folder=folder,
    )


def _clear(cursor: Any, month: date) -> None:
    """Out of the way with what an interrupted command left of the partition."""
    part = owning.partition(month)
    owning.detach(cursor, part)
    cursor.execute(f"DROP TABLE IF EXISTS {part}")


def load(cursor: Any, month: date, folder: Path, manifest: Manifest) -> None:
    """Open the partition as any other is opened, and copy the files into it."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('candor.partitions'))")
    cursor.execute("SELECT candor_open_partition(%s)", [month])
    part = owning.partition(month)
    with cursor.copy(rows.COPY_IN.format(part=part)) as copy:
        for file in manifest.files:
            for table in parquet.read(folder, file):
                copy.write(rows.render(table))
    cursor.execute(f"ANALYZE {part}")


def mark(entry: PeriodArchive, manifest: Manifest) -> None:
    """The period is as it was before; whatever was kept of the old partition goes."""
    with owning.connection().cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {owning.detached(entry.period_id)}")
    entry.restored_at = timezone.now()
    entry.save(using=OWNER, update_fields=["restored_at"])
    audit.event(
        owning.OPERATOR,
        "period.restored",
        "period",
        manifest.period,
        data={"records": manifest.rows, "manifest": entry.manifest_sha256},
    ).save(using=OWNER)
