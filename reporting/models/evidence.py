"""What a platform hands in to show that a claim is true, and what its examination found."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platforms.ids import uuid7
from platforms.tenancy import TenantQuerySet
from reporting.models.attestations import Attestation, AttestationRevision


class EvidenceFile(models.Model):
    """One uploaded file, kept exactly as sent. Nobody opens it before it was scanned."""

    class State(models.TextChoices):
        QUARANTINED = "quarantined", _("quarantined")
        CLEAN = "clean", pgettext_lazy("evidence", "clean")
        INFECTED = "infected", _("infected")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    attestation = models.ForeignKey(
        Attestation,
        on_delete=models.PROTECT,
        related_name="files",
        verbose_name=_("attestation"),
    )
    # Which of the control's requirements it answers, and the platform's own name for it.
    slot = models.CharField(_("slot"), max_length=32)
    name = models.CharField(_("name"), max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.BigIntegerField(_("bytes"))
    # By its content. What the sender said of it is not believed.
    media_type = models.CharField(_("media type"), max_length=100)
    stored_as = models.CharField(max_length=200)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.QUARANTINED
    )
    # The scanner's name and what it said; no scanner, nothing.
    scanned_by = models.CharField(_("scanned by"), max_length=100, blank=True)
    scan_result = models.CharField(_("result of the scan"), max_length=200, blank=True)
    scanned_at = models.DateTimeField(_("scanned at"), null=True, blank=True)
    received_at = models.DateTimeField(_("received at"))
    received_by = models.ForeignKey(
        "platforms.Credential", on_delete=models.PROTECT, related_name="+"
    )
    rung_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)

    objects = TenantQuerySet["EvidenceFile"].as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("evidence file")
        verbose_name_plural = _("evidence files")
        indexes: ClassVar = [
            models.Index(
                fields=["rung_at"],
                condition=models.Q(state="quarantined"),
                name="evidence_to_scan",
            )
        ]

    def __str__(self) -> str:
        return self.name


class EvidenceLink(models.Model):
    """A file is part of a revision. The next revision takes over by reference what it keeps."""

    id = models.BigAutoField(primary_key=True)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(
        AttestationRevision, on_delete=models.PROTECT, related_name="evidence_links"
    )
    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="revision_links")

    objects = TenantQuerySet["EvidenceLink"].as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["revision", "file"], name="a_file_is_once_in_an_attestation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.file_id}"


class Examination(models.Model):
    """One run of the control's rules over a revision and its evidence. Written once, whole."""

    class Trigger(models.TextChoices):
        SUBMISSION = "submission", _("submission")
        RULES = "rules", _("other rules")
        READERS = "readers", _("other readers")
        REPORTS = "reports", _("the platform's reports")
        ASKED = "asked", _("asked for")

    class Verdict(models.TextChoices):
        SATISFIED = "satisfied", _("satisfied")
        NOT_SATISFIED = "not_satisfied", _("not satisfied")
        INCONCLUSIVE = "inconclusive", _("inconclusive")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(
        AttestationRevision,
        on_delete=models.PROTECT,
        related_name="examinations",
        verbose_name=_("revision"),
    )
    trigger = models.CharField(_("trigger"), max_length=12, choices=Trigger.choices)
    catalogue = models.CharField(_("catalogue version"), max_length=16)
    rules = models.CharField(_("rules"), max_length=32)
    readers = models.CharField(_("readers"), max_length=32)
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"))
    verdict = models.CharField(_("verdict"), max_length=14, choices=Verdict.choices)
    # [{"reason_id", "params"}], by the ids of docs/controls.md.
    reasons = models.JSONField(_("reasons"), default=list)
    # [{"name", "modality", "n", "compliant", "share", "low", "high", "threshold"}]
    measured = models.JSONField(_("measured"), default=list)

    objects = TenantQuerySet["Examination"].as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("examination")
        verbose_name_plural = _("examinations")

    def __str__(self) -> str:
        return f"{self.revision} {self.verdict}"


class Reading(models.Model):
    """What one file, or one member of an archive, was read as in an examination."""

    id = models.BigAutoField(primary_key=True)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="readings")
    file = models.ForeignKey(
        EvidenceFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("file")
    )
    # The name within the archive; empty for the file itself.
    member = models.CharField(_("member"), max_length=512, blank=True)
    container = models.CharField(_("container"), max_length=16, blank=True)
    modality = models.CharField(_("modality"), max_length=16, blank=True)
    verdict = models.CharField(_("verdict"), max_length=14)
    # As reporting/evidence gives them: reasons of the implicit and of the explicit label (null
    # where a machine cannot tell), the labels, and what signed provenance says.
    reasons = models.JSONField(_("reasons"), default=list)
    explicit = models.JSONField(_("explicit label"), null=True)
    labels = models.JSONField(_("labels"), default=list)
    provenance = models.JSONField(_("provenance"), null=True)

    objects = TenantQuerySet["Reading"].as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        indexes: ClassVar = [
            models.Index(fields=["examination", "verdict"], name="reading_by_verdict")
        ]

    def __str__(self) -> str:
        return self.member or str(self.file)
