from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.control_reason_out import ControlReasonOut
    from ..models.counted_change_out import CountedChangeOut
    from ..models.examination_out import ExaminationOut
    from ..models.sample_change_out import SampleChangeOut


T = TypeVar("T", bound="ExaminationDifferenceOut")


@_attrs_define
class ExaminationDifferenceOut:
    """
    Attributes:
        before (ExaminationOut | None): Null: there was none before.
        now (ExaminationOut):
        reasons_added (list[ControlReasonOut]):
        reasons_gone (list[ControlReasonOut]):
        samples (int): Samples that were read differently.
        changes (list[CountedChangeOut]):
        worst (list[SampleChangeOut]): A hundred of them at most, the worst first.
    """

    before: ExaminationOut | None
    now: ExaminationOut
    reasons_added: list[ControlReasonOut]
    reasons_gone: list[ControlReasonOut]
    samples: int
    changes: list[CountedChangeOut]
    worst: list[SampleChangeOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.examination_out import ExaminationOut  # noqa: PLC0415

        before: dict[str, Any] | None
        if isinstance(self.before, ExaminationOut):
            before = self.before.to_dict()
        else:
            before = self.before

        now = self.now.to_dict()

        reasons_added = []
        for reasons_added_item_data in self.reasons_added:
            reasons_added_item = reasons_added_item_data.to_dict()
            reasons_added.append(reasons_added_item)

        reasons_gone = []
        for reasons_gone_item_data in self.reasons_gone:
            reasons_gone_item = reasons_gone_item_data.to_dict()
            reasons_gone.append(reasons_gone_item)

        samples = self.samples

        changes = []
        for changes_item_data in self.changes:
            changes_item = changes_item_data.to_dict()
            changes.append(changes_item)

        worst = []
        for worst_item_data in self.worst:
            worst_item = worst_item_data.to_dict()
            worst.append(worst_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "before": before,
                "now": now,
                "reasons_added": reasons_added,
                "reasons_gone": reasons_gone,
                "samples": samples,
                "changes": changes,
                "worst": worst,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.control_reason_out import ControlReasonOut  # noqa: PLC0415
        from ..models.counted_change_out import CountedChangeOut  # noqa: PLC0415
        from ..models.examination_out import ExaminationOut  # noqa: PLC0415
        from ..models.sample_change_out import SampleChangeOut  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_before(data: object) -> ExaminationOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                before_type_1 = ExaminationOut.from_dict(data)

                return before_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ExaminationOut | None, data)

        before = _parse_before(d.pop("before"))

        now = ExaminationOut.from_dict(d.pop("now"))

        reasons_added = []
        _reasons_added = d.pop("reasons_added")
        for reasons_added_item_data in _reasons_added:
            reasons_added_item = ControlReasonOut.from_dict(reasons_added_item_data)

            reasons_added.append(reasons_added_item)

        reasons_gone = []
        _reasons_gone = d.pop("reasons_gone")
        for reasons_gone_item_data in _reasons_gone:
            reasons_gone_item = ControlReasonOut.from_dict(reasons_gone_item_data)

            reasons_gone.append(reasons_gone_item)

        samples = d.pop("samples")

        changes = []
        _changes = d.pop("changes")
        for changes_item_data in _changes:
            changes_item = CountedChangeOut.from_dict(changes_item_data)

            changes.append(changes_item)

        worst = []
        _worst = d.pop("worst")
        for worst_item_data in _worst:
            worst_item = SampleChangeOut.from_dict(worst_item_data)

            worst.append(worst_item)

        examination_difference_out = cls(
            before=before,
            now=now,
            reasons_added=reasons_added,
            reasons_gone=reasons_gone,
            samples=samples,
            changes=changes,
            worst=worst,
        )

        examination_difference_out.additional_properties = d
        return examination_difference_out

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
