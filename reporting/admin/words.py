"""Codes in the reader's words: vocabularies, checks, controls."""

from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from reporting import vocabulary
from reporting.checks.registry import Check, UnknownCheck, get
from reporting.models import State
from reporting.vocabulary import Language, NoVocabulary, Vocabulary

SEVERITIES = {"error": _("error"), "warning": _("warning"), "note": _("note")}
MISSING = "missing"
PENDING = "pending"
EXTENDED = "extended"
STATES = {
    **dict(State.choices),
    MISSING: _("missing"),
    PENDING: _("still to come"),
    EXTENDED: pgettext_lazy("filing", "put off"),
}
# What a filing is, seen from the calendar.
STATUSES = {
    **{code: STATES[code] for code in (PENDING, EXTENDED, MISSING)},
    "on_time": _("in time"),
    "late": _("late"),
    "not_due": _("not due"),
}

# Those that have a name in Chinese; the others are addresses and the numbers of standards.
REFERENCES = {
    "GB 45438-2025 chapters 5 and 6": _("GB 45438-2025 chapters 5 and 6"),
    "Labelling Measures article 6": _("Labelling Measures article 6"),
    "Personal Information Protection Law article 6": _(
        "Personal Information Protection Law article 6"
    ),
    "Personal Information Protection Law article 28": _(
        "Personal Information Protection Law article 28"
    ),
    "docs/guide/first-report.md": _("The guide, “Your first report”"),
    "RFC 8259 section 4": _("RFC 8259 section 4"),
    "RFC 8259 section 8.1": _("RFC 8259 section 8.1"),
}


def language() -> Language:
    """The reader's language, as vocabularies and checks name it."""
    return "zh" if (get_language() or "").startswith("zh") else "en"


def words_of(period: str) -> Vocabulary | None:
    try:
        return vocabulary.for_period(period)
    except NoVocabulary:
        return None


def name_of(words: Vocabulary | None, kind: str, code: str | None) -> str:
    """The name of a code, or the code itself where the vocabulary does not know it."""
    if not code:
        return ""
    term = getattr(words, kind, {}).get(code) if words else None
    return term.name.within(language()) if term else code


def category_of(words: Vocabulary | None, code: str | None) -> str:
    """A category by its code as well: people speak of P2-1."""
    name = name_of(words, "categories", code)
    return f"{code} {name}" if code and name != code else name


def check_of(check_id: str) -> Check | None:
    try:
        return get(check_id)
    except UnknownCheck:
        return None


def title_of_check(check_id: str) -> str:
    found = check_of(check_id)
    return found.title.within(language()) if found else check_id


def reference_of(check_id: str) -> str:
    found = check_of(check_id)
    return str(REFERENCES.get(found.reference, found.reference)) if found else ""


def severity_of(check_id: str) -> str:
    found = check_of(check_id)
    return found.severity.value if found else "note"


def at_least(value: int, qualifier: str) -> str:
    """A number as declared: a lower bound says so."""
    number = f"{value:,}"
    if qualifier != "at_least":
        return number
    return gettext("at least %(number)s") % {"number": number}


def control_of(code: str) -> str:
    control = vocabulary.load().controls.get(code)
    return control.name.within(language()) if control else code


def directive_of(code: str) -> str:
    directive = vocabulary.load().directives.get(code)
    return directive.name.within(language()) if directive else code


def modality_of(code: str | None) -> str:
    return name_of(vocabulary.load().editions[-1], "modalities", code)
