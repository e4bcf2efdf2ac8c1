"""To wait for what workers do, and to ring again while nothing comes."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from demo.answers import Stopped, Surprise

T = TypeVar("T")
WITHIN = 300.0
LOOK_EVERY, NUDGE_EVERY = 0.3, 5.0


def until(
    look: Callable[[], T | None], what: str, nudge: Callable[[], None], stop: threading.Event
) -> T:
    """What `look` finds. `nudge` is beat's part: whatever was lost is rung for again."""
    deadline = time.monotonic() + WITHIN
    nudged = time.monotonic()
    while time.monotonic() < deadline:
        found = look()
        if found is not None:
            return found
        if time.monotonic() > nudged + NUDGE_EVERY:
            nudged = time.monotonic()
            nudge()
        if stop.wait(LOOK_EVERY):
            raise Stopped
    raise Surprise(f"{what} did not come")
