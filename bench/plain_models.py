"""The yard as a Django model: what the yardstick of DRF puts its rows into."""

from typing import ClassVar

from django.db import models

from bench.ground import YARD


class PlainRecord(models.Model):
    """A table with the same columns, constraints and indexes as a partition of the records."""

    pk = models.CompositePrimaryKey("period", "batch_id", "line")
    period = models.DateField()
    batch_id = models.UUIDField()
    line = models.IntegerField()
    platform_id = models.UUIDField()
    record_id = models.TextField()
    version = models.SmallIntegerField(default=1)
    withdrawn = models.BooleanField(default=False)
    reason = models.TextField(null=True)  # noqa: DJ001 - as in the table of records
    subject = models.TextField()
    action = models.TextField()
    category = models.TextField()
    product_kind = models.TextField(null=True)  # noqa: DJ001
    product = models.TextField(null=True)  # noqa: DJ001
    modality = models.TextField(null=True)  # noqa: DJ001
    detection = models.TextField()
    acted_at = models.DateTimeField()
    content_at = models.DateTimeField(null=True)
    province = models.TextField(null=True)  # noqa: DJ001
    target = models.TextField(null=True)  # noqa: DJ001
    content_sha256 = models.BinaryField(null=True)
    label = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    objects: ClassVar[models.Manager["PlainRecord"]] = models.Manager()

    class Meta:
        app_label = "bench"
        managed = False
        db_table = YARD
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.record_id
