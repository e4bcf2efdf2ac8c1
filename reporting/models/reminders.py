"""What was said of a filing that is due: to its platform, and of one that is late to its office."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platforms.ids import uuid7
from platforms.tenancy import TenantQuerySet
from reporting.models.periods import SHANGHAI


class Reminder(models.Model):
    """One reminder. Given once for a date and a number of days; a later date has its own."""

    class Kind(models.TextChoices):
        DUE_SOON = "due_soon", _("due soon")
        OVERDUE = "overdue", pgettext_lazy("filing", "overdue")

    class Addressee(models.TextChoices):
        """To an office, it is an escalation."""

        PLATFORM = "platform", _("platform")
        OFFICE = "office", _("office")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey(
        "platforms.Platform",
        on_delete=models.PROTECT,
        related_name="reminders",
        verbose_name=_("platform"),
    )
    period = models.ForeignKey(
        "reporting.Period",
        on_delete=models.PROTECT,
        related_name="reminders",
        verbose_name=_("period"),
    )
    kind = models.CharField(_("reminder"), max_length=8, choices=Kind.choices)
    addressee = models.CharField(_("to"), max_length=8, choices=Addressee.choices)
    # Of the settings: so many before or after the last day, or as near to it as the workers ran.
    days = models.PositiveSmallIntegerField(_("days"))
    # The date that held then.
    due_at = models.DateTimeField(_("due by"))
    given_at = models.DateTimeField(pgettext_lazy("reminder", "given at"))

    objects = TenantQuerySet["Reminder"].as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "period", "addressee", "kind", "due_at", "days"],
                name="a_reminder_is_given_once",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["due_soon", "overdue"])
                & models.Q(addressee__in=["platform", "office"]),
                name="reminder_is_of_a_known_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.platform} {self.period_id:%Y-%m}"

    @property
    def days_off(self) -> int:
        """From the day it was given to the last day in time, or since."""
        last = (self.due_at - timedelta(microseconds=1)).astimezone(SHANGHAI).date()
        return abs((self.given_at.astimezone(SHANGHAI).date() - last).days)
