"""The whole campaign: every platform files its months, while a worker checks them."""

import threading
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial

import httpx
from candor_auth import connect
from candor_client import AuthenticatedClient

from config.serving import PrepareError, Stack
from demo.cast import MOST, Invented, platforms
from demo.filing import Filer, Outcome
from demo.progress import Progress
from demo.volumes import MONTHS, Volume, Volumes, share_out

FILERS = 8  # platforms that file at the same time
BATCH, SMALLEST_BATCH = 5_000, 100
SWEEP_EVERY = 5.0
LOOK_EVERY = 0.5


@dataclass(frozen=True)
class Access:
    """A machine's way in."""

    client_id: str
    client_secret: str


Ring = Callable[[str], None]


@dataclass
class Campaign:
    """What is to be filed, and by whom."""

    cast: list[Invented]
    volumes: Volumes
    seed: int
    scale: float
    stop: threading.Event = field(default_factory=threading.Event)

    @classmethod
    def of(cls, seed: int, scale: float, many: int = MOST) -> "Campaign":
        """`many` platforms. The smallest but one joins late, with nothing for the first month."""
        cast = platforms(many)
        return cls(cast, share_out(cast, seed, scale, nil=cast[-2]), seed, scale)

    @property
    def batch_size(self) -> int:
        return max(SMALLEST_BATCH, round(BATCH * self.scale))

    def file(self, running: Stack, accesses: dict[int, Access], ring: Ring) -> list[Outcome]:
        """Everything, from the largest platform to the smallest; what came of it."""
        progress = Progress(sum(volume.records for volume in self.volumes.values()))
        # One for all: a server on this machine is reached by no proxy and needs no certificates.
        transport = httpx.HTTPTransport(retries=2, verify=False)
        with ThreadPoolExecutor(FILERS) as pool:
            clients = [
                connect(running.url, access.client_id, access.client_secret, transport=transport)
                for access in (accesses[one.index] for one in self.cast)
            ]
            filers = map(partial(self._filer, progress), self.cast, clients)
            pending = [pool.submit(filer.campaign) for filer in filers]
            try:
                _watch(running, pending, ring)
                return [one.result() for one in pending]
            finally:
                self.stop.set()
                pool.shutdown(wait=False, cancel_futures=True)
                progress.close()

    def _filer(self, progress: Progress, one: Invented, client: AuthenticatedClient) -> Filer:
        return Filer(
            platform=one,
            client=client,
            volumes=self._months_of(one),
            seed=self.seed,
            batch_size=self.batch_size,
            by_array=one is self.cast[-1],
            progress=progress.advance,
            stop=self.stop,
        )

    def _months_of(self, one: Invented) -> dict[str, Volume]:
        found = {month: self.volumes.get((one.index, month)) for month in MONTHS}
        return {month: volume for month, volume in found.items() if volume is not None}


def _watch(running: Stack, pending: list["Future[Outcome]"], ring: Ring) -> None:
    """Until all have filed or one of them failed. A worker that was killed is started again."""
    looks = 0
    while True:
        done, left = wait(pending, LOOK_EVERY, FIRST_EXCEPTION)
        if not left or any(one.exception() for one in done):
            return
        if running.children["worker"].code() is not None:
            print("  The worker was killed; starting it again.", flush=True)
            running.kill("worker")  # whatever it had started, too
            running.start("worker")
        if trouble := running.ended():
            raise PrepareError(trouble)
        looks += 1
        if looks % round(SWEEP_EVERY / LOOK_EVERY) == 0:
            ring("tasks.sweeping.sweep")  # beat's part: whatever was lost is rung for again
