"""What a platform signs with its own key: of a receipt's contents what it knows beforehand.

Whoever has the receipt builds the same bytes from it, so a signature needs nothing stored beside.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from reporting.proof.canonical import canonical

SUBMISSION = "candor-submission+json"
REGISTRATION = "candor-key+json"
VERSION = 1
SIGNED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "report.submitted": ("period", "nil", "figures", "batches"),
        "attestation.submitted": (
            *("control", "scope", "catalogue", "status", "statement_sha256"),
            *("valid_from", "valid_until", "measurements_sha256", "evidence"),
        ),
        # Not `due_at`: that an office puts it off must not spoil a signature.
        "directive.answered": (
            *("code", "reference", "office", "directive_sha256", "text_sha256", "evidence"),
        ),
    }
)


def signing_input(
    kind: str,
    *,
    uscc: str,
    object_id: str,
    number: int,
    signatory: str | None,
    what: Mapping[str, Any],
) -> bytes:
    """The canonical JSON under a platform's signature; the payload of its JWS.

    Of `what` as in the receipt, with count and digest of each list. Raises `KeyError` for a kind
    that platforms do not sign.
    """
    return canonical(
        {
            "version": VERSION,
            "kind": kind,
            "platform": uscc,
            "object": {"id": object_id, "number": number},
            "signatory": signatory,
            "what": {name: _summed(what[name]) for name in SIGNED[kind]},
        }
    )


def _summed(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {"count": value["count"], "sha256": value["sha256"]}
    return value


def registration(uscc: str, kid: str) -> bytes:
    """What a key signs to be registered: the payload of a detached JWS of type `REGISTRATION`."""
    return canonical({"version": VERSION, "platform": uscc, "kid": kid})
