from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.product_kind import ProductKind, check_product_kind
from ..models.product_status import ProductStatus, check_product_status
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.warning import Warning_


T = TypeVar("T", bound="ProductOut")


@_attrs_define
class ProductOut:
    """
    Attributes:
        id (UUID):
        platform (UUID):
        code (str):
        kind (ProductKind): * `mini_program` - mini-program
            * `web_app` - web application
            * `mobile_app` - mobile application
            * `agent` - AI agent
            * `api` - API
        name_zh (str):
        algorithm_filings (list[str]):
        created_at (datetime.datetime):
        warnings (list[Warning_]):
        name_en (str | Unset):
        genai_filing (str | Unset):
        icp_filing (str | Unset):
        status (ProductStatus | Unset): * `offered` - offered
            * `withdrawn` - withdrawn
    """

    id: UUID
    platform: UUID
    code: str
    kind: ProductKind
    name_zh: str
    algorithm_filings: list[str]
    created_at: datetime.datetime
    warnings: list[Warning_]
    name_en: str | Unset = UNSET
    genai_filing: str | Unset = UNSET
    icp_filing: str | Unset = UNSET
    status: ProductStatus | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        platform = str(self.platform)

        code = self.code

        kind: str = self.kind

        name_zh = self.name_zh

        algorithm_filings = self.algorithm_filings

        created_at = self.created_at.isoformat()

        warnings = []
        for warnings_item_data in self.warnings:
            warnings_item = warnings_item_data.to_dict()
            warnings.append(warnings_item)

        name_en = self.name_en

        genai_filing = self.genai_filing

        icp_filing = self.icp_filing

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "platform": platform,
                "code": code,
                "kind": kind,
                "name_zh": name_zh,
                "algorithm_filings": algorithm_filings,
                "created_at": created_at,
                "warnings": warnings,
            }
        )
        if name_en is not UNSET:
            field_dict["name_en"] = name_en
        if genai_filing is not UNSET:
            field_dict["genai_filing"] = genai_filing
        if icp_filing is not UNSET:
            field_dict["icp_filing"] = icp_filing
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.warning import Warning_  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        platform = UUID(d.pop("platform"))

        code = d.pop("code")

        kind = check_product_kind(d.pop("kind"))

        name_zh = d.pop("name_zh")

        algorithm_filings = cast(list[str], d.pop("algorithm_filings"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        warnings = []
        _warnings = d.pop("warnings")
        for warnings_item_data in _warnings:
            warnings_item = Warning_.from_dict(warnings_item_data)

            warnings.append(warnings_item)

        name_en = d.pop("name_en", UNSET)

        genai_filing = d.pop("genai_filing", UNSET)

        icp_filing = d.pop("icp_filing", UNSET)

        _status = d.pop("status", UNSET)
        status: ProductStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = check_product_status(_status)

        product_out = cls(
            id=id,
            platform=platform,
            code=code,
            kind=kind,
            name_zh=name_zh,
            algorithm_filings=algorithm_filings,
            created_at=created_at,
            warnings=warnings,
            name_en=name_en,
            genai_filing=genai_filing,
            icp_filing=icp_filing,
            status=status,
        )

        product_out.additional_properties = d
        return product_out

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
