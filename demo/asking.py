"""What is asked once all have filed: whether claims hold, and whether a filing can be proved."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from candor_auth import connect
from candor_client import AuthenticatedClient

from demo import ordering, proving, records, safeguards
from demo.answers import Surprise
from demo.campaign import Access, Campaign, Ring
from demo.claims import DENIED
from demo.filing import Outcome
from demo.volumes import MONTHS

PROVED = MONTHS[-1]


@dataclass(frozen=True)
class Asking:
    """`office` is the national one's client."""

    campaign: Campaign
    url: str
    accesses: dict[int, Access]
    office: AuthenticatedClient
    ring: Ring

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
