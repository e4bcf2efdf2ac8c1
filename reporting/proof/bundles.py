"""A file that proves a filing without asking anybody: read, and nothing believed yet."""

from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from reporting.proof.canonical import NotCanonical, parse

FORMAT, VERSION = "candor-proof", 1
LARGEST = 256 * 1024**2
LONGEST_PATH = 64  # of a tree with more leaves than there will be
K = TypeVar("K", bound=Struct)


class BadBundle(ValueError):
    """Not a file of this kind. `code`: large, json, shape, format."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code, self.detail = code, detail


class Inclusion(Struct, frozen=True):
    index: int
    size: int
    path: list[str]


class Bundle(Struct, frozen=True):
    """As `receipts/{id}/proof` answers. Members that are not known here are of later versions."""

    receipt: str
    format: str = FORMAT
    version: int = VERSION
    previous: str | None = None
    signature: str | None = None
    filed: dict[str, Any] | None = None
    inclusion: Inclusion | None = None
    head: str | None = None
    keys: list[dict[str, Any]] = []
    platform_keys: list[dict[str, Any]] = []


class Consistency(Struct, frozen=True):
    """As `log/consistency` answers."""

    first: int
    second: int
    path: list[str]


def read(content: bytes) -> Bundle:
    """A proof, or a receipt alone as its compact JWS. Raises `BadBundle`."""
    if len(content) > LARGEST:
        raise BadBundle("large")
    bare = content.strip()
    if bare.startswith(b"eyJ") and bare.isascii():
        return Bundle(receipt=bare.decode("ascii"))
    bundle = _read(content, Bundle)
    if (bundle.format, bundle.version) != (FORMAT, VERSION):
        raise BadBundle("format", f"{bundle.format[:40]} {bundle.version}")
    return bundle


def read_consistency(content: bytes) -> Consistency:
    """Raises `BadBundle`."""
    return _read(content, Consistency)


def hashes(path: list[str]) -> list[bytes]:
    """Of a proof as it is written down. Raises `ValueError`."""
    if len(path) > 2 * LONGEST_PATH:
        raise ValueError("too long to be a proof")
    found = [bytes.fromhex(one) for one in path]
    if any(one.hex() != written for one, written in zip(found, path, strict=True)):
        raise ValueError("not in lower-case hexadecimal")
    if any(len(one) != 32 for one in found):
        raise ValueError("not hashes")
    return found


def _read(content: bytes, kind: type[K]) -> K:
    try:
        return msgspec.convert(parse(content), kind)
    except NotCanonical as error:
        raise BadBundle("json", str(error)) from error
    except msgspec.ValidationError as error:
        raise BadBundle("shape", str(error)) from error
