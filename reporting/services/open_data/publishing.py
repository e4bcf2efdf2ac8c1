"""Packages of open data come out: once for a consolidation, numbered, and never changed.

A month's next package would tell, beside each one before, what changed between them. It comes out
only where every sum that changed was changed by enough platforms, and what all of them leave out
together gives nothing away.
"""

import csv
import hashlib
import io
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from platforms import audit
from platforms.ids import uuid7
from platforms.models import AuditEvent
from platforms.principals import NATIONAL, SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Consolidation, Edition, EditionState, OpenPackage
from reporting.services import storing
from reporting.services.open_data.beside import Issue, Tells, hidden_beside
from reporting.services.open_data.cells import Covered, Cube, cube_of, hidden_places, lines_of
from reporting.services.open_data.hiding import Cell, Key
from reporting.services.open_data.packing import (
    MANIFEST,
    SUPPRESSED,
    Contents,
    Packed,
    pack,
)

logger = logging.getLogger(__name__)
FOLDER = "open-data"
REFUSED = "open_data.refused"
NOBODY = Covered(0, 0, 0)


def publish(consolidation: Consolidation) -> OpenPackage:
    """The package of a consolidation: made now, or the one that was made before.

    Refused: `open_data_tells_changes`. Raises `cells.Differs`.
    """
    with acting_as(SYSTEM):
        _wait_for_turn(consolidation)
        made = OpenPackage.objects.filter(consolidation=consolidation).first()
        if made is not None:
            return made
        contents = _contents(consolidation)
        return _keep(contents, pack(contents))


def _wait_for_turn(consolidation: Consolidation) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('candor.open-data'), hashtext(%s))",
            [f"{consolidation.period_id}"],
        )


def _contents(consolidation: Consolidation) -> Contents:
    threshold = settings.OPEN_DATA_THRESHOLD
    cube = cube_of(consolidation)
    before = [Earlier(one, cube_of(one.consolidation)) for one in _issued(consolidation)]
    for earlier in before:
        _refuse_telling_changes(earlier.cube, cube, threshold)
    cells = cube.cells(threshold)
    return Contents(
        consolidation=consolidation,
        number=before[-1].package.number + 1 if before else 1,
        threshold=threshold,
        cube=cube,
        cells=cells,
        hidden=_hidden(cells, before, threshold),
        hidden_places=_hidden_places(cube, before, threshold),
    )


def _issued(consolidation: Consolidation) -> Iterable[OpenPackage]:
    """The packages of its month, the first one first: each of them stays public."""
    rows = OpenPackage.objects.filter(period=consolidation.period_id)
    return rows.select_related("consolidation").order_by("number")


@dataclass(frozen=True)
class Earlier:
    package: OpenPackage
    cube: Cube

    def issue(self, threshold: int) -> Issue:
        """What has no row was told, too: it is zero."""
        cells = self.cube.cells(threshold)
        out: set[Key] = {
            (row["jurisdiction"], row["measure"], row["measure_version"], row["category"])
            for row in self._rows("totals.csv")
            if row["status"] == SUPPRESSED
        }
        out |= {key for key, cell in cells.items() if not cell.listed}
        return Issue(cells, lines_of(cells), frozenset(out & cells.keys()))

    def hidden_places(self) -> frozenset[str]:
        rows = self._rows("coverage.csv")
        return frozenset(row["jurisdiction"] for row in rows if row.get("status") == SUPPRESSED)

    def _rows(self, name: str) -> list[dict[str, str]]:
        """As it was published: how cells are chosen may have changed since."""
        with default_storage.open(f"{self.package.folder}/{name}") as file:
            return list(csv.DictReader(io.StringIO(file.read().decode("utf-8-sig"))))


def _hidden(cells: dict[Key, Cell], before: Sequence[Earlier], threshold: int) -> frozenset[Key]:
    try:
        issues = [one.issue(threshold) for one in before]
        return hidden_beside(Issue(cells, lines_of(cells)), issues, threshold)
    except Tells:
        raise Refused("open_data_tells_changes", limit=threshold) from None


