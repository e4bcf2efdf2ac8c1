from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.receipt_out_kind_enum import (
    ReceiptOutKindEnum,
    check_receipt_out_kind_enum,
)

if TYPE_CHECKING:
    from ..models.receipt_out_links import ReceiptOutLinks


T = TypeVar("T", bound="ReceiptOut")


@_attrs_define
class ReceiptOut:
    """Signed proof of one thing that was filed or decided.

    Attributes:
        id (UUID):
        kind (ReceiptOutKindEnum): * `report.submitted` - report submitted
            * `report.accepted` - report accepted
            * `attestation.submitted` - attestation submitted
            * `attestation.examined` - attestation examined
            * `directive.answered` - directive answered
        platform (UUID):
        object_ (UUID): The report, the attestation or the directive.
        number (int): Of the revision, or of the answer to a directive.
        serial (int): The place in the platform's chain, from 1.
        previous (None | UUID): The receipt before it in the chain.
        given_at (datetime.datetime):
        kid (str): The key that signed it, in /.well-known/jwks.json.
        sha256 (str): Over `jws`: by this the next receipt names it.
        jws (str): The receipt itself: compact JWS, Ed25519.
        signature (None | str): The platform's own signature, where it gave one.
        log_index (int | None): Its place in the log; null for a moment, until the log has taken it in.
        links (ReceiptOutLinks):
    """

    id: UUID
    kind: ReceiptOutKindEnum
    platform: UUID
    object_: UUID
    number: int
    serial: int
    previous: None | UUID
    given_at: datetime.datetime
    kid: str
    sha256: str
    jws: str
    signature: None | str
    log_index: int | None
    links: ReceiptOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind: str = self.kind

        platform = str(self.platform)

        object_ = str(self.object_)

        number = self.number

        serial = self.serial

        previous: None | str
        if isinstance(self.previous, UUID):
            previous = str(self.previous)
        else:
            previous = self.previous

        given_at = self.given_at.isoformat()

        kid = self.kid

        sha256 = self.sha256

        jws = self.jws

        signature: None | str
        signature = self.signature

        log_index: int | None
        log_index = self.log_index

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "platform": platform,
                "object": object_,
                "number": number,
                "serial": serial,
                "previous": previous,
                "given_at": given_at,
                "kid": kid,
                "sha256": sha256,
                "jws": jws,
                "signature": signature,
                "log_index": log_index,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.receipt_out_links import ReceiptOutLinks  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = check_receipt_out_kind_enum(d.pop("kind"))

        platform = UUID(d.pop("platform"))

        object_ = UUID(d.pop("object"))

        number = d.pop("number")

        serial = d.pop("serial")

        def _parse_previous(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                previous_type_0 = UUID(data)

                return previous_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        previous = _parse_previous(d.pop("previous"))

        given_at = datetime.datetime.fromisoformat(d.pop("given_at"))

        kid = d.pop("kid")

        sha256 = d.pop("sha256")

        jws = d.pop("jws")

        def _parse_signature(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        signature = _parse_signature(d.pop("signature"))

        def _parse_log_index(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        log_index = _parse_log_index(d.pop("log_index"))

        links = ReceiptOutLinks.from_dict(d.pop("links"))

        receipt_out = cls(
            id=id,
            kind=kind,
            platform=platform,
            object_=object_,
            number=number,
            serial=serial,
            previous=previous,
            given_at=given_at,
            kid=kid,
            sha256=sha256,
            jws=jws,
            signature=signature,
            log_index=log_index,
            links=links,
        )

        receipt_out.additional_properties = d
        return receipt_out

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
