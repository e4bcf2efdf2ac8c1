"""The records as they were uploaded: batches, their rows, and their roll-ups."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.tenancy import TenantQuerySet
from reporting.models.days import DAYS


class Batch(models.Model):
    """The records uploaded in one request; the bytes are kept exactly as filed."""

    class Kind(models.TextChoices):
        RECORDS = "records", _("records")
        CORRECTIONS = "corrections", _("corrections")

    class State(models.TextChoices):
        RECEIVED = "received", _("received")
        CHECKING = "checking", _("checking")
        CHECKED = "checked", _("checked")
        REJECTED = "rejected", _("rejected")
        ERRORED = "errored", _("errored")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(
        "reporting.Report",
        on_delete=models.PROTECT,
        related_name="batches",
        verbose_name=_("report"),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.RECORDS)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.RECEIVED
    )
    # As sent, before any decoding: what a receipt is about.
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.BigIntegerField(_("bytes"))
    encoding = models.CharField(_("content encoding"), max_length=8, blank=True)
    media_type = models.CharField(_("media type"), max_length=100)
    stored_as = models.CharField(max_length=200)
    received_at = models.DateTimeField(_("received at"))
    received_by = models.ForeignKey(
        "platforms.Credential", on_delete=models.PROTECT, related_name="+"
    )
    rule_set = models.CharField(_("rule set"), max_length=64, blank=True)
    # The last line that was read, and how many of them nothing blocks.
    lines = models.BigIntegerField(_("lines"), default=0)
    records = models.BigIntegerField(_("records"), default=0)
    errors = models.BigIntegerField(_("errors"), default=0)
    warnings = models.BigIntegerField(_("warnings"), default=0)
    notes = models.BigIntegerField(_("notes"), default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    rung_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)

    objects = TenantQuerySet["Batch"].as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "kind", "media_type", "encoding", "sha256"],
                # One that was rejected and left out may be judged anew, as another.
                condition=~models.Q(state="rejected"),
                name="the_same_batch_twice_is_one_batch",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["rung_at"],
                condition=models.Q(state__in=["received", "checking", "errored"]),
                name="batch_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.id}"


class RevisionBatch(models.Model):
    """A batch is part of a revision. The next revision takes over by reference what it keeps."""

    id = models.BigAutoField(primary_key=True)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(
        "reporting.Revision", on_delete=models.PROTECT, related_name="batch_links"
    )
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="revision_links")

    objects = TenantQuerySet["RevisionBatch"].as_manager()

    class Meta:
        ordering: ClassVar = ["batch"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["revision", "batch"], name="a_batch_is_once_in_a_revision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.batch_id}"


class Record(models.Model):
    """One action taken, as filed. Partitioned by period; see migration reporting.0002.

    Rows never change. A correction adds the next version of the same `record_id`; which version
    counts for a revision follows from the batches that are part of it.
    """

    pk = models.CompositePrimaryKey("period", "batch_id", "line")
    period = models.DateField()
    batch = models.ForeignKey(
        Batch, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    line = models.IntegerField()
    platform = models.ForeignKey(
        "platforms.Platform", on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    record_id = models.TextField()
    version = models.SmallIntegerField()
    withdrawn = models.BooleanField()
    reason = models.TextField(null=True)  # noqa: DJ001 - NULL is what COPY writes for nothing
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

    objects = TenantQuerySet["Record"].as_manager()

    class Meta:
        managed = False
        db_table = "reporting_record"

    def __str__(self) -> str:
        return self.record_id


class BatchCount(models.Model):
    """How many records of a batch share these properties. Corrections count what they replace as
    minus one, so that the counts of a revision are the plain sums over its batches."""

    id = models.BigAutoField(primary_key=True)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="counts")
    subject = models.CharField(max_length=8)
    action = models.CharField(max_length=24)
    category = models.CharField(max_length=16)
    product_kind = models.CharField(max_length=16, blank=True)
    modality = models.CharField(max_length=16, blank=True)
    detection = models.CharField(max_length=16)
    province = models.CharField(max_length=2, blank=True)
    label = models.CharField(max_length=8, blank=True)
    n = models.BigIntegerField()
    # Its parts by the day of the action. None: counted before days were, of records that had left.
    days = ArrayField(models.IntegerField(), size=DAYS, null=True)

    objects = TenantQuerySet["BatchCount"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["batch"], name="batch_count_by_batch")]

    def __str__(self) -> str:
        return f"{self.subject} {self.action} {self.category}: {self.n}"
