"""A platform's claims about its technical safeguards. Their evidence: models/evidence.py."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.tenancy import TenantQuerySet


class Attestation(models.Model):
    """One claim: a platform, a control, and what of the platform it is about."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey(
        "platforms.Platform",
        on_delete=models.PROTECT,
        related_name="attestations",
        verbose_name=_("platform"),
    )
    control = models.CharField(_("control"), max_length=8)
    # A product's code, or empty for the whole platform.
    scope = models.CharField(_("scope"), max_length=64, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = TenantQuerySet["Attestation"].as_manager()

    class Meta:
        ordering: ClassVar = ["platform", "control", "scope"]
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "control", "scope"],
                name="one_attestation_per_platform_control_and_scope",
            )
        ]

    def __str__(self) -> str:
        return f"{self.platform} {self.control} {self.scope}".strip()


# The states of a revision that stands: one at most of each attestation. Who was tested is tested
# again without leaving its state, until the verdict is another one.
TESTED = ("satisfied", "not_satisfied", "inconclusive")
STANDING = ("submitted", "examining", *TESTED, "expired")


class AttestationRevision(models.Model):
    """One version of the claim: as drafted, as signed, and what became of it when it was tested."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        EXAMINING = "examining", _("being examined")
        SATISFIED = "satisfied", _("satisfied")
        NOT_SATISFIED = "not_satisfied", _("not satisfied")
        INCONCLUSIVE = "inconclusive", _("inconclusive")
        EXPIRED = "expired", _("expired")
        SUPERSEDED = "superseded", _("superseded")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Status(models.TextChoices):
        IMPLEMENTED = "implemented", _("implemented")
        PARTIAL = "partial", _("partly implemented")
        PLANNED = "planned", _("planned")
        NOT_APPLICABLE = "not_applicable", _("not applicable")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    attestation = models.ForeignKey(
        Attestation,
        on_delete=models.PROTECT,
        related_name="revisions",
        verbose_name=_("attestation"),
    )
    number = models.PositiveIntegerField(_("revision"))
    state = models.CharField(_("state"), max_length=14, choices=State.choices, default=State.DRAFT)
    catalogue = models.CharField(_("catalogue version"), max_length=16)
    status = models.CharField(_("status"), max_length=16, choices=Status.choices)
    statement = models.CharField(_("statement"), max_length=4000)
    # Values by the names that the control's requirements give them.
    measurements = models.JSONField(_("measurements"), default=dict, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"))
    signatory = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        "platforms.Credential", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    # The row is the queue: due for an examination since, rung for and claimed at.
    due_at = models.DateTimeField(null=True, blank=True)
    rung_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    examined_at = models.DateTimeField(_("examined at"), null=True, blank=True)
    # So many days before the end the last reminder was given.
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = TenantQuerySet["AttestationRevision"].as_manager()

    class Meta:
        ordering: ClassVar = ["attestation", "-number"]
        verbose_name = _("revision of an attestation")
        verbose_name_plural = _("revisions of attestations")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["attestation", "number"], name="attestation_revision_number_is_unique"
            ),
            models.UniqueConstraint(
                fields=["attestation"],
                condition=models.Q(
                    state__in=[
                        *("submitted", "examining", "satisfied", "not_satisfied"),
                        *("inconclusive", "expired"),
                    ]
                ),
                name="one_standing_revision_per_attestation",
            ),
            models.UniqueConstraint(
                fields=["attestation"],
                condition=models.Q(state="draft"),
                name="one_draft_per_attestation",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__gt=models.F("valid_from")),
                name="attestation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "withdrawn"])
                | models.Q(signatory__isnull=False, submitted_at__isnull=False),
                name="attestation_submitted_is_signed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(due_at__isnull=False),
                name="attestation_to_examine",
            ),
            models.Index(fields=["valid_until"], name="attestation_ending"),
        ]

    def __str__(self) -> str:
        return f"{self.attestation} r{self.number}"
