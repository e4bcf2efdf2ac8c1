from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.key_out_jwk import KeyOutJwk


T = TypeVar("T", bound="KeyOut")


@_attrs_define
class KeyOut:
    """A key that a platform signs its own filings with.

    Attributes:
        id (UUID):
        platform (UUID):
        kid (str): RFC 7638 thumbprint.
        jwk (KeyOutJwk): The public key (RFC 7517).
        name (str):
        registered_at (datetime.datetime):
        revoked_at (datetime.datetime | None):
    """

    id: UUID
    platform: UUID
    kid: str
    jwk: KeyOutJwk
    name: str
    registered_at: datetime.datetime
    revoked_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        platform = str(self.platform)

        kid = self.kid

        jwk = self.jwk.to_dict()

        name = self.name

        registered_at = self.registered_at.isoformat()

        revoked_at: None | str
        if isinstance(self.revoked_at, datetime.datetime):
            revoked_at = self.revoked_at.isoformat()
        else:
            revoked_at = self.revoked_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "platform": platform,
                "kid": kid,
                "jwk": jwk,
                "name": name,
                "registered_at": registered_at,
                "revoked_at": revoked_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.key_out_jwk import KeyOutJwk  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        platform = UUID(d.pop("platform"))

        kid = d.pop("kid")

        jwk = KeyOutJwk.from_dict(d.pop("jwk"))

        name = d.pop("name")

        registered_at = datetime.datetime.fromisoformat(d.pop("registered_at"))

        def _parse_revoked_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                revoked_at_type_0 = datetime.datetime.fromisoformat(data)

                return revoked_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        revoked_at = _parse_revoked_at(d.pop("revoked_at"))

        key_out = cls(
            id=id,
            platform=platform,
            kid=kid,
            jwk=jwk,
            name=name,
            registered_at=registered_at,
            revoked_at=revoked_at,
        )

        key_out.additional_properties = d
        return key_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
