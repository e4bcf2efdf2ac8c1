from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.register_key_request_jwk import RegisterKeyRequestJwk


T = TypeVar("T", bound="RegisterKeyRequest")


@_attrs_define
class RegisterKeyRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        jwk (RegisterKeyRequestJwk): Public JWK: kty OKP with crv Ed25519, or kty EC with crv P-256.
        name (str): Where it is kept, in your words.
        proof (str): Detached JWS made with the key, typ candor-key+json, over the canonical JSON of {"version": 1,
            "platform": USCC, "kid": thumbprint}: see docs/receipts.md.
    """

    jwk: RegisterKeyRequestJwk
    name: str
    proof: str

    def to_dict(self) -> dict[str, Any]:
        jwk = self.jwk.to_dict()

        name = self.name

        proof = self.proof

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "jwk": jwk,
                "name": name,
                "proof": proof,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.register_key_request_jwk import RegisterKeyRequestJwk  # noqa: PLC0415

        d = dict(src_dict)
        jwk = RegisterKeyRequestJwk.from_dict(d.pop("jwk"))

        name = d.pop("name")

        proof = d.pop("proof")

        register_key_request = cls(
            jwk=jwk,
            name=name,
            proof=proof,
        )

        return register_key_request
