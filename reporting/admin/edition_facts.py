"""What a page about an edition tells: who did what to it, and what it says in both languages."""

from typing import Any

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.audit import in_words, who, with_names
from platforms.admin.desk import Fact, Link, Table
from platforms.principals import Principal
from reporting.admin.words import language
from reporting.models import Edition
from reporting.models.periods import PERIOD_PATTERN
from reporting.selectors.bulletins import find_campaign
from reporting.selectors.edition_contents import proposed_digest
from reporting.selectors.editions import history_of

# How a language is named to browsers and to people.
SIDES = (("en", "en", _("English")), ("zh", "zh-Hans", _("Chinese")))


def name_of(edition: Edition) -> str:
    """`Bulletin of 2025-05, number 2`, in the reader's words."""
    said = {"of": subject_of(edition.of), "number": edition.number}
    if edition.number:
        return gettext("Bulletin of %(of)s, number %(number)s") % said
    return gettext("Bulletin of %(of)s") % said


def subject_of(of: str) -> str:
    campaign = None if PERIOD_PATTERN.match(of) else find_campaign(of)
    return campaign.name.within(language()) if campaign else of


def address_of(edition: Edition) -> str:
    """The page that everybody may read."""
    place = [language(), edition.jurisdiction_id, edition.of, edition.number]
    return reverse("bulletin", args=place)


def facts(edition: Edition) -> list[Fact]:
    moments = [
        (_("drafted"), edition.drafted_at, edition.drafted_by),
        (_("edited"), edition.edited_at, edition.edited_by),
        (_("proposed"), edition.proposed_at, edition.proposed_by),
        (_("published"), edition.published_at, edition.published_by),
        (_("ended"), edition.ended_at, edition.ended_by),
    ]
    return [
        (_("scope"), edition.jurisdiction),
        (_("state"), edition.get_state_display()),
        *((name, _moment(at, person)) for name, at, person in moments if at),
        *([(_("reason"), edition.reason)] if edition.reason else []),
        *_digests(edition),
    ]


def _digests(edition: Edition) -> list[Fact]:
    """Publishing adds number and day, so that the proposal's is another than the edition's."""
    if not edition.is_public:
        return [(_("digest (SHA-256)"), edition.digest)] if edition.digest else []
    return [
        (_("digest (SHA-256)"), edition.digest),
        (_("digest as proposed, without number and day"), proposed_digest(edition)),
    ]


def _moment(at: Any, person: Any) -> Any:
    said = formats.localize(timezone.localtime(at))
    return f"{said} · {person}" if person else said


def sides(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The text in both languages, one beside the other."""
    return [
        {
            "code": tag,
            "name": name,
            "title": content["title"][code],
            "head": content["head"][code],
            "sections": content["sections"][code],
        }
        for code, tag, name in SIDES
    ]


def sources_table(edition: Edition) -> Table:
    return Table(
        gettext("consolidations it is made from"),
        [gettext("period"), gettext("number"), gettext("digest (SHA-256)")],
        [
            (
                source["period"],
                Link(
                    str(source["number"]),
                    reverse("admin:reporting_consolidation_change", args=[source["id"]]),
                ),
                source["digest"],
            )
            for source in edition.sources
        ],
    )


def history_table(principal: Principal, edition: Edition) -> Table:
    events = with_names(history_of(principal, edition).order_by("-at", "-id"))
    return Table(
        gettext("history"),
        [gettext("at"), gettext("action"), gettext("by"), gettext("reason")],
        [
            (event.at, in_words(event.action), who(event), event.data.get("reason") or "–")
            for event in events[:100]
        ],
    )
