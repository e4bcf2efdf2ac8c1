"""What is said of numbers that are odd without being wrong for certain: platforms.identifiers."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from platforms.refusals import Fault

WORDS = {
    "uscc_department": _("The first character names no department that is known."),
    "uscc_region": _("The third to eighth characters are not a region that is known."),
    "uscc_organisation": _("The organisation code inside does not match its own check character."),
    "algorithm_filing_region": _("The first six digits are not a region that is known."),
    "algorithm_filing_year": _("The year inside the number is out of the ordinary."),
    "generative_filing_province": _("The spelling of the province is not known."),
    "generative_filing_year": _("The year inside the number is out of the ordinary."),
    "read_as_registration": _("Not the format of a filing: taken as a registration."),
}


def explain(doubts: Iterable[Fault]) -> list[dict[str, str]]:
    return [
        {"pointer": doubt.pointer, "code": doubt.code, "detail": str(WORDS.get(doubt.code, ""))}
        for doubt in doubts
    ]
