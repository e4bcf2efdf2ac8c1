"""What an office asks a platform about a report, and what both say to it."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platforms.ids import uuid7
from platforms.tenancy import TenantQuerySet


class QuestionState(models.TextChoices):
    """Whose turn it is: the platform's, the office's, nobody's any more."""

    ASKED = "asked", pgettext_lazy("question", "asked")
    ANSWERED = "answered", pgettext_lazy("question", "answered")
    CLOSED = "closed", pgettext_lazy("question", "closed")


class QuestionQuerySet(TenantQuerySet["Question"]):
    def overdue(self, now: datetime) -> Self:
        """Those whose answer is owed and late; never stored, so that it is never out of date."""
        return self.filter(state=QuestionState.ASKED, due_at__lt=now)


class Question(models.Model):
    """One question about a report. Its words are never changed; replies add to it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey(
        "platforms.Platform",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("platform"),
    )
    report = models.ForeignKey(
        "reporting.Report",
        on_delete=models.PROTECT,
        related_name="questions",
        verbose_name=_("report"),
    )
    # Within the report.
    number = models.PositiveIntegerField(_("number"))
    # The one that was read when it was asked.
    revision = models.ForeignKey("reporting.Revision", on_delete=models.PROTECT, related_name="+")
    # What it is about in particular, if anything: a check, or a record by the platform's own id.
    check_id = models.CharField(_("check"), max_length=8, blank=True)
    record_id = models.CharField(_("record"), max_length=64, blank=True)
    office = models.ForeignKey(
        "platforms.Office", on_delete=models.PROTECT, related_name="+", verbose_name=_("office")
    )
    text = models.CharField(pgettext_lazy("asked of a platform", "question"), max_length=4000)
    state = models.CharField(
        _("state"), max_length=8, choices=QuestionState.choices, default=QuestionState.ASKED
    )
    due_at = models.DateTimeField(_("answer due by"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked at"))
    asked_by = models.ForeignKey(
        "platforms.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("asked by"),
    )
    # How many there are; the number of the latest.
    replies = models.PositiveIntegerField(_("replies"), default=0)
    closed_at = models.DateTimeField(pgettext_lazy("question", "closed at"), null=True, blank=True)
    remark = models.CharField(_("remark"), max_length=2000, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = pgettext_lazy("asked of a platform", "question")
        verbose_name_plural = pgettext_lazy("asked of a platform", "questions")
        indexes: ClassVar = [
            models.Index(
                fields=["office", "state"],
                condition=~models.Q(state="closed"),
                name="question_open",
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "number"], name="question_number_is_unique_per_report"
            ),
            models.CheckConstraint(
                condition=models.Q(due_at__isnull=True) | models.Q(due_at__gt=models.F("asked_at")),
                name="question_is_due_after_it_is_asked",
            ),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_at__isnull=False)
                | models.Q(~models.Q(state="closed"), closed_at__isnull=True),
                name="question_closed_has_its_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="answered") | models.Q(replies__gt=0),
                name="question_answered_has_a_reply",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.number}"

    @property
    def overdue(self) -> bool:
        if self.due_at is None or self.state != QuestionState.ASKED:
            return False
        return self.due_at < timezone.now()


class Reply(models.Model):
    """What one side said to a question. Numbered, never edited: the next one adds to it."""

    class Side(models.TextChoices):
        PLATFORM = "platform", _("platform")
        OFFICE = "office", _("office")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(
        Question,
        on_delete=models.PROTECT,
        related_name="given",
        verbose_name=pgettext_lazy("asked of a platform", "question"),
    )
    number = models.PositiveIntegerField(_("number"))
    side = models.CharField(_("side"), max_length=8, choices=Side.choices)
    text = models.CharField(_("text"), max_length=10_000)
    at = models.DateTimeField(_("at"))
    # A person at the console, or a machine's credential.
    person = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    credential = models.ForeignKey(
        "platforms.Credential", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TenantQuerySet["Reply"].as_manager()

    class Meta:
        ordering: ClassVar = ["question", "number"]
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question", "number"], name="reply_number_is_unique_per_question"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gt=0), name="replies_are_numbered_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=["platform", "office"]), name="reply_side_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.number}"
