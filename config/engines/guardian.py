"""The process that runs the embedded servers for as long as anybody uses them.

`config.embedded` starts it. Everybody who uses the servers holds a shared lock on `users.lock`;
the kernel drops it however they end. Once the guardian can take that lock for itself, nobody is
left: it stops both servers and ends. Should the guardian itself be killed, the kernel tells the
servers to stop, and the next guardian waits for what is left of them.
"""

import fcntl
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

from config.engines.postgres import Postgres
from config.engines.process import POLL, Server, StartError, write_private
from config.engines.valkey import Valkey


@contextmanager
def servers(folder: Path, *, throwaway: bool) -> Iterator[list[Server]]:
    """Both servers, running, with their URLs in state.json until they stop."""
    state = folder / "state.json"
    postgres, valkey = Postgres(folder, throwaway=throwaway), Valkey(folder)
    with ExitStack() as stopping:
        stopping.callback(postgres.stop)
        stopping.callback(valkey.stop)
        urls = postgres.start() | valkey.start()
        write_private(state, json.dumps(urls))
        stopping.callback(state.unlink, missing_ok=True)
        yield [postgres, valkey]


def _stay(users: int, running: list[Server]) -> None:
    """Return when nobody uses the servers any more, or one of them has ended."""
    while all(server.alive() for server in running):
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(POLL)
        else:
            return


def _told_to_stop(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def main(folder: Path, *, throwaway: bool) -> None:
    signal.signal(signal.SIGTERM, _told_to_stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Never closed: who waits for this lock waits for the end of the process itself.
    fcntl.flock(os.open(folder / "guardian.lock", os.O_RDWR | os.O_CREAT), fcntl.LOCK_EX)
    users = os.open(folder / "users.lock", os.O_RDWR | os.O_CREAT)
    try:
        with servers(folder, throwaway=throwaway) as running:
            print("ready", flush=True)
            _stay(users, running)
    except (StartError, OSError) as error:
        print(error, flush=True)
        sys.exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), throwaway="--throwaway" in sys.argv)
