"""One filing is proved: by files that anybody may have, and a verifier that knows no Candor."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from candor_client import AuthenticatedClient
from candor_client.api.log import log_head
from candor_client.api.receipts import receipts_proof
from candor_client.api.reports import reports_receipt
from candor_client.models import Problem

from demo import PROJECT
from demo.answers import Stopped, Surprise, must

VERIFIER = PROJECT / "docs" / "verify_receipt.py"
IN_THE_LOG_WITHIN = 60.0
HEAD_KEPT_WITHIN = 30.0


@dataclass(frozen=True)
class Proof:
    """Three files: the proof, the register's keys, and a batch as the platform had sent it."""

    proof: Path
    jwks: Path
    batch: Path

    @property
    def command(self) -> list[str]:
        return [str(VERIFIER), str(self.proof), str(self.jwks), "--file", str(self.batch)]


def fetch(
    client: AuthenticatedClient,
    report: UUID,
    batch: bytes,
    folder: Path,
    seal: Callable[[], None],
    stop: threading.Event,
) -> Proof:
    """Of the latest receipt of a report, once it stands in the log."""
    receipt = must(reports_receipt.sync(report, client=client))
    folder.mkdir(parents=True, exist_ok=True)
    kept = Proof(folder / "proof.json", folder / "jwks.json", folder / "filed.ndjson.gz")
    kept.proof.write_bytes(_proof(client, receipt.id, seal, stop))
    keys = client.get_httpx_client().get("/.well-known/jwks.json")
    kept.jwks.write_bytes(keys.raise_for_status().content)
    kept.batch.write_bytes(batch)
    return kept


def _proof(
    client: AuthenticatedClient, receipt: UUID, seal: Callable[[], None], stop: threading.Event
) -> bytes:
    deadline = time.monotonic() + IN_THE_LOG_WITHIN
    while time.monotonic() < deadline:
        answer = receipts_proof.sync_detailed(receipt, client=client)
        if not isinstance(answer.parsed, Problem):
            return answer.content
        if answer.parsed.code != "receipt_not_logged":
            must(answer.parsed)
        seal()  # beat's part
        if stop.wait(1.0):
            raise Stopped
    raise Surprise("the receipt did not come into the log")


def verify(kept: Proof) -> str:
    """What the verifier says, line by line. It has no server to ask."""
    done = subprocess.run(
        [sys.executable, *kept.command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Surprise(f"the proof does not hold:\n{done.stdout}{done.stderr}")
    return done.stdout


def head(client: AuthenticatedClient, folder: Path, stop: threading.Event) -> tuple[int, Path]:
    """How many receipts the log has, and the file with the head of the day."""
    deadline = time.monotonic() + HEAD_KEPT_WITHIN
    while not (found := sorted(folder.glob("*.jws"))):
        if time.monotonic() > deadline:
            raise Surprise("no head of the log was kept")
        if stop.wait(0.2):
            raise Stopped
    return must(log_head.sync(client=client)).size, found[-1]
