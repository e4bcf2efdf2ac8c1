"""Packages of open data come out: once for a consolidation, numbered, and never changed.

A month's next package would tell, beside the one before, what changed between them. It comes out
only where every sum that changed was changed by enough platforms.
"""

import hashlib
import logging
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from platforms import audit
from platforms.ids import uuid7
from platforms.principals import NATIONAL, SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Consolidation, Edition, EditionState, OpenPackage
from reporting.services import storing
from reporting.services.open_data.cells import Cube, cube_of, lines_of
from reporting.services.open_data.hiding import hidden
from reporting.services.open_data.packing import MANIFEST, Contents, Packed, pack

logger = logging.getLogger(__name__)
FOLDER = "open-data"


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
    before = (
        OpenPackage.objects.filter(period=consolidation.period_id)
        .select_related("consolidation")
        .order_by("-number")
        .first()
    )
    if before is not None:
        _refuse_telling_changes(cube_of(before.consolidation), cube, threshold)
    cells = cube.cells()
    return Contents(
        consolidation=consolidation,
        number=before.number + 1 if before else 1,
        threshold=threshold,
        cube=cube,
        cells=cells,
        hidden=hidden(cells, lines_of(cells), threshold),
    )


def _refuse_telling_changes(before: Cube, now: Cube, threshold: int) -> None:
    for key in before.shares.keys() | now.shares.keys():
        was, is_now = before.shares.get(key, {}), now.shares.get(key, {})
        changed = [
            one for one in was.keys() | is_now.keys() if was.get(one, 0) != is_now.get(one, 0)
        ]
        if 0 < len(changed) < threshold:
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
        except Exception:
            logger.exception("No open data of %s", consolidation)
    return made


def _due() -> list[Consolidation]:
    with acting_as(SYSTEM):
        editions = Edition.objects.filter(state=EditionState.PUBLISHED, jurisdiction_id=NATIONAL)
        named = {
            UUID(source["id"])
            for sources in editions.values_list("sources", flat=True)
            for source in sources
        }
        packed = OpenPackage.objects.values("consolidation_id")
        found = Consolidation.objects.filter(pk__in=named).exclude(pk__in=packed)
        return list(found.order_by("period_id", "number"))
