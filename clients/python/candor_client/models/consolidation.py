from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.consolidation_links import ConsolidationLinks
    from ..models.coverage import Coverage


T = TypeVar("T", bound="Consolidation")


@_attrs_define
class Consolidation:
    """A numbered, frozen set of totals of a period.

    Attributes:
        period (str):
        number (int):
        digest (str): SHA-256 over what it says.
        created_at (datetime.datetime):
        id (UUID):
        vocabulary (str):
        coverage (Coverage): How much the figures speak for.
        links (ConsolidationLinks):
    """

    period: str
    number: int
    digest: str
    created_at: datetime.datetime
    id: UUID
    vocabulary: str
    coverage: Coverage
    links: ConsolidationLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        period = self.period

        number = self.number

        digest = self.digest

        created_at = self.created_at.isoformat()

        id = str(self.id)

        vocabulary = self.vocabulary

        coverage = self.coverage.to_dict()

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "period": period,
                "number": number,
                "digest": digest,
                "created_at": created_at,
                "id": id,
                "vocabulary": vocabulary,
                "coverage": coverage,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consolidation_links import ConsolidationLinks  # noqa: PLC0415
        from ..models.coverage import Coverage  # noqa: PLC0415

        d = dict(src_dict)
        period = d.pop("period")

        number = d.pop("number")

        digest = d.pop("digest")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        id = UUID(d.pop("id"))

        vocabulary = d.pop("vocabulary")

        coverage = Coverage.from_dict(d.pop("coverage"))

        links = ConsolidationLinks.from_dict(d.pop("links"))

        consolidation = cls(
            period=period,
            number=number,
            digest=digest,
            created_at=created_at,
            id=id,
            vocabulary=vocabulary,
            coverage=coverage,
            links=links,
        )

        consolidation.additional_properties = d
        return consolidation

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
