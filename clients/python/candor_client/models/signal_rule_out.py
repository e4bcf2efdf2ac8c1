from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.about_enum import AboutEnum, check_about_enum

if TYPE_CHECKING:
    from ..models.signal_rule_out_thresholds import SignalRuleOutThresholds
    from ..models.text import Text


T = TypeVar("T", bound="SignalRuleOut")


@_attrs_define
class SignalRuleOut:
    """
    Attributes:
        id (str):
        about (AboutEnum): * `platform` - platform
            * `scope` - scope
        title (Text): A text in both languages.
        message (Text): A text in both languages.
        meaning (Text): A text in both languages.
        thresholds (SignalRuleOutThresholds): As this Candor was set up to use them.
        watched (list[str]): Categories that are heard earlier.
    """

    id: str
    about: AboutEnum
    title: Text
    message: Text
    meaning: Text
    thresholds: SignalRuleOutThresholds
    watched: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        about: str = self.about

        title = self.title.to_dict()

        message = self.message.to_dict()

        meaning = self.meaning.to_dict()

        thresholds = self.thresholds.to_dict()

        watched = self.watched

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "about": about,
                "title": title,
                "message": message,
                "meaning": meaning,
                "thresholds": thresholds,
                "watched": watched,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.signal_rule_out_thresholds import SignalRuleOutThresholds  # noqa: PLC0415
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        about = check_about_enum(d.pop("about"))

        title = Text.from_dict(d.pop("title"))

        message = Text.from_dict(d.pop("message"))

        meaning = Text.from_dict(d.pop("meaning"))

        thresholds = SignalRuleOutThresholds.from_dict(d.pop("thresholds"))

        watched = cast(list[str], d.pop("watched"))

        signal_rule_out = cls(
            id=id,
            about=about,
            title=title,
            message=message,
            meaning=meaning,
            thresholds=thresholds,
            watched=watched,
        )

        signal_rule_out.additional_properties = d
        return signal_rule_out

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
