from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.product_kind import ProductKind, check_product_kind
from ..types import UNSET, Unset

T = TypeVar("T", bound="RegisterProductRequest")


@_attrs_define
class RegisterProductRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        kind (ProductKind): * `mini_program` - mini-program
            * `web_app` - web application
            * `mobile_app` - mobile application
            * `agent` - AI agent
            * `api` - API
        name_zh (str):
        code (str): Your own; records name the product by it.
        name_en (str | Unset):
        algorithm_filings (list[str] | Unset): 网信算备 numbers.
        genai_filing (str | Unset): Number of the filing, or of the registration in the province.
        icp_filing (str | Unset):
    """

    kind: ProductKind
    name_zh: str
    code: str
    name_en: str | Unset = UNSET
    algorithm_filings: list[str] | Unset = UNSET
    genai_filing: str | Unset = UNSET
    icp_filing: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        name_zh = self.name_zh

        code = self.code

        name_en = self.name_en

        algorithm_filings: list[str] | Unset = UNSET
        if not isinstance(self.algorithm_filings, Unset):
            algorithm_filings = self.algorithm_filings

        genai_filing = self.genai_filing

        icp_filing = self.icp_filing

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "name_zh": name_zh,
                "code": code,
            }
        )
        if name_en is not UNSET:
            field_dict["name_en"] = name_en
        if algorithm_filings is not UNSET:
            field_dict["algorithm_filings"] = algorithm_filings
        if genai_filing is not UNSET:
            field_dict["genai_filing"] = genai_filing
        if icp_filing is not UNSET:
            field_dict["icp_filing"] = icp_filing

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_product_kind(d.pop("kind"))

        name_zh = d.pop("name_zh")

        code = d.pop("code")

        name_en = d.pop("name_en", UNSET)

        algorithm_filings = cast(list[str], d.pop("algorithm_filings", UNSET))

        genai_filing = d.pop("genai_filing", UNSET)

        icp_filing = d.pop("icp_filing", UNSET)

        register_product_request = cls(
            kind=kind,
            name_zh=name_zh,
            code=code,
            name_en=name_en,
            algorithm_filings=algorithm_filings,
            genai_filing=genai_filing,
            icp_filing=icp_filing,
        )

        return register_product_request
