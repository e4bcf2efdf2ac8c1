"""A small register without a database: receipts in a chain, in a log, and the proofs of them."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from typing import Any

from reporting.proof import filings, merkle, signing, submissions
from reporting.proof.canonical import digest
from reporting.proof.receipts import RECEIPT, Statement, digest_of, issue, leaf_of, sign_head
from reporting.proof.signing import PrivateKey

USCC = "91110000DEM000010X"
PLATFORM = {"id": "019aaaaa-0000-7000-8000-000000000001", "uscc": USCC}
LINES = b'{"record_id": "a"}\n'


def figures(value: int) -> list[dict[str, Any]]:
    row = {"measure": "items_removed", "category": "P1-1", "product_kind": "", "value": value}
    return filings.rows(filings.FIGURE, [{**row, "qualifier": "exact"}])


def batches(content: bytes) -> list[dict[str, Any]]:
    row = {"id": "019aaaaa-0000-7000-8000-0000000000b1", "kind": "records", "encoding": ""}
    size = {"sha256": digest(content), "size": len(content), "media_type": "application/x-ndjson"}
    return filings.rows(filings.BATCH, [{**row, **size}])


@dataclass
class Register:
    key: PrivateKey = field(default_factory=lambda: signing.private_key(signing.new_key()))
    platforms_key: PrivateKey = field(
        default_factory=lambda: signing.private_key(signing.new_key())
    )
    receipts: list[str] = field(default_factory=list)
    filed: list[dict[str, Any]] = field(default_factory=list)
    signatures: list[str] = field(default_factory=list)

    def jwks(self) -> dict[str, Any]:
        return signing.to_jwks([self.key.public])

    def give(self, value: int, content: bytes = LINES, **changed: Any) -> str:
        filed = {"figures": figures(value), "batches": batches(content)}
        what = {"period": "2025-05", "nil": False} | {
            name: filings.summary(rows) for name, rows in filed.items()
        }
        said: dict[str, Any] = {
            "id": f"019aaaaa-0000-7000-8000-{len(self.receipts):012d}",
            "kind": "report.submitted",
            "serial": len(self.receipts) + 1,
            "previous": self._before(),
            "platform": PLATFORM,
            "object": {"id": "019aaaaa-0000-7000-8000-00000000000f", "number": 1},
            "given_at": "2026-11-22T12:00:00.000001+00:00",
            "by": {"kind": "platform", "credential": "c", "person": None},
            "signatory": {"id": "019aaaaa-0000-7000-8000-0000000000a1", "name": "卡罗"},
            "rule_set": "2025.1",
            "what": what,
        } | changed
        signature = self._signature(said)
        receipt = issue(self.key, Statement(**said, signature=digest_of(signature)))
        self.receipts.append(receipt)
        self.filed.append(filed)
        self.signatures.append(signature)
        return receipt

    def _before(self) -> dict[str, str] | None:
        if not self.receipts:
            return None
        before = json.loads(signing.unverified(self.receipts[-1]))
        return {"id": before["id"], "sha256": digest_of(self.receipts[-1])}

    def _signature(self, said: dict[str, Any]) -> str:
        payload = submissions.signing_input(
            said["kind"],
            uscc=USCC,
            object_id=said["object"]["id"],
            number=said["object"]["number"],
            signatory=said["signatory"]["id"],
            what=said["what"],
        )
        return signing.sign_detached(payload, self.platforms_key, submissions.SUBMISSION)

    def nodes(self, size: int) -> dict[merkle.Node, bytes]:
        return dict(merkle.grown(0, [leaf_of(one) for one in self.receipts[:size]], {}))

    def head(self, size: int) -> str:
        root = merkle.root(size, self.nodes(size))
        return sign_head(self.key, size=size, root=root, signed_at="2026-11-22T12:00:01+00:00")

    def consistency(self, first: int, second: int) -> dict[str, Any]:
        path = merkle.proof(merkle.consistency_path(first, second), self.nodes(second))
        return {"first": first, "second": second, "path": [one.hex() for one in path]}

    def bundle(self, index: int, size: int | None = None) -> dict[str, Any]:
        """As `receipts/{id}/proof` answers."""
        size = size or len(self.receipts)
        path = merkle.proof(merkle.inclusion_path(index, size), self.nodes(size))
        return {
            "format": "candor-proof",
            "version": 1,
            "receipt": self.receipts[index],
            "previous": self.receipts[index - 1] if index else None,
            "signature": self.signatures[index],
            "filed": copy.deepcopy(self.filed[index]),
            "inclusion": {"index": index, "size": size, "path": [one.hex() for one in path]},
            "head": self.head(size),
            "keys": self.jwks()["keys"],
            "platform_keys": signing.to_jwks([self.platforms_key.public])["keys"],
        }


def register(size: int) -> Register:
    made = Register()
    for value in range(size):
        made.give(value, b'{"record_id": "%d"}\n' % value)
    return made


__all__ = ["LINES", "RECEIPT", "Register", "register"]
