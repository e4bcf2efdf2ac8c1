"""How far the demo is: a bar on a terminal, a line now and then anywhere else."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

LINE_EVERY = 10  # percent


class Progress:
    """Counts records as they are checked. Told by many threads."""

    def __init__(self, total: int) -> None:
        self._total = max(1, total)
        self._lock = threading.Lock()
        self._done = 0
        self._said = 0
        self._bar = (
            tqdm(total=total, unit=" records", unit_scale=True, dynamic_ncols=True)
            if _has_a_screen()
            else None
        )

    def advance(self, records: int) -> None:
        with self._lock:
            self._done = min(self._total, self._done + records)
            if self._bar is not None:
                self._bar.update(self._done - self._bar.n)
            else:
                self._say()

    def _say(self) -> None:
        percent = 100 * self._done // self._total
        if percent >= self._said + LINE_EVERY:
            self._said = percent - percent % LINE_EVERY
            print(f"  {self._said:3} %  {self._done:,} records checked", flush=True)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


def _has_a_screen() -> bool:
    """Some terminals have no size, and on these a bar is never seen."""
    return sys.stderr.isatty() and os.get_terminal_size(sys.stderr.fileno()).lines > 1


class Stages:
    """The stages of the demo, with the seconds that each of them took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str, told: str) -> Iterator[None]:
        print(f"{told} ...", flush=True)
        began = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - began, 2)
