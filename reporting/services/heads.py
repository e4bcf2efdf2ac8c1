"""Signed tree heads: one after each growth of the log, and one a day where the operator keeps them.

Heads that somebody else keeps are what a log cannot be rewritten behind.
"""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from platforms import audit
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import TreeHead
from reporting.models.periods import SHANGHAI
from reporting.proof import merkle
from reporting.proof.receipts import sign_head
from reporting.selectors import log
from reporting.services import signing_keys
from reporting.services.receipts import moment

READABLE = 0o644
# Of the log: whoever has it is the only one to add to it, or to say what it is.
LOCK = 0x6962_0001


def sign(size: int, root: bytes) -> TreeHead:
    """Say what the log is now. Refused: `receipt_key_retired`."""
    key, now = signing_keys.in_use(), timezone.now()
    jws = sign_head(signing_keys.own(), size=size, root=root, signed_at=moment(now))
    return TreeHead.objects.create(size=size, root=root, signed_at=now, key=key, jws=jws)


def keep() -> Path | None:
    """Write today's head, as a compact JWS, unless it is there; its path if it was written.

    A day is a day of Asia/Shanghai. What is there is never written over.
    """
    folder = Path(settings.TREE_HEADS_DIR)
    path = folder / f"{timezone.now().astimezone(SHANGHAI):%Y-%m-%d}.jws"
    if path.exists():
        return None
    with acting_as(SYSTEM):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        size = log.size()
        head = sign(size, merkle.root(size, log.peaks(size)))
        audit.record(SYSTEM, "tree_head.kept", "tree_head", str(head.id), size=size)
        folder.mkdir(parents=True, exist_ok=True)
        return path if _put(path, f"{head.jws}\n") else None


def _put(path: Path, text: str) -> bool:
    """Whole or not at all; False where somebody else was first."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".head-") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
        os.fchmod(file.fileno(), READABLE)
        try:
            os.link(file.name, path)
        except FileExistsError:
            return False
    return True
