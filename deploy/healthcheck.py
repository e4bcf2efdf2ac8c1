"""Whether one of Candor's containers is well: exit code 0 or 1. Used by docker-compose.yml."""

import os
import platform
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

# beat writes its schedule file every three minutes.
BEAT_SILENCE = 600


def web() -> bool:
    host, _, port = os.environ["WEB_BIND"].rpartition(":")
    connection = HTTPConnection(host.replace("0.0.0.0", "127.0.0.1"), int(port), timeout=8)  # noqa: S104
    name = os.environ["ALLOWED_HOSTS"].split(",")[0]
    connection.request("GET", "/readyz", headers={"Host": name})
    return connection.getresponse().status == 200


def worker() -> bool:
    ping = ["celery", "--app=config.celery", "inspect", "ping", "--timeout=10"]
    destination = f"--destination=celery@{platform.node()}"
    return subprocess.run([*ping, destination], capture_output=True, check=False).returncode == 0


def beat() -> bool:
    written = Path(os.environ["BEAT_SCHEDULE_FILE"])
    newest = max(path.stat().st_mtime for path in written.parent.glob(f"{written.name}*"))
    return time.time() - newest < BEAT_SILENCE


if __name__ == "__main__":
    try:
        sys.exit(0 if {"web": web, "worker": worker, "beat": beat}[sys.argv[1]]() else 1)
    except (OSError, ValueError) as trouble:
        sys.exit(str(trouble))
