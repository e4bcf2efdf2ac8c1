from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.action_out import ActionOut
    from ..models.category_out import CategoryOut
    from ..models.measure_out import MeasureOut
    from ..models.province_out import ProvinceOut
    from ..models.term_out import TermOut


T = TypeVar("T", bound="VocabularyOut")


@_attrs_define
class VocabularyOut:
    """
    Attributes:
        version (str):
        campaign (str): The campaign whose categories it has.
        valid_from (str): The first period, `YYYY-MM`.
        valid_to (None | str): The last period, itself included.
        categories (list[CategoryOut]):
        measures (list[MeasureOut]):
        actions (list[ActionOut]):
        subjects (list[TermOut]):
        product_kinds (list[TermOut]):
        modalities (list[TermOut]):
        detections (list[TermOut]):
        labels (list[TermOut]):
        qualifiers (list[TermOut]):
        provinces (list[ProvinceOut]):
    """

    version: str
    campaign: str
    valid_from: str
    valid_to: None | str
    categories: list[CategoryOut]
    measures: list[MeasureOut]
    actions: list[ActionOut]
    subjects: list[TermOut]
    product_kinds: list[TermOut]
    modalities: list[TermOut]
    detections: list[TermOut]
    labels: list[TermOut]
    qualifiers: list[TermOut]
    provinces: list[ProvinceOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        campaign = self.campaign

        valid_from = self.valid_from

        valid_to: None | str
        valid_to = self.valid_to

        categories = []
        for categories_item_data in self.categories:
            categories_item = categories_item_data.to_dict()
            categories.append(categories_item)

        measures = []
        for measures_item_data in self.measures:
            measures_item = measures_item_data.to_dict()
            measures.append(measures_item)

        actions = []
        for actions_item_data in self.actions:
            actions_item = actions_item_data.to_dict()
            actions.append(actions_item)

        subjects = []
        for subjects_item_data in self.subjects:
            subjects_item = subjects_item_data.to_dict()
            subjects.append(subjects_item)

        product_kinds = []
        for product_kinds_item_data in self.product_kinds:
            product_kinds_item = product_kinds_item_data.to_dict()
            product_kinds.append(product_kinds_item)

        modalities = []
        for modalities_item_data in self.modalities:
            modalities_item = modalities_item_data.to_dict()
            modalities.append(modalities_item)

        detections = []
        for detections_item_data in self.detections:
            detections_item = detections_item_data.to_dict()
            detections.append(detections_item)

        labels = []
        for labels_item_data in self.labels:
            labels_item = labels_item_data.to_dict()
            labels.append(labels_item)

        qualifiers = []
        for qualifiers_item_data in self.qualifiers:
            qualifiers_item = qualifiers_item_data.to_dict()
            qualifiers.append(qualifiers_item)

        provinces = []
        for provinces_item_data in self.provinces:
            provinces_item = provinces_item_data.to_dict()
            provinces.append(provinces_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
                "campaign": campaign,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "categories": categories,
                "measures": measures,
                "actions": actions,
                "subjects": subjects,
                "product_kinds": product_kinds,
                "modalities": modalities,
                "detections": detections,
                "labels": labels,
                "qualifiers": qualifiers,
                "provinces": provinces,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.action_out import ActionOut  # noqa: PLC0415
        from ..models.category_out import CategoryOut  # noqa: PLC0415
        from ..models.measure_out import MeasureOut  # noqa: PLC0415
        from ..models.province_out import ProvinceOut  # noqa: PLC0415
        from ..models.term_out import TermOut  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        campaign = d.pop("campaign")

        valid_from = d.pop("valid_from")

        def _parse_valid_to(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        valid_to = _parse_valid_to(d.pop("valid_to"))

        categories = []
        _categories = d.pop("categories")
        for categories_item_data in _categories:
            categories_item = CategoryOut.from_dict(categories_item_data)

            categories.append(categories_item)

        measures = []
        _measures = d.pop("measures")
        for measures_item_data in _measures:
            measures_item = MeasureOut.from_dict(measures_item_data)

            measures.append(measures_item)

        actions = []
        _actions = d.pop("actions")
        for actions_item_data in _actions:
            actions_item = ActionOut.from_dict(actions_item_data)

            actions.append(actions_item)

        subjects = []
        _subjects = d.pop("subjects")
        for subjects_item_data in _subjects:
            subjects_item = TermOut.from_dict(subjects_item_data)

            subjects.append(subjects_item)

        product_kinds = []
        _product_kinds = d.pop("product_kinds")
        for product_kinds_item_data in _product_kinds:
            product_kinds_item = TermOut.from_dict(product_kinds_item_data)

            product_kinds.append(product_kinds_item)

        modalities = []
        _modalities = d.pop("modalities")
        for modalities_item_data in _modalities:
            modalities_item = TermOut.from_dict(modalities_item_data)

            modalities.append(modalities_item)

        detections = []
        _detections = d.pop("detections")
        for detections_item_data in _detections:
            detections_item = TermOut.from_dict(detections_item_data)

            detections.append(detections_item)

        labels = []
        _labels = d.pop("labels")
        for labels_item_data in _labels:
            labels_item = TermOut.from_dict(labels_item_data)

            labels.append(labels_item)

        qualifiers = []
        _qualifiers = d.pop("qualifiers")
        for qualifiers_item_data in _qualifiers:
            qualifiers_item = TermOut.from_dict(qualifiers_item_data)

            qualifiers.append(qualifiers_item)

        provinces = []
        _provinces = d.pop("provinces")
        for provinces_item_data in _provinces:
            provinces_item = ProvinceOut.from_dict(provinces_item_data)

            provinces.append(provinces_item)

        vocabulary_out = cls(
            version=version,
            campaign=campaign,
            valid_from=valid_from,
            valid_to=valid_to,
            categories=categories,
            measures=measures,
            actions=actions,
            subjects=subjects,
            product_kinds=product_kinds,
            modalities=modalities,
            detections=detections,
            labels=labels,
            qualifiers=qualifiers,
            provinces=provinces,
        )

        vocabulary_out.additional_properties = d
        return vocabulary_out

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
