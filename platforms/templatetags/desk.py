"""Small words of the console's templates."""

from collections.abc import Sequence
from datetime import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from platforms.admin.moments import deadline as said_deadline
from platforms.admin.numbers import Number
from platforms.admin.numbers import short as shortened

register = template.Library()
MANY = 2  # points that make a line


@register.filter
def grouped(value: object) -> str:
    """A number in groups of three digits; a dash where there is none."""
    return f"{value:,}" if isinstance(value, int) else "–"


@register.filter
def deadline(value: object) -> str:
    """When something is due by; nothing where it is not."""
    return said_deadline(value) if isinstance(value, datetime) else ""


@register.simple_tag
def mark(kind: str, text: object) -> SafeString:
    """A state as a coloured word. The word says it; the colour only helps to find it."""
    return format_html('<span class="mark mark-{}">{}</span>', kind, text)


@register.filter
def is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


@register.filter
def short(value: object) -> SafeString | str:
    """A number as the reader's language says it, with every digit behind it."""
    if not isinstance(value, (int, float)):
        return "–"
    text = shortened(value)
    exact = grouped(value) if isinstance(value, int) else f"{value:,}"
    return text if text == exact else format_html('<span title="{}">{}</span>', exact, text)


@register.simple_tag
def spark(values: Sequence[Number | None], aside: Sequence[Number | None] = ()) -> SafeString:
    """A line the size of a word, and one to hold it against. Say beside it what it says."""
    told = [float(value) for value in (*values, *aside) if value is not None]
    if len(told) < MANY:
        return format_html("")
    low, high = min(*told, 0), max(told)
    return format_html(
        '<svg class="spark" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">'
        '<polyline class="aside" points="{}"/><polyline points="{}"/></svg>',
        _points(aside, low, high),
        _points(values, low, high),
    )


def _points(values: Sequence[Number | None], low: float, high: float) -> str:
    step, height = 100 / max(len(values) - 1, 1), (high - low) or 1
    return " ".join(
        f"{at * step:.1f},{20 - 20 * (float(value) - low) / height:.1f}"
        for at, value in enumerate(values)
        if value is not None
    )
