"""The national office has a workbook made of a question, and fetches it."""

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from candor_client import AuthenticatedClient
from candor_client.api.exports import exports_ask, exports_file, exports_retrieve
from candor_client.models import AskExportRequest, AskExportRequestQuery, ExportOut

from demo.answers import Surprise, must
from demo.office import CAMPAIGN
from demo.waiting import until

QUESTION = {"campaign": CAMPAIGN, "measure": "items_removed", "group_by": "category,province"}
FILE = "items-removed.xlsx"


def fetch(
    client: AuthenticatedClient, folder: Path, sweep: Callable[[], None], stop: threading.Event
) -> dict[str, Any]:
    """Kept in the folder, once its digest was compared; what is told of it."""
    asked = must(exports_ask.sync(client=client, body=_wish()))
    made = until(lambda: _made(client, asked.id), "the export", sweep, stop)
    file = must(exports_file.sync(made.id, client=client)).payload.read()
    if hashlib.sha256(file).hexdigest() != made.sha256:
        raise Surprise("the export is not what its digest says")
    (folder / FILE).write_bytes(file)
    return {"file": FILE, "rows": made.progress.rows, "sha256": made.sha256}


def _wish() -> AskExportRequest:
    query = AskExportRequestQuery.from_dict(QUESTION)
    return AskExportRequest(kind="consolidated", query=query, format_="xlsx", headings="words")


def _made(client: AuthenticatedClient, export: UUID) -> ExportOut | None:
    found = must(exports_retrieve.sync(export, client=client))
    if found.state == "failed":
        raise Surprise("the export could not be made")
    return found if found.state == "ready" else None
