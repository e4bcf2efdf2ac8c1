"""Where a file says it comes from, signed: Content Credentials (C2PA). A second answer, which has
no part in the verdict on the label."""

from __future__ import annotations

from msgspec import Struct

from reporting.evidence.reasons import Given


class Provenance(Struct, frozen=True, kw_only=True):
    """`checked` False: nothing is known, and `reasons` say why; everything else is then None.

    `valid`: nothing was changed since it was signed. `trusted`: the signer's certificate leads to
    one of the anchors that the operator configured. `source_type` is the last part of IPTC's
    address, as `trainedAlgorithmicMedia`; `issuer` is whoever the certificate was issued to.
    """

    checked: bool
    present: bool | None = None
    valid: bool | None = None
    trusted: bool | None = None
    source_type: str | None = None
    issuer: str | None = None
    reasons: list[Given] = []
