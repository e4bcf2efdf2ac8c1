from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="OpenReportRequest")


@_attrs_define
class OpenReportRequest:
    """For bodies: an unknown field is an error, since it would be lost without a word.

    Attributes:
        period (str): The month, `YYYY-MM`.
    """

    period: str

    def to_dict(self) -> dict[str, Any]:
        period = self.period

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "period": period,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        period = d.pop("period")

        open_report_request = cls(
            period=period,
        )

        return open_report_request
