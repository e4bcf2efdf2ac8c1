"""Proof of what was filed: signed receipts in a chain for each platform, and the public log of all.

The log is a Merkle tree (RFC 6962). It holds hashes and nothing else, so anybody may read it.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.tenancy import TenantQuerySet


class SigningKey(models.Model):
    """The public half of a key that receipts are or were signed with. The private half is never
    in the database."""

    # RFC 7638 thumbprint.
    kid = models.CharField(_("key"), max_length=43, primary_key=True)
    public = models.JSONField()
    made_at = models.DateTimeField(_("known since"))
    # No process signs with it from then on. It stays published: what it signed stays provable.
    retired_at = models.DateTimeField(_("retired at"), null=True, blank=True)
    # Somebody else may have had it since then.
    compromised_at = models.DateTimeField(_("compromised since"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["made_at", "kid"]
        verbose_name = _("signing key")
        verbose_name_plural = _("signing keys")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(compromised_at__isnull=True)
                | models.Q(retired_at__isnull=False),
                name="a_key_that_leaked_is_retired",
            )
        ]

    def __str__(self) -> str:
        return self.kid


class LogEntry(models.Model):
    """A leaf of the log. Its numbers have no gaps."""

    index = models.BigIntegerField(primary_key=True)
    leaf = models.BinaryField(max_length=32)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["index"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(index__gte=0), name="the_log_begins_at_zero")
        ]

    def __str__(self) -> str:
        return str(self.index)


class LogNode(models.Model):
    """A node over 2 ** level leaves, written once they are complete. Level 0 is `LogEntry`."""

    pk = models.CompositePrimaryKey("level", "position")
    level = models.SmallIntegerField()
    position = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(level__gte=1, position__gte=0), name="nodes_stand_over_leaves"
            )
        ]

    def __str__(self) -> str:
        return f"{self.level}/{self.position}"


class TreeHead(models.Model):
    """What the log was at a moment: its size and root, signed."""

    id = models.BigAutoField(primary_key=True)
    size = models.BigIntegerField(_("size"))
    root = models.BinaryField(max_length=32)
    signed_at = models.DateTimeField(_("signed at"))
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+")
    jws = models.TextField()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("tree head")
        verbose_name_plural = _("tree heads")

    def __str__(self) -> str:
        return f"{self.size} {self.signed_at}"


class Receipt(models.Model):
    """Signed proof of one thing that was filed or decided, given with it in one transaction."""

    class Kind(models.TextChoices):
        REPORT_SUBMITTED = "report.submitted", _("report submitted")
        REPORT_ACCEPTED = "report.accepted", _("report accepted")
        ATTESTATION_SUBMITTED = "attestation.submitted", _("attestation submitted")
        ATTESTATION_EXAMINED = "attestation.examined", _("attestation examined")
        DIRECTIVE_ANSWERED = "directive.answered", _("directive answered")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey(
        "platforms.Platform", on_delete=models.PROTECT, related_name="+", verbose_name=_("platform")
    )
    # The place in the platform's chain, from 1, and the receipt before it there.
    serial = models.PositiveIntegerField(_("number"))
    previous = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="next"
    )
    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices)
    # A report, an attestation or a directive, and the number of its revision or answer.
    object_id = models.UUIDField(_("object"))
    object_number = models.PositiveIntegerField(_("revision"))
    given_at = models.DateTimeField(_("given at"))
    key = models.ForeignKey(
        SigningKey, on_delete=models.PROTECT, related_name="+", verbose_name=_("key")
    )
    # Compact JWS, and the SHA-256 over it by which the next receipt names this one.
    jws = models.TextField()
    digest = models.CharField("SHA-256", max_length=64)
    # The platform's own signature over what it filed, where it gave one.
    signature = models.TextField(blank=True)
    # Null until the log has taken it in, a moment later.
    entry = models.OneToOneField(
        LogEntry, on_delete=models.PROTECT, null=True, blank=True, related_name="receipt"
    )

    objects = TenantQuerySet["Receipt"].as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "serial"], name="receipts_of_a_platform_are_one_chain"
            ),
            models.CheckConstraint(
                condition=models.Q(serial=1, previous__isnull=True)
                | models.Q(serial__gt=1, previous__isnull=False),
                name="a_receipt_names_the_one_before",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["object_id", "object_number"], name="receipt_by_object"),
            models.Index(
                fields=["given_at", "serial"],
                condition=models.Q(entry__isnull=True),
                name="receipt_to_log",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} {self.object_number}"
