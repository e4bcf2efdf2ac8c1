"""The page of a search: what was found, by kind, each a click away."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from platforms.principals import Principal
from reporting.selectors.search import Group, Hit, search
from reporting.selectors.search_words import state_of, title_of
from reporting.selectors.searching import MOST_CHARACTERS, MOST_WORDS, Asked, read

SHOWN = 10
TITLES = {
    "platform": _("platforms"),
    "report": _("reports"),
    "record": _("records"),
    "product": _("products"),
    "attestation": _("attestations"),
    "directive": _("directives"),
    "receipt": _("receipts"),
}
# Lists that can be asked for the same words.
LISTS = {
    "platform": "platforms_platform",
    "product": "platforms_product",
    "attestation": "reporting_attestation",
    "directive": "reporting_directive",
}
PAGES = {
    **{kind: f"{LISTS[kind]}_change" for kind in LISTS},
    "report": "reporting_report_change",
    "receipt": "reporting_receipt_change",
}


@dataclass(frozen=True)
class Found:
    title: str
    url: str
    platform: str
    under: str
    state: str
    state_text: str


def page_of_search(principal: Principal, text: str) -> dict[str, Any]:
    asked = read(text)
    groups = search(principal, asked, limit=SHOWN) if asked.text else []
    return {
        "q": text[:MOST_CHARACTERS],
        "asked": asked,
        "most_words": MOST_WORDS,
        "groups": [_group(group, asked) for group in groups],
    }


def _group(group: Group, asked: Asked) -> dict[str, Any]:
    listed = LISTS.get(group.kind) if group.more else None
    query = urlencode({"q": " ".join(asked.words)})
    return {
        "title": TITLES[group.kind],
        "hits": [_found(hit) for hit in group.hits],
        "more": group.more,
        "since": group.since,
        "url": f"{reverse(f'admin:{listed}_changelist')}?{query}" if listed else "",
    }


def _found(hit: Hit) -> Found:
    own = hit.kind == "platform"
    return Found(
        title=title_of(hit),
        url=_url(hit),
        platform="" if own else str(hit.platform),
        under=hit.platform.uscc if own else f"{hit.period:%Y-%m}" if hit.kind == "record" else "",
        state=hit.state,
        state_text=state_of(hit),
    )


def _url(hit: Hit) -> str:
    if hit.kind == "record":
        records = reverse("admin:reporting_report_records", args=[hit.of.pk])
        return f"{records}?{urlencode({'record_id': hit.id})}"
    return reverse(f"admin:{PAGES[hit.kind]}", args=[hit.id])
