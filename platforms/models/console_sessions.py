from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.models.of_people import PersonalQuerySet


def longest() -> timedelta:
    return timedelta(hours=settings.SESSION_HOURS)


def idle() -> timedelta:
    return timedelta(minutes=settings.SESSION_IDLE_MINUTES)


class ConsoleSessionQuerySet(PersonalQuerySet["ConsoleSession"]):
    def live(self, now: datetime) -> Self:
        """Those whose next page would still be shown."""
        return self.filter(
            ended_at__isnull=True, started_at__gt=now - longest(), seen_at__gt=now - idle()
        )


class ConsoleSession(models.Model):
    """Somebody at work in the console, from one browser. The cookie's session names it."""

    class Ended(models.TextChoices):
        LOGGED_OUT = "logged_out", _("logged out")
        IDLE = "idle", _("nothing was done for too long")
        TOO_LONG = "too_long", _("lasted its whole time")
        TOO_MANY = "too_many", _("another one was begun")
        BY_OWNER = "by_owner", _("ended by its owner")
        BY_ADMINISTRATOR = "by_administrator", _("ended by an administrator")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    office = models.ForeignKey(
        "platforms.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(_("started at"))
    # To the minute: a row is not written for each page.
    seen_at = models.DateTimeField(_("last seen at"))
    address = models.GenericIPAddressField(_("address"), null=True, blank=True)
    agent = models.CharField(_("browser"), max_length=200, blank=True)
    second_factor = models.BooleanField(_("with a second factor"), default=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended = models.CharField(_("why"), max_length=16, choices=Ended.choices, blank=True)

    objects = ConsoleSessionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-started_at"]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        indexes: ClassVar = [models.Index(fields=["person", "-started_at"], name="session_of")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended="")
                | models.Q(models.Q(ended_at__isnull=False), ~models.Q(ended="")),
                name="a_session_that_ended_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.started_at}"
