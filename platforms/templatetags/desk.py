"""Small words of the console's templates."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def grouped(value: object) -> str:
    """A number in groups of three digits; a dash where there is none."""
    return f"{value:,}" if isinstance(value, int) else "–"


@register.simple_tag
def mark(kind: str, text: object) -> SafeString:
    """A state as a coloured word. The word says it; the colour only helps to find it."""
    return format_html('<span class="mark mark-{}">{}</span>', kind, text)


@register.filter
def is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
