"""What an office orders a platform to do, or lets it know, and what the platform answers."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platforms.ids import uuid7
from platforms.tenancy import TenantQuerySet


class DirectiveState(models.TextChoices):
    """The life of a directive. One that only notifies ends when the platform has seen it."""

    ISSUED = "issued", pgettext_lazy("directive", "issued")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("directive", "acknowledged")
    ANSWERED = "answered", pgettext_lazy("directive", "answered")
    RETURNED = "returned", pgettext_lazy("directive", "sent back")
    ACCEPTED = "accepted", pgettext_lazy("directive", "answer accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("directive", "withdrawn")


# Which state may follow which. An answer acknowledges as well; another one may follow an answer
# that is not decided on yet, and the state stays.
DIRECTIVE_TRANSITIONS: dict[str, frozenset[str]] = {
    DirectiveState.ISSUED: frozenset(
        {DirectiveState.ACKNOWLEDGED, DirectiveState.ANSWERED, DirectiveState.WITHDRAWN}
    ),
    DirectiveState.ACKNOWLEDGED: frozenset({DirectiveState.ANSWERED, DirectiveState.WITHDRAWN}),
    DirectiveState.ANSWERED: frozenset(
        {DirectiveState.ACCEPTED, DirectiveState.RETURNED, DirectiveState.WITHDRAWN}
    ),
    DirectiveState.RETURNED: frozenset({DirectiveState.ANSWERED, DirectiveState.WITHDRAWN}),
    DirectiveState.ACCEPTED: frozenset(),
    DirectiveState.WITHDRAWN: frozenset(),
}
# An answer is still owed.
WAITING = (DirectiveState.ISSUED, DirectiveState.ACKNOWLEDGED, DirectiveState.RETURNED)


class DirectiveQuerySet(TenantQuerySet["Directive"]):
    def overdue(self, now: datetime) -> Self:
        """Those whose answer is owed and late; never stored, so that it is never out of date."""
        return self.filter(state__in=WAITING, due_at__lt=now)


class Directive(models.Model):
    """One directive of an office to a platform. What it says is never changed; its date may be.

    An order has a date by which it is answered; a notice has none, and takes no answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey(
        "platforms.Platform",
        on_delete=models.PROTECT,
        related_name="directives",
        verbose_name=_("platform"),
    )
    office = models.ForeignKey(
        "platforms.Office", on_delete=models.PROTECT, related_name="+", verbose_name=_("office")
    )
    code = models.CharField(pgettext_lazy("directive", "kind"), max_length=16)
    vocabulary = models.CharField(_("vocabulary"), max_length=16)
    # The office's own number of the document, if it has one.
    reference = models.CharField(_("reference"), max_length=100, blank=True)
    text = models.CharField(_("text"), max_length=10_000)
    # What it is about: any of these, or none.
    revision = models.ForeignKey(
        "reporting.Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    finding = models.ForeignKey(
        "reporting.Finding", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    attestation = models.ForeignKey(
        "reporting.Attestation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Records of a period, by the platform's own ids.
    period = models.ForeignKey(
        "reporting.Period", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    record_ids = models.JSONField(_("records"), default=list)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=DirectiveState.choices,
        default=DirectiveState.ISSUED,
        db_index=True,
    )
    first_due_at = models.DateTimeField(_("first due by"), null=True, blank=True)
    due_at = models.DateTimeField(_("due by"), null=True, blank=True)
    issued_at = models.DateTimeField(_("issued at"))
    issued_by = models.ForeignKey(
        "platforms.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("issued by"),
    )
    acknowledged_at = models.DateTimeField(_("acknowledged at"), null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        "platforms.Credential", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # How many there are; the number of the latest.
    answers = models.PositiveIntegerField(_("answers"), default=0)
    # Of the office's latest step after it was issued. All of them are in the audit trail.
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decision_reason = models.CharField(_("reason of the decision"), max_length=2000, blank=True)

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("directive")
        verbose_name_plural = _("directives")
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(state__in=[*WAITING]),
                name="directive_waiting",
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(due_at__isnull=True, first_due_at__isnull=True)
                | models.Q(due_at__isnull=False, first_due_at__isnull=False),
                name="directive_has_a_date_or_none",
            ),
            models.CheckConstraint(
                condition=models.Q(first_due_at__isnull=True)
                | models.Q(first_due_at__gt=models.F("issued_at")),
                name="directive_is_due_after_it_is_issued",
            ),
            models.CheckConstraint(
                condition=models.Q(answers=0) | models.Q(due_at__isnull=False),
                name="directive_that_notifies_takes_no_answer",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["answered", "returned", "accepted"])
                | models.Q(answers__gt=0, acknowledged_at__isnull=False),
                name="directive_decided_on_was_answered",
            ),
            models.CheckConstraint(
                condition=models.Q(period__isnull=True, record_ids=[])
                | models.Q(models.Q(period__isnull=False), ~models.Q(record_ids=[])),
                name="directive_names_records_of_a_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.reference}".strip()

    def may_become(self, state: str) -> bool:
        return state in DIRECTIVE_TRANSITIONS[self.state]

    @property
    def takes_answer(self) -> bool:
        return self.due_at is not None

    @property
    def overdue(self) -> bool:
        waits = self.due_at is not None and self.state in WAITING
        return waits and self.due_at < timezone.now()  # type: ignore[operator]


class DirectiveAnswer(models.Model):
    """What a platform says it did. Numbered, never edited: the next one adds to it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    directive = models.ForeignKey(
        Directive,
        on_delete=models.PROTECT,
        related_name="given",
        verbose_name=_("directive"),
    )
    number = models.PositiveIntegerField(_("number"))
    text = models.CharField(_("answer"), max_length=10_000)
    # [{"url": ..., "sha256": ...}]: kept by the platform, bound by digest.
    evidence = models.JSONField(_("evidence"), default=list)
    signatory = models.ForeignKey(
        "platforms.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("signatory"),
    )
    # When it was due as it was given: later dates do not make a late answer early.
    due_at = models.DateTimeField(_("due by"))
    given_at = models.DateTimeField(_("given at"))
    given_by = models.ForeignKey("platforms.Credential", on_delete=models.PROTECT, related_name="+")

    objects = TenantQuerySet["DirectiveAnswer"].as_manager()

    class Meta:
        ordering: ClassVar = ["directive", "number"]
        verbose_name = _("answer to a directive")
        verbose_name_plural = _("answers to directives")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["directive", "number"], name="answer_number_is_unique_per_directive"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gt=0), name="answers_are_numbered_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.directive_id} {self.number}"

    @property
    def late(self) -> bool:
        return self.given_at > self.due_at