def _hidden_places(cube: Cube, before: Sequence[Earlier], threshold: int) -> frozenset[str]:
    """Those of the first package, or else the two together would tell of the difference."""
    found = hidden_places(cube.coverage, threshold)
    if not before:
        return found
    held = before[0].hidden_places()
    if not found <= held:
        raise Refused("open_data_tells_changes", limit=threshold)
    return held


def _refuse_telling_changes(before: Cube, now: Cube, threshold: int) -> None:
    for key in before.shares.keys() | now.shares.keys():
        was, is_now = before.shares.get(key, {}), now.shares.get(key, {})
        changed = [
            one for one in was.keys() | is_now.keys() if was.get(one, 0) != is_now.get(one, 0)
        ]
        if 0 < len(changed) < threshold:
            raise Refused("open_data_tells_changes", limit=threshold)
    for place in before.coverage.keys() | now.coverage.keys():
        counts = before.coverage.get(place, NOBODY), now.coverage.get(place, NOBODY)
        if any(0 < abs(one - other) < threshold for one, other in zip(*counts, strict=True)):
            raise Refused("open_data_tells_changes", limit=threshold)


def _keep(contents: Contents, files: list[Packed]) -> OpenPackage:
    """The files, then the row: without it nobody finds them."""
    folder = f"{FOLDER}/{contents.period}.{contents.number}-{uuid7()}"
    written: list[str] = []
    try:
        for file in files:
            path = default_storage.save(f"{folder}/{file.name}", ContentFile(file.content))
            written.append(path)
        return _write_down(contents, folder, files)
    except BaseException:
        for path in written:
            storing.remove(path)
        raise


def _write_down(contents: Contents, folder: str, files: list[Packed]) -> OpenPackage:
    manifest = next(file for file in files if file.name == MANIFEST)
    package = OpenPackage.objects.create(
        period_id=contents.consolidation.period_id,
        number=contents.number,
        consolidation=contents.consolidation,
        consolidation_number=contents.consolidation.number,
        made_at=timezone.now(),
        threshold=contents.threshold,
        folder=folder,
        files=[file.said for file in files],
        manifest_sha256=hashlib.sha256(manifest.content).hexdigest(),
    )
    audit.record(
        SYSTEM,
        "open_data.published",
        "open_data",
        package.id,
        period=contents.period,
        number=contents.number,
        manifest=package.manifest_sha256,
    )
    return package


# --- After a bulletin ------------------------------------------------------------------------


def publish_due(publish: Callable[[Consolidation], OpenPackage] = publish) -> list[OpenPackage]:
    """Packages of the consolidations that the nation's published bulletins are made from, and that
    have none yet. What cannot come out is said in the log, and holds up nothing else."""
    made = []
    for consolidation in _due():
        try:
            made.append(publish(consolidation))
        except Refused as refused:
            logger.warning("No open data of %s: %s", consolidation, refused.code)
            _remember(consolidation, refused)
        except Exception:
            logger.exception("No open data of %s", consolidation)
    return made


def _remember(consolidation: Consolidation, refused: Refused) -> None:
    """Frozen as it is, it will be refused again: that is said once, in the audit trail, too."""
    with acting_as(SYSTEM):
        audit.record(
            SYSTEM,
            REFUSED,
            "consolidation",
            consolidation.id,
            period=f"{consolidation.period_id:%Y-%m}",
            number=consolidation.number,
            code=refused.code,
        )


def _due() -> list[Consolidation]:
    with acting_as(SYSTEM):
        editions = Edition.objects.filter(state=EditionState.PUBLISHED, jurisdiction_id=NATIONAL)
        named = {
            UUID(source["id"])
            for sources in editions.values_list("sources", flat=True)
            for source in sources
        }
        packed = OpenPackage.objects.values("consolidation_id")
        refused = AuditEvent.objects.filter(
            action=REFUSED, object_type="consolidation", object_id__in=[str(one) for one in named]
        ).values_list("object_id", flat=True)
        left = named - {UUID(one) for one in refused}
        found = Consolidation.objects.filter(pk__in=left).exclude(pk__in=packed)
        return list(found.order_by("period_id", "number"))
