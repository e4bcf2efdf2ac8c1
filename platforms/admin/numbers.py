"""Numbers as people read them: in thousands in English, by 万 and 亿 in Chinese."""

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from django.utils.translation import get_language

Number = int | float | Decimal
MYRIADS: tuple[tuple[int, str], ...] = ((100_000_000, "亿"), (10_000, "万"))
TENTH = Decimal("0.1")


def grouped(value: Number) -> str:
    """Every digit, in groups of three."""
    return f"{value:,}"


def short(value: Number, *, at_least: bool = False) -> str:
    """As the reader's language says a large number; a lower bound is never rounded up, and what
    was rounded of any other says so.

    1,234,567 is `1,234,567` in English and `约123.5万` in Chinese; 1,230,000 is `123万`.
    """
    if not (get_language() or "").startswith("zh"):
        return grouped(value)
    exact = Decimal(str(value))
    step = next(((size, unit) for size, unit in MYRIADS if abs(exact) >= size), None)
    if step is None:
        return grouped(value)
    rounding = ROUND_FLOOR if at_least else ROUND_HALF_UP
    tenths = (exact / step[0]).quantize(TENTH, rounding)
    whole = tenths == tenths.to_integral_value()
    about = "" if at_least or tenths * step[0] == exact else "约"
    return f"{about}{tenths.to_integral_value() if whole else tenths:,}{step[1]}"
