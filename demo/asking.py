"""What is asked once all have filed: what is odd, whether claims hold, whether a filing can be
proved; and what is made of it all, to be taken along."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from candor_auth import connect
from candor_client import AuthenticatedClient

from demo import exporting, mistakes, ordering, proving, publishing, records, safeguards, signals
from demo.answers import Surprise
from demo.campaign import Access, Campaign, Ring
from demo.claims import DENIED
from demo.filing import Outcome
from demo.office import CAMPAIGN
from demo.volumes import MONTHS
from demo.waiting import until

PROVED = MONTHS[-1]


@dataclass(frozen=True)
class Asking:
    """`office` is the national one's client."""

    campaign: Campaign
    url: str
    accesses: dict[int, Access]
    office: AuthenticatedClient
    ring: Ring

    def files(self, folder: Path) -> dict[str, Any]:
        """What leaves the register: the bulletin as it is printed, open data, a workbook."""
        stop, ring = self.campaign.stop, self.ring
        bulletin = publishing.keep_bulletin(self.url, CAMPAIGN, folder)
        print(f"  The bulletin as {' and '.join(bulletin['pdf'])}", flush=True)
        kept = exporting.fetch(self.office, folder, lambda: ring("tasks.sweeping.sweep"), stop)
        print(f"  {kept['file']}: {kept['rows']:,} rows, SHA-256 {kept['sha256']}", flush=True)
        opened = publishing.verify_open_data(
            self.office,
            folder / "open-data",
            lambda: ring("tasks.exporting.publish_open_data"),
            stop,
        )
        print(
            f"  Open data of {opened['period']}: {len(opened['files'])} files are what their"
            f" manifest says; {opened['published']:,} sums, {opened['suppressed']:,} left out"
            f" as they would tell of fewer than {opened['threshold']} platforms\n",
            flush=True,
        )
        return {"bulletin": bulletin, "export": kept, "open_data": opened}

    def signals(self, outcomes: Sequence[Outcome], looked: Callable[[], bool]) -> dict[str, Any]:
        """Wait until the rules have looked at everything; what they found, and a scorecard."""
        until(
            lambda: looked() or None,
            "the signals",
            lambda: self.ring("tasks.watching.watch"),
            self.campaign.stop,
        )
        signals.show(self.office)
        late = outcomes[mistakes.LATE].platform
        if late is None:
            raise Surprise("a platform without an id")
        signals.show_card(self.office, late)
        return {
            "signals": signals.told(signals.found(self.office)),
            "scorecard": signals.told_of_card(signals.scorecard(self.office, late)),
        }

    def safeguards(self, outcomes: Sequence[Outcome]) -> list[dict[str, str]]:
        """Wait for the tests of all claims, print them, and order what a contradiction asks."""
        found = safeguards.wait_for_examinations(
            self.office,
            sum(one.claims for one in outcomes),
            lambda: self.ring("tasks.sweeping.sweep"),
            self.campaign.stop,
        )
        self.ring("tasks.examining.expire")  # beat's part: who is to be reminded
        names = self._names(outcomes)
        rows = safeguards.told(found, names)
        safeguards.show(self.office, rows, names)
        denied = ordering.contradicted(found, outcomes[DENIED].platform)
        state = ordering.order_and_answer(self.office, self._client(DENIED), denied)
        print(f"  {names[denied.platform]}, {denied.control}: {denied.state}, since")
        for reason in safeguards.reasons(self.office, denied):
            print(f"    {reason}")
        print(f"  It was ordered to say why and to put it right. Its answer: {state}.\n")
        return rows

    def _names(self, outcomes: Sequence[Outcome]) -> dict[UUID, str]:
        pairs = zip(outcomes, self.campaign.cast, strict=True)
        return {one.platform: whose.name_en for one, whose in pairs if one.platform}

    def _client(self, index: int) -> AuthenticatedClient:
        access = self.accesses[index]
        return connect(self.url, access.client_id, access.client_secret)

    def proof(self, outcome: Outcome, folder: Path, heads: Path) -> None:
        """The largest platform's last month, by what it has kept itself."""
        kept = proving.fetch(
            self._client(0),
            outcome.reports[PROVED],
            self._first_batch(),
            folder / "proof",
            lambda: self.ring("tasks.sealing.seal"),
            self.campaign.stop,
        )
        print(f"\n  python {' '.join(kept.command)}")
        for line in proving.verify(kept).splitlines():
            print(f"    {line}")
        self.ring("tasks.sealing.keep_head")
        size, head = proving.head(self.office, heads, self.campaign.stop)
        print(
            f"\n  The log holds {size:,} receipts. Its signed head of today: {head}\n", flush=True
        )

    def _first_batch(self) -> bytes:
        """As it was sent: the same seed gives the same bytes."""
        one = self.campaign.cast[0]
        volume = self.campaign.volumes[one.index, PROVED]
        lines = records.write(one, PROVED, volume, self.campaign.seed).lines
        first = next(records.batches(lines, self.campaign.batch_size), None)
        if first is None:
            raise Surprise("the largest platform has no records")
        return first
