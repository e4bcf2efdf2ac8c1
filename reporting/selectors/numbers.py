"""Numbers as readers of a bulletin expect them: exact ones exact, lower bounds rounded down."""

from reporting.vocabulary import Language

TEN_THOUSAND, HUNDRED_MILLION, MILLION = 10**4, 10**8, 10**6


def rounded_down(value: int) -> int:
    """To two significant digits, three from a million on: below it is still true."""
    digits = len(str(value)) - (3 if value >= MILLION else 2)
    return value if digits <= 0 else value // 10**digits * 10**digits


def in_headline(value: int, qualifier: str, language: Language) -> str:
    """`962,341` or `over 960,000`; in Chinese `962341` or `96万余`."""
    if qualifier == "exact":
        return plain(value, language)
    if language == "zh":
        return f"{_in_myriads(rounded_down(value))}余"
    return f"over {rounded_down(value):,}"


def in_full(value: int, qualifier: str, language: Language) -> str:
    """`962,341` or `at least 962,341`; in Chinese `962341` or `不少于962341`."""
    if qualifier == "exact":
        return plain(value, language)
    return f"不少于{value}" if language == "zh" else f"at least {value:,}"


def plain(value: int, language: Language) -> str:
    return str(value) if language == "zh" else f"{value:,}"


def _in_myriads(value: int) -> str:
    for unit, name in ((HUNDRED_MILLION, "亿"), (TEN_THOUSAND, "万")):
        if value >= unit:
            whole, rest = divmod(value, unit)
            decimals = f"{rest:0{len(str(unit)) - 1}d}".rstrip("0")
            return f"{whole}.{decimals}{name}" if decimals else f"{whole}{name}"
    return str(value)
