"""What every OSCAL document has: an id, metadata, and a back matter of what it refers to."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

Node = dict[str, Any]

VERSION = "1.2.1"  # of OSCAL, https://pages.nist.gov/OSCAL/
NAMESPACE = "urn:candor:oscal"
ROOT = UUID("5e0a6f5c-6ed1-5c39-9a5b-0d1f7a2c4b11")


def name_based(*parts: object) -> str:
    """The same id for the same thing in every document; OSCAL takes versions 4 and 5 alone."""
    return str(uuid5(ROOT, "/".join(map(str, parts))))


def control_id(code: str) -> str:
    return code.lower()


def objective_id(code: str) -> str:
    return f"{control_id(code)}_obj"


def prop(name: str, value: object, **more: str) -> Node:
    """A property of ours. OSCAL's have no blanks at their ends and are never empty."""
    return {"name": name, "ns": NAMESPACE, "value": str(value), **more}


def document(
    kind: str, content: Mapping[str, Any], *, title: str, version: str, at: datetime
) -> Node:
    """A whole document: its id follows from its content, so that the same content has the same."""
    told = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    digest = hashlib.sha256(told.encode()).hexdigest()
    metadata = {
        "title": title,
        "last-modified": at.isoformat(),
        "version": version,
        "oscal-version": VERSION,
    }
    return {kind: {"uuid": name_based(kind, digest), "metadata": metadata, **content}}


def hashed(href: str, sha256: str) -> Node:
    return {"href": href, "hashes": [{"algorithm": "SHA-256", "value": sha256}]}
