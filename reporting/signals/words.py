"""A signal in words: what was found, from which numbers, and what it may mean."""

from __future__ import annotations

from dataclasses import dataclass

from reporting.signals.registry import RULES, Numbers
from reporting.vocabulary import Language, Text, load

LISTS = {
    "measure": "measures",
    "category": "categories",
    "detection": "detections",
    "label": "labels",
}
ALL = Text("all together", "全部合计")
SHOWN = {"content": 16}  # characters of a digest; of anything else, so many:
LONGEST = 60


@dataclass(frozen=True)
class Told:
    title: str
    message: str
    meaning: str


class _Said(dict[str, str]):
    """Values in words. One that the rules of the time did not give is left open."""

    def __missing__(self, name: str) -> str:
        return "…"


def tell(rule_id: str, numbers: Numbers, language: Language) -> Told:
    """In a language; a rule that is no more leaves its id and the numbers."""
    rule = RULES.get(rule_id)
    if rule is None:
        said = ", ".join(f"{name} {value}" for name, value in sorted(numbers.items()))
        return Told(rule_id, said, "")
    values = _Said({name: _in_words(name, value, language) for name, value in numbers.items()})
    return Told(
        rule.title.within(language),
        rule.message.within(language).format_map(values),
        rule.meaning.within(language),
    )


def _in_words(name: str, value: str | float, language: Language) -> str:
    if isinstance(value, int | float):
        return f"{value:,}"
    if name in LISTS:
        return name_of(LISTS[name], value, language)
    shown = "".join(each for each in value if each.isprintable())
    most = SHOWN.get(name, LONGEST)
    return shown if len(shown) <= most else f"{shown[:most]}…"


def name_of(terms: str, code: str, language: Language) -> str:
    if code == "all":
        return ALL.within(language)
    for edition in reversed(load().editions):
        if term := edition.lists()[terms].get(code):
            named = term.name.within(language)
            return f"{code} {named}" if terms == "categories" else named
    return code
