"""Which rules made a judgement: stored with it, and another one asks for another examination."""

from __future__ import annotations

import hashlib
import json

import msgspec

from reporting import vocabulary
from reporting.evidence.controls import reasons

# To be raised by hand when a function changes what it says; data and reasons are hashed.
EDITION = "2026.2"


def _version() -> str:
    controls = [msgspec.to_builtins(one, order="sorted") for one in _controls()]
    facts = [[one.id, one.weight] for one in reasons.RULES.values()]
    text = json.dumps([controls, facts], sort_keys=True)
    return f"{EDITION}+{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def _controls() -> list[vocabulary.Control]:
    return list(vocabulary.load().controls.values())


RULES = _version()
