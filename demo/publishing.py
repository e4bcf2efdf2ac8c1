"""What everybody may read of the campaign: its bulletin, and the open data of its months."""

import hashlib
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from candor_client import AuthenticatedClient
from candor_client.api.open_data import open_data_file, open_data_list
from candor_client.models import OpenPackageOut

from demo.answers import Surprise, must
from demo.volumes import MONTHS
from demo.waiting import until

INDEX = "/bulletins/index.json"
MANIFEST = "manifest.json"


def keep_bulletin(url: str, of: str, folder: Path) -> dict[str, Any]:
    """Its PDF in both languages, beside what it says of itself; what is told of it."""
    with httpx.Client(base_url=url) as anybody:
        bulletins = _get(anybody, INDEX).json()["bulletins"]
        edition = next(one for one in bulletins if one["of"] == of)
        _require(_get(anybody, edition["data"]).content, edition["digest"], "the bulletin")
        names = {language: f"bulletin.{language}.pdf" for language in edition["pdf"]}
        for language, name in names.items():
            (folder / name).write_bytes(_get(anybody, edition["pdf"][language]).content)
    return {"of": of, "number": edition["number"], "pdf": list(names.values())}


def _get(anybody: httpx.Client, path: str) -> httpx.Response:
    return anybody.get(path).raise_for_status()


def _require(content: bytes, digest: str, what: str) -> None:
    if hashlib.sha256(content).hexdigest() != digest:
        raise Surprise(f"{what} is not what its digest says")


def verify_open_data(
    client: AuthenticatedClient, folder: Path, sweep: Callable[[], None], stop: threading.Event
) -> dict[str, Any]:
    """The package of the last month, kept in the folder: every file is what its manifest says."""
    package = until(lambda: _package(client), "the open data", sweep, stop)
    folder.mkdir(exist_ok=True)
    manifest = _fetch(client, package, MANIFEST, package.manifest_sha256)
    (folder / MANIFEST).write_bytes(manifest)
    said = json.loads(manifest)
    for file in said["files"]:
        (folder / file["name"]).write_bytes(_fetch(client, package, file["name"], file["sha256"]))
    return {
        "period": package.period,
        "files": [file["name"] for file in said["files"]],
        **said["cells"],
        "threshold": package.threshold,
    }


def _package(client: AuthenticatedClient) -> OpenPackageOut | None:
    packages = must(open_data_list.sync(client=client)).results
    return next((one for one in packages if one.period == MONTHS[-1]), None)


def _fetch(client: AuthenticatedClient, of: OpenPackageOut, name: str, digest: str) -> bytes:
    file = must(open_data_file.sync(of.period, of.number, name, client=client))
    content = file.payload.read()
    _require(content, digest, name)
    return content
