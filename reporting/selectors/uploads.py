"""Uploads as their platform sees them: what of each is held, and what is missing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from platforms.principals import Principal
from platforms.tenancy import TenantQuerySet
from reporting.models import Report, Upload, UploadPart
from reporting.models.uploads import Range, gaps_in, ranges_of


@dataclass(frozen=True)
class Shown:
    """An upload with what is held of it; a completed one is held whole, in its batch."""

    upload: Upload
    held: list[Range]
    parts_held: int
    bytes_held: int

    @property
    def missing(self) -> list[Range]:
        return gaps_in(self.held, self.upload.parts)

    @property
    def links(self) -> dict[str, str]:
        report = f"/api/v1/reports/{self.upload.report_id}"
        base = f"{report}/uploads/{self.upload.id}"
        links = {"self": base, "parts": f"{base}/parts", "complete": f"{base}/complete"}
        if self.upload.batch_id is not None:
            links["batch"] = f"{report}/batches/{self.upload.batch_id}"
        return {**links, "report": report}


def visible_uploads(principal: Principal, report: Report) -> TenantQuerySet[Upload]:
    """What a platform has on its way in; nobody else's business."""
    rows = Upload.objects.visible_to(principal).filter(report=report)
    return rows if principal.kind == "platform" else rows.none()


def parts_of(principal: Principal, upload: Upload) -> QuerySet[UploadPart]:
    return UploadPart.objects.visible_to(principal).filter(upload=upload)


def shown(uploads: Iterable[Upload]) -> list[Shown]:
    """Each with what is held of it, in one query for all."""
    uploads = list(uploads)
    numbers: dict[UUID, list[int]] = defaultdict(list)
    rows = UploadPart.objects.filter(upload__in=uploads).order_by("upload", "number")
    for upload_id, number in rows.values_list("upload_id", "number"):
        numbers[upload_id].append(number)
    return [_show(upload, numbers[upload.id]) for upload in uploads]


def _show(upload: Upload, numbers: list[int]) -> Shown:
    if upload.batch_id is not None:
        return Shown(upload, [Range(1, upload.parts)], upload.parts, upload.size)
    size = sum(map(upload.length_of, numbers))
    return Shown(upload, ranges_of(numbers), len(numbers), size)
