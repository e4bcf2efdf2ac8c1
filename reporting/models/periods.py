import re
from datetime import date, datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

SHANGHAI = ZoneInfo("Asia/Shanghai")
DUE_ON_DAY = 10  # of the following month, until midnight
PERIOD_PATTERN = re.compile(r"^(20\d\d)-(0[1-9]|1[0-2])$")


def next_month(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def midnight(day: date) -> datetime:
    """The start of a day in Asia/Shanghai."""
    return datetime.combine(day, time(), tzinfo=SHANGHAI)


def parse_period(code: str) -> date:
    """The first day of the month `YYYY-MM`. Raises `ValueError` for anything else."""
    match = PERIOD_PATTERN.match(code)
    if not match:
        raise ValueError(code)
    return date(int(match[1]), int(match[2]), 1)


class Period(models.Model):
    """A month in Asia/Shanghai: records are taken from `opens_at`, reports due by `due_at`."""

    month = models.DateField(_("month"), primary_key=True)
    opens_at = models.DateTimeField(_("opens at"))
    ends_at = models.DateTimeField(_("ends at"))
    due_at = models.DateTimeField(_("due at"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-month"]
        verbose_name = _("period")
        verbose_name_plural = _("periods")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(month__day=1), name="period_is_the_first_of_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(opens_at__lt=models.F("ends_at"))
                & models.Q(ends_at__lt=models.F("due_at")),
                name="period_opens_ends_and_is_due_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return f"{self.month:%Y-%m}"

    @classmethod
    def of(cls, month: date) -> "Period":
        """The period of a month, with the times that the calendar gives it; not saved."""
        following = next_month(month)
        return cls(
            month=month,
            opens_at=midnight(month),
            ends_at=midnight(following),
            due_at=midnight(following + timedelta(days=DUE_ON_DAY)),
        )
