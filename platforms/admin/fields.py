"""Form fields of the console: the browser's own, so that they need no script."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone


class DayField(forms.DateField):
    """A day, chosen with the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **kwargs)


class ReasonField(forms.CharField):
    """Why: read by whom it concerns, so it has to say something. Two characters can, in Chinese."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 4})
        super().__init__(**{"min_length": 2, "max_length": 2000, "widget": widget, **kwargs})


def end_of(day: date) -> datetime:
    """The end of a day: the midnight that follows it."""
    midnight = datetime.combine(day + timedelta(days=1), time())
    return timezone.make_aware(midnight)
