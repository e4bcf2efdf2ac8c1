"""Files on their way in, part by part, before they are a batch."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.tenancy import TenantQuerySet
from reporting.models.batches import Batch


class Upload(models.Model):
    """One file that comes in parts of equal size, the last one with the rest. Nothing is filed
    before it is complete and has become a batch."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        COMPLETED = "completed", _("completed")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey("reporting.Report", on_delete=models.PROTECT, related_name="uploads")
    kind = models.CharField(_("kind"), max_length=12, choices=Batch.Kind.choices)
    # Of the whole file, as sent: of the batch that it becomes. Empty where none was declared.
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    size = models.BigIntegerField(_("bytes"))
    part_size = models.BigIntegerField()
    encoding = models.CharField(_("content encoding"), max_length=8, blank=True)
    media_type = models.CharField(_("media type"), max_length=100)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        "platforms.Credential", on_delete=models.PROTECT, related_name="+"
    )
    expires_at = models.DateTimeField()
    # The id of its batch from the first attempt to complete it, and the folder in which each
    # attempt has a file: the next one finds there what one that died has left in storage.
    becomes = models.UUIDField(null=True, blank=True)
    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = TenantQuerySet["Upload"].as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["expires_at"], name="upload_expiring")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(size__gt=0, part_size__gt=0), name="an_upload_has_parts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.id}"

    @property
    def state(self) -> str:
        return self.State.OPEN if self.batch_id is None else self.State.COMPLETED

    @property
    def parts(self) -> int:
        return -(-self.size // self.part_size)

    def length_of(self, number: int) -> int:
        """The bytes that a part has, by its number from 1."""
        return min(self.part_size, self.size - (number - 1) * self.part_size)


class UploadPart(models.Model):
    """A part that is held; its bytes are in storage."""

    id = models.BigAutoField(primary_key=True)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="held")
    number = models.IntegerField()
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=200)
    received_at = models.DateTimeField()

    objects = TenantQuerySet["UploadPart"].as_manager()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["upload", "number"], name="a_part_is_once_in_an_upload")
        ]

    def __str__(self) -> str:
        return f"{self.upload_id} {self.number}"


class Range(NamedTuple):
    """Consecutive parts, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def ranges_of(numbers: Iterable[int]) -> list[Range]:
    """Numbers in ascending order, as the ranges that they make up."""
    found: list[Range] = []
    for number in numbers:
        if found and found[-1].last == number - 1:
            found[-1] = Range(found[-1].first, number)
        else:
            found.append(Range(number, number))
    return found


def gaps_in(held: Sequence[Range], parts: int) -> list[Range]:
    """What these ranges leave out of 1 to `parts`."""
    ends = [0, *(one.last for one in held)]
    starts = [*(one.first for one in held), parts + 1]
    between = (Range(end + 1, start - 1) for end, start in zip(ends, starts, strict=True))
    return [one for one in between if one.first <= one.last]
