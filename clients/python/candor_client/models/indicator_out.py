from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.indicator_enum import IndicatorEnum, check_indicator_enum

if TYPE_CHECKING:
    from ..models.peers_out import PeersOut


T = TypeVar("T", bound="IndicatorOut")


@_attrs_define
class IndicatorOut:
    """
    Attributes:
        indicator (IndicatorEnum): * `punctuality` - punctuality
            * `refused` - refused
            * `findings` - findings
            * `restatements` - restatements
            * `samples` - samples
            * `explanations` - explanations
        title (str):
        value (float | None): null: nothing to tell from.
        peers (None | PeersOut):
        worse (float | None): Robust deviations from the median; below 0 it is better.
        outlier (bool):
        reason (str): Why it is one, in words.
    """

    indicator: IndicatorEnum
    title: str
    value: float | None
    peers: None | PeersOut
    worse: float | None
    outlier: bool
    reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.peers_out import PeersOut  # noqa: PLC0415

        indicator: str = self.indicator

        title = self.title

        value: float | None
        value = self.value

        peers: dict[str, Any] | None
        if isinstance(self.peers, PeersOut):
            peers = self.peers.to_dict()
        else:
            peers = self.peers

        worse: float | None
        worse = self.worse

        outlier = self.outlier

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "indicator": indicator,
                "title": title,
                "value": value,
                "peers": peers,
                "worse": worse,
                "outlier": outlier,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.peers_out import PeersOut  # noqa: PLC0415

        d = dict(src_dict)
        indicator = check_indicator_enum(d.pop("indicator"))

        title = d.pop("title")

        def _parse_value(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        value = _parse_value(d.pop("value"))

        def _parse_peers(data: object) -> None | PeersOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                peers_type_1 = PeersOut.from_dict(data)

                return peers_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PeersOut, data)

        peers = _parse_peers(d.pop("peers"))

        def _parse_worse(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        worse = _parse_worse(d.pop("worse"))

        outlier = d.pop("outlier")

        reason = d.pop("reason")

        indicator_out = cls(
            indicator=indicator,
            title=title,
            value=value,
            peers=peers,
            worse=worse,
            outlier=outlier,
            reason=reason,
        )

        indicator_out.additional_properties = d
        return indicator_out

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
