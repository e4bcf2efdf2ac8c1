"""What every OSCAL document has: an id, metadata, and a back matter of what it refers to."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.translation import override

from reporting.vocabulary import Language, Text

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


def moment(at: datetime) -> str:
    """In the zone of every other time that is told."""
    return timezone.localtime(at).isoformat()


def document(
    kind: str,
    content: Callable[[Language], Node],
    language: Language,
    *,
    title: Text,
    version: str,
    changed: datetime,
) -> Node:
    """A whole document: its id follows from its content, so that the same content has the same,
    in whichever language it is told.

    `changed`: when that came about which is told last; not when it is asked for.
    """
    with override("en"):
        told = json.dumps(content("en"), sort_keys=True, ensure_ascii=False, default=str)
    digest = hashlib.sha256(told.encode()).hexdigest()
    metadata = {
        "title": title.within(language),
        "last-modified": moment(changed),
        "version": version,
        "oscal-version": VERSION,
    }
    return {kind: {"uuid": name_based(kind, digest), "metadata": metadata, **content(language)}}


def hashed(href: str, sha256: str) -> Node:
    return {"href": href, "hashes": [{"algorithm": "SHA-256", "value": sha256}]}
