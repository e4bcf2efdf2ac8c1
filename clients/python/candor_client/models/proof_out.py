from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.inclusion_out import InclusionOut
    from ..models.proof_out_filed import ProofOutFiled
    from ..models.proof_out_keys_item import ProofOutKeysItem
    from ..models.proof_out_platform_keys_item import ProofOutPlatformKeysItem


T = TypeVar("T", bound="ProofOut")


@_attrs_define
class ProofOut:
    """Everything that proves a receipt offline: see docs/receipts.md.

    Attributes:
        format_ (str):
        version (int):
        receipt (str):
        previous (None | str): The receipt before it, whose SHA-256 it names.
        signature (None | str):
        filed (ProofOutFiled): The rows that the digests in the receipt are over, by their names there.
        inclusion (InclusionOut): An audit path of RFC 6962, 2.1.1: hashes in hexadecimal, nearest to the leaf first.
        head (str): The signed tree head, as a compact JWS.
        keys (list[ProofOutKeysItem]):
        platform_keys (list[ProofOutPlatformKeysItem]): The platform's key under its own signature.
    """

    format_: str
    version: int
    receipt: str
    previous: None | str
    signature: None | str
    filed: ProofOutFiled
    inclusion: InclusionOut
    head: str
    keys: list[ProofOutKeysItem]
    platform_keys: list[ProofOutPlatformKeysItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        format_ = self.format_

        version = self.version

        receipt = self.receipt

        previous: None | str
        previous = self.previous

        signature: None | str
        signature = self.signature

        filed = self.filed.to_dict()

        inclusion = self.inclusion.to_dict()

        head = self.head

        keys = []
        for keys_item_data in self.keys:
            keys_item = keys_item_data.to_dict()
            keys.append(keys_item)

        platform_keys = []
        for platform_keys_item_data in self.platform_keys:
            platform_keys_item = platform_keys_item_data.to_dict()
            platform_keys.append(platform_keys_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "format": format_,
                "version": version,
                "receipt": receipt,
                "previous": previous,
                "signature": signature,
                "filed": filed,
                "inclusion": inclusion,
                "head": head,
                "keys": keys,
                "platform_keys": platform_keys,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.inclusion_out import InclusionOut  # noqa: PLC0415
        from ..models.proof_out_filed import ProofOutFiled  # noqa: PLC0415
        from ..models.proof_out_keys_item import ProofOutKeysItem  # noqa: PLC0415
        from ..models.proof_out_platform_keys_item import ProofOutPlatformKeysItem  # noqa: PLC0415

        d = dict(src_dict)
        format_ = d.pop("format")

        version = d.pop("version")

        receipt = d.pop("receipt")

        def _parse_previous(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        previous = _parse_previous(d.pop("previous"))

        def _parse_signature(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        signature = _parse_signature(d.pop("signature"))

        filed = ProofOutFiled.from_dict(d.pop("filed"))

        inclusion = InclusionOut.from_dict(d.pop("inclusion"))

        head = d.pop("head")

        keys = []
        _keys = d.pop("keys")
        for keys_item_data in _keys:
            keys_item = ProofOutKeysItem.from_dict(keys_item_data)

            keys.append(keys_item)

        platform_keys = []
        _platform_keys = d.pop("platform_keys")
        for platform_keys_item_data in _platform_keys:
            platform_keys_item = ProofOutPlatformKeysItem.from_dict(
                platform_keys_item_data
            )

            platform_keys.append(platform_keys_item)

        proof_out = cls(
            format_=format_,
            version=version,
            receipt=receipt,
            previous=previous,
            signature=signature,
            filed=filed,
            inclusion=inclusion,
            head=head,
            keys=keys,
            platform_keys=platform_keys,
        )

        proof_out.additional_properties = d
        return proof_out

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
