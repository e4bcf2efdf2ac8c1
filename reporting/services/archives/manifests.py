"""The manifest of an archive: what files there are, what is in them, and the digests of it all."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from reporting.services.archives.columns import COLUMNS, SORTED_BY
from reporting.services.archives.rows import BatchRows
from reporting.services.archives.standings import Filer, Standing

NAME = "manifest.json"
FORMAT = "candor-archive/1"


class BadManifest(Exception):
    """The file is no manifest of an archive that can be read here; says why."""


@dataclass(frozen=True)
class Range:
    """A part of a file, by its bytes: a row group, or what stands around the row groups."""

    offset: int
    size: int
    sha256: str
    rows: int = 0


@dataclass(frozen=True)
class FileEntry:
    """A Parquet file. `row_groups` are followed by the footer; `first` and `last` are sort keys."""

    name: str
    rows: int
    size: int
    sha256: str
    first: tuple[str, str, int]
    last: tuple[str, str, int]
    row_groups: tuple[Range, ...]
    footer: Range

    @property
    def ranges(self) -> tuple[Range, ...]:
        return (*self.row_groups, self.footer)


@dataclass(frozen=True)
class Manifest:
    """What an archive says of itself. `digest` is over the batches: see `digest_of`.

    `standings`: of every batch, by its id. Early archives have neither them nor the filers.
    """

    period: str
    number: int
    made_at: datetime
    vocabulary: str
    candor: str
    rows: int
    digest: str
    files: tuple[FileEntry, ...]
    batches: tuple[BatchRows, ...]
    filers: tuple[Filer, ...] = ()
    standings: dict[str, Standing] = field(default_factory=dict)


def digest_of(batches: tuple[BatchRows, ...]) -> str:
    """SHA-256 over a line for each batch: platform, batch, rows and digest, with blanks, LF."""
    total = hashlib.sha256()
    for one in batches:
        total.update(f"{one.platform} {one.batch} {one.rows} {one.sha256}\n".encode())
    return total.hexdigest()


def version() -> str:
    """Of Candor, where it is installed as a package; else of the working copy."""
    try:
        return metadata.version("candor")
    except metadata.PackageNotFoundError:
        return "0.1.0"


def write(manifest: Manifest, folder: Path) -> str:
    """Write the manifest, at once and for good; its SHA-256."""
    content = json.dumps(_to_json(manifest), ensure_ascii=False, indent=1).encode()
    write_file(folder / NAME, content)
    return hashlib.sha256(content).hexdigest()


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, even after a power cut."""
    draft = path.with_name(f"{path.name}.part")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(folder: Path) -> tuple[Manifest, str]:
    """The manifest in a folder and its SHA-256. Raises `BadManifest`, `FileNotFoundError`."""
    content = (folder / NAME).read_bytes()
    try:
        manifest = _from_json(json.loads(content))
    except (ValueError, KeyError, TypeError) as error:
        raise BadManifest(f"{type(error).__name__}: {error}") from error
    return manifest, hashlib.sha256(content).hexdigest()


def _to_json(manifest: Manifest) -> dict[str, Any]:
    said = {"format": FORMAT, **asdict(manifest), "made_at": manifest.made_at.isoformat()}
    files = said.pop("files")
    for name in ("batches", "filers", "standings"):
        del said[name]
    return {
        **said,
        "sorted_by": SORTED_BY,
        "columns": [
            {"name": one.name, "type": str(one.type), "required": one.required} for one in COLUMNS
        ],
        "platforms": _platforms(manifest),
        "files": files,
        "batches": [
            {**asdict(one), **asdict(manifest.standings[one.batch])} for one in manifest.batches
        ],
    }


def _platforms(manifest: Manifest) -> list[dict[str, Any]]:
    rows: dict[str, list[int]] = {}
    for one in manifest.batches:
        rows.setdefault(one.platform, []).append(one.rows)
    return [
        {**asdict(filer), "batches": len(counts), "rows": sum(counts)}
        for filer in manifest.filers
        for counts in [rows[filer.platform]]
    ]


def _from_json(said: dict[str, Any]) -> Manifest:
    if said["format"] != FORMAT:
        raise ValueError(f"format {said['format']!r}, not {FORMAT!r}")
    manifest = Manifest(
        period=said["period"],
        number=said["number"],
        made_at=datetime.fromisoformat(said["made_at"]),
        vocabulary=said["vocabulary"],
        candor=said["candor"],
        rows=said["rows"],
        digest=said["digest"],
        files=tuple(_file(one) for one in said["files"]),
        batches=tuple(BatchRows(**_pick(BatchRows, one)) for one in said["batches"]),
        filers=tuple(Filer(**_pick(Filer, one)) for one in said["platforms"] if "uscc" in one),
        standings={one["batch"]: _standing(one) for one in said["batches"] if "report" in one},
    )
    if manifest.digest != digest_of(manifest.batches):
        raise ValueError("the digest is not that of the batches")
    return manifest


def _pick(kind: type[BatchRows] | type[Filer], said: dict[str, Any]) -> dict[str, Any]:
    return {one.name: said[one.name] for one in fields(kind)}


def _standing(said: dict[str, Any]) -> Standing:
    return Standing(said["report"], tuple(said["revisions"]), said["in_force"])


def _file(said: dict[str, Any]) -> FileEntry:
    entry = FileEntry(**said)
    if Path(entry.name).name != entry.name:
        raise ValueError(f"{entry.name!r} is no name of a file")
    return replace(
        entry,
        first=tuple(said["first"]),
        last=tuple(said["last"]),
        row_groups=tuple(Range(**one) for one in said["row_groups"]),
        footer=Range(**said["footer"]),
    )
