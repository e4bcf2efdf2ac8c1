from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.product_kind import ProductKind, check_product_kind
from ..models.product_status import ProductStatus, check_product_status
from ..types import UNSET, Unset

T = TypeVar("T", bound="PatchedChangeProductRequest")


@_attrs_define
class PatchedChangeProductRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        kind (ProductKind | Unset): * `mini_program` - mini-program
            * `web_app` - web application
            * `mobile_app` - mobile application
            * `agent` - AI agent
            * `api` - API
        name_zh (str | Unset):
        name_en (str | Unset):
        algorithm_filings (list[str] | Unset): 网信算备 numbers.
        genai_filing (str | Unset): Number of the filing, or of the registration in the province.
        icp_filing (str | Unset):
        status (ProductStatus | Unset): * `offered` - offered
            * `withdrawn` - withdrawn
    """

    kind: ProductKind | Unset = UNSET
    name_zh: str | Unset = UNSET
    name_en: str | Unset = UNSET
    algorithm_filings: list[str] | Unset = UNSET
    genai_filing: str | Unset = UNSET
    icp_filing: str | Unset = UNSET
    status: ProductStatus | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind

        name_zh = self.name_zh

        name_en = self.name_en

        algorithm_filings: list[str] | Unset = UNSET
        if not isinstance(self.algorithm_filings, Unset):
            algorithm_filings = self.algorithm_filings

        genai_filing = self.genai_filing

        icp_filing = self.icp_filing

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if kind is not UNSET:
            field_dict["kind"] = kind
        if name_zh is not UNSET:
            field_dict["name_zh"] = name_zh
        if name_en is not UNSET:
            field_dict["name_en"] = name_en
        if algorithm_filings is not UNSET:
            field_dict["algorithm_filings"] = algorithm_filings
        if genai_filing is not UNSET:
            field_dict["genai_filing"] = genai_filing
        if icp_filing is not UNSET:
            field_dict["icp_filing"] = icp_filing
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _kind = d.pop("kind", UNSET)
        kind: ProductKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = check_product_kind(_kind)

        name_zh = d.pop("name_zh", UNSET)

        name_en = d.pop("name_en", UNSET)

        algorithm_filings = cast(list[str], d.pop("algorithm_filings", UNSET))

        genai_filing = d.pop("genai_filing", UNSET)

        icp_filing = d.pop("icp_filing", UNSET)

        _status = d.pop("status", UNSET)
        status: ProductStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = check_product_status(_status)

        patched_change_product_request = cls(
            kind=kind,
            name_zh=name_zh,
            name_en=name_en,
            algorithm_filings=algorithm_filings,
            genai_filing=genai_filing,
            icp_filing=icp_filing,
            status=status,
        )

        return patched_change_product_request
