"""Reading Content Credentials: a process of its own, since the library is large, not ours, and
reads hostile files in a language whose faults are not exceptions.

`python -m reporting.evidence.credentials [ANCHORS]`; see `reporting.evidence.children`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from reporting.checks.characters import shown
from reporting.evidence import provenance
from reporting.evidence.children import give_time, serve
from reporting.evidence.provenance import SECONDS, Asked, Provenance, unchecked
from reporting.evidence.reasons import Given
from reporting.evidence.sources import MIB

MEMORY = 1024 * MIB  # address space: of it, threads and arenas reserve more than they touch
MOST_REASONS = 20
# Nothing leaves the machine: neither for manifests nor for certificates' states.
SETTINGS = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True}}
REMOTE = "Remote"  # how its message begins where it would have to fetch; it has no type of its own
UNTRUSTED = "signingCredential.untrusted"


class Reader:
    """Raises ImportError or OSError where the library is not there or does not load."""

    def __init__(self, anchors: Path | None) -> None:
        import c2pa

        self.library, self.trusts = c2pa, anchors is not None
        trust = {} if anchors is None else {"trust": {"user_anchors": anchors.read_text()}}
        self.context = c2pa.Context.from_dict({**SETTINGS, **trust})

    def read(self, path: Path, media_type: str) -> Provenance:
        errors = self.library.C2paError
        try:
            with path.open("rb") as file:
                reader = self.library.Reader(media_type, file, context=self.context)
                return self._understood(json.loads(reader.json()))
        except errors.ManifestNotFound:
            absent = [Given(provenance.ABSENT)]
            return Provenance(checked=True, present=False, reasons=absent)
        except (errors, ValueError, KeyError, TypeError, AttributeError) as error:
            remote = str(error).startswith(REMOTE)
            return unchecked(provenance.ELSEWHERE if remote else provenance.BROKEN, str(error))

    def _understood(self, said: dict[str, Any]) -> Provenance:
        manifest = said["manifests"][said["active_manifest"]]
        state = said["validation_state"]
        failures = [str(one["code"]) for one in said.get("validation_status") or ()]
        signed = manifest.get("signature_info") or {}
        return Provenance(
            checked=True,
            present=True,
            valid=state in ("Valid", "Trusted"),
            trusted=state == "Trusted" if self.trusts else None,
            source_type=next(_source_types(manifest), None),
            issuer=shown(str(signed["issuer"])) if signed.get("issuer") else None,
            reasons=list(self._reasons(failures))[:MOST_REASONS],
        )

    def _reasons(self, failures: list[str]) -> Iterator[Given]:
        for code in dict.fromkeys(failures):
            if code != UNTRUSTED:
                yield Given(provenance.INVALID, "", shown(code))
        if not self.trusts:
            yield Given(provenance.NO_ANCHORS)
        elif UNTRUSTED in failures:
            yield Given(provenance.STRANGER)


def _source_types(manifest: dict[str, Any]) -> Iterator[str]:
    """Of whatever the signer says was done, in the order in which it is said."""
    for assertion in manifest.get("assertions", ()):
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            for action in assertion["data"].get("actions", ()):
                if said := action.get("digitalSourceType"):
                    yield shown(str(said).rstrip("/").rpartition("/")[2])


def _loaded(anchors: Path | None) -> Reader | None:
    try:
        return Reader(anchors)
    except Exception:  # noqa: BLE001 - whatever keeps it from loading, labels are read without it
        return None


def main(arguments: list[str]) -> None:
    reader = _loaded(Path(arguments[0]) if arguments else None)

    def answer(line: bytes) -> bytes:
        job = msgspec.json.decode(line, type=Asked)
        give_time(SECONDS)
        path = Path(os.fsdecode(bytes.fromhex(job.path)))
        found = reader.read(path, job.media_type) if reader else unchecked()
        return msgspec.json.encode(found)

    serve(answer, MEMORY)


if __name__ == "__main__":
    main(sys.argv[1:])
