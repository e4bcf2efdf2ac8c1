"""The national office's client: waits for the consolidations and reads the bulletin."""

import threading
import time
from collections.abc import Sequence

from candor_client import AuthenticatedClient
from candor_client.api.bulletins import bulletins_retrieve
from candor_client.api.consolidations import consolidations_list
from candor_client.api.filings import filings_summary
from candor_client.models import Bulletin

from demo.answers import Stopped, Surprise, must
from demo.volumes import MONTHS

CAMPAIGN = "qinglang-ai-2025"
CONSOLIDATED_WITHIN = 600.0
LANGUAGES = ("en", "zh-Hans")
STANDINGS = ("due", "on_time", "late", "extended", "missing")
NAMES = {
    "products_handled": "AI products handled",
    "items_removed": "items removed",
    "accounts_handled": "accounts handled",
}


def wait_for_consolidations(client: AuthenticatedClient, stop: threading.Event) -> None:
    """Until every month of the campaign has been frozen."""
    deadline = time.monotonic() + CONSOLIDATED_WITHIN
    while time.monotonic() < deadline:
        found = must(consolidations_list.sync(client=client)).results
        if {one.period for one in found} >= set(MONTHS):
            return
        if stop.wait(0.3):
            raise Stopped
    raise Surprise("the months were not consolidated")


def filings_told(client: AuthenticatedClient, months: Sequence[str]) -> dict[str, dict[str, int]]:
    """Print who has filed for these months, and when; the same as numbers."""
    told = {}
    for month in months:
        one = must(filings_summary.sync(client=client, period=month)).counts
        print(
            f"  {month}: {one.due} due, {one.on_time} on time, {one.late} late,"
            f" {one.extended} put off, {one.missing} missing",
            flush=True,
        )
        told[month] = {name: getattr(one, name) for name in STANDINGS}
    return told


def bulletin(client: AuthenticatedClient, of: str = CAMPAIGN) -> Bulletin:
    found = must(bulletins_retrieve.sync(of, client=client))
    if not isinstance(found, Bulletin):
        raise Surprise("a bulletin came as text where data was asked for")
    return found


def bulletin_text(client: AuthenticatedClient, language: str, of: str = CAMPAIGN) -> str:
    found = must(
        bulletins_retrieve.sync(
            of,
            client=client,
            format_="txt",
            accept_language=language,
        )
    )
    if not isinstance(found, str):
        raise Surprise("a bulletin came as data where text was asked for")
    return found


def beside_published(found: Bulletin) -> str:
    """A table of what was published of the campaign, and what the demo counted."""
    rows = [("", "published 2025-06-20", "this demo")]
    for one in found.published:
        ours = f"{one.ours.value:,}" if one.ours else "nothing"
        rows.append((NAMES.get(one.measure, one.measure), f"over {one.value:,}", ours))
    return "\n".join(f"  {name:<22}{theirs:>22}{ours:>14}" for name, theirs, ours in rows)


def show(client: AuthenticatedClient, whole: Bulletin) -> None:
    """Print the bulletin of the campaign in both languages, and the published figures beside it."""
    for language in LANGUAGES:
        print(f"\n{bulletin_text(client, language)}", flush=True)
    for month in MONTHS:
        headline = bulletin(client, month).headline
        print(
            f"  {month}: {headline.products.value:,} products, {headline.items.value:,} items,"
            f" {headline.accounts.value:,} accounts"
        )
    print(f"\n{beside_published(whole)}\n")
