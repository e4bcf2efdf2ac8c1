from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.examination_verdict import ExaminationVerdict, check_examination_verdict

if TYPE_CHECKING:
    from ..models.last_tested_links import LastTestedLinks


T = TypeVar("T", bound="LastTested")


@_attrs_define
class LastTested:
    """
    Attributes:
        revision (int):
        result (ExaminationVerdict): * `satisfied` - satisfied
            * `not_satisfied` - not satisfied
            * `inconclusive` - inconclusive
        at (datetime.datetime):
        links (LastTestedLinks):
    """

    revision: int
    result: ExaminationVerdict
    at: datetime.datetime
    links: LastTestedLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        revision = self.revision

        result: str = self.result

        at = self.at.isoformat()

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "revision": revision,
                "result": result,
                "at": at,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.last_tested_links import LastTestedLinks  # noqa: PLC0415

        d = dict(src_dict)
        revision = d.pop("revision")

        result = check_examination_verdict(d.pop("result"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        links = LastTestedLinks.from_dict(d.pop("links"))

        last_tested = cls(
            revision=revision,
            result=result,
            at=at,
            links=links,
        )

        last_tested.additional_properties = d
        return last_tested

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
