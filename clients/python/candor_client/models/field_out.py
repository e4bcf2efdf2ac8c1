from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.field_out_kind_enum import FieldOutKindEnum, check_field_out_kind_enum
from ..models.filing_enum import FilingEnum, check_filing_enum
from ..models.judged_enum import JudgedEnum, check_judged_enum
from ..models.type_enum import TypeEnum, check_type_enum
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.term_out import TermOut
    from ..models.text import Text


T = TypeVar("T", bound="FieldOut")


@_attrs_define
class FieldOut:
    """A field of the objects in an inventory, or a share of two of them.

    Attributes:
        code (str):
        name (Text): A text in both languages.
        source (str): The rule that it follows from, and its threshold where there is one.
        required (bool): If not, it is judged only where it is given.
        note (None | Text):
        judged (JudgedEnum): * `threshold` - threshold
            * `form` - form
            * `samples` - samples
            * `presence` - presence
            * `report` - report
        kind (FieldOutKindEnum): * `measurement` - measurement
            * `share` - share
        type_ (TypeEnum | Unset): * `integer` - integer
            * `number` - number
            * `ratio` - ratio
            * `boolean` - boolean
            * `date` - date
            * `period` - period
            * `code` - code
            * `codes` - codes
            * `text` - text
            * `url` - url
            * `sha256` - sha256
            * `filing_number` - filing_number
            * `inventory` - inventory
        unit (str | Unset):
        at_least (float | None | Unset): Of an inventory: rows.
        at_most (float | None | Unset):
        must_be (bool | None | Unset):
        within_days (int | None | Unset): So many before the date in `counted_from`, or before the examination.
        counted_from (None | str | Unset):
        part_of (None | str | Unset): The count that it cannot exceed.
        filing (FilingEnum | None | Unset): Whose number. What is only inferred about its format raises a warning.

            * `algorithm` - algorithm
            * `generative` - generative
        choices (list[TermOut] | Unset):
        part (str | Unset):
        whole (str | Unset):
    """

    code: str
    name: Text
    source: str
    required: bool
    note: None | Text
    judged: JudgedEnum
    kind: FieldOutKindEnum
    type_: TypeEnum | Unset = UNSET
    unit: str | Unset = UNSET
    at_least: float | None | Unset = UNSET
    at_most: float | None | Unset = UNSET
    must_be: bool | None | Unset = UNSET
    within_days: int | None | Unset = UNSET
    counted_from: None | str | Unset = UNSET
    part_of: None | str | Unset = UNSET
    filing: FilingEnum | None | Unset = UNSET
    choices: list[TermOut] | Unset = UNSET
    part: str | Unset = UNSET
    whole: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.text import Text  # noqa: PLC0415

        code = self.code

        name = self.name.to_dict()

        source = self.source

        required = self.required

        note: dict[str, Any] | None
        if isinstance(self.note, Text):
            note = self.note.to_dict()
        else:
            note = self.note

        judged: str = self.judged

        kind: str = self.kind

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_

        unit = self.unit

        at_least: float | None | Unset
        if isinstance(self.at_least, Unset):
            at_least = UNSET
        else:
            at_least = self.at_least

        at_most: float | None | Unset
        if isinstance(self.at_most, Unset):
            at_most = UNSET
        else:
            at_most = self.at_most

        must_be: bool | None | Unset
        if isinstance(self.must_be, Unset):
            must_be = UNSET
        else:
            must_be = self.must_be

        within_days: int | None | Unset
        if isinstance(self.within_days, Unset):
            within_days = UNSET
        else:
            within_days = self.within_days

        counted_from: None | str | Unset
        if isinstance(self.counted_from, Unset):
            counted_from = UNSET
        else:
            counted_from = self.counted_from

        part_of: None | str | Unset
        if isinstance(self.part_of, Unset):
            part_of = UNSET
        else:
            part_of = self.part_of

        filing: None | str | Unset
        if isinstance(self.filing, Unset):
            filing = UNSET
        elif isinstance(self.filing, str):
            filing = self.filing
        else:
            filing = self.filing

        choices: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.choices, Unset):
            choices = []
            for choices_item_data in self.choices:
                choices_item = choices_item_data.to_dict()
                choices.append(choices_item)

        part = self.part

        whole = self.whole

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "source": source,
                "required": required,
                "note": note,
                "judged": judged,
                "kind": kind,
            }
        )
        if type_ is not UNSET:
            field_dict["type"] = type_
        if unit is not UNSET:
            field_dict["unit"] = unit
        if at_least is not UNSET:
            field_dict["at_least"] = at_least
        if at_most is not UNSET:
            field_dict["at_most"] = at_most
        if must_be is not UNSET:
            field_dict["must_be"] = must_be
        if within_days is not UNSET:
            field_dict["within_days"] = within_days
        if counted_from is not UNSET:
            field_dict["counted_from"] = counted_from
        if part_of is not UNSET:
            field_dict["part_of"] = part_of
        if filing is not UNSET:
            field_dict["filing"] = filing
        if choices is not UNSET:
            field_dict["choices"] = choices
        if part is not UNSET:
            field_dict["part"] = part
        if whole is not UNSET:
            field_dict["whole"] = whole

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.term_out import TermOut  # noqa: PLC0415
        from ..models.text import Text  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = Text.from_dict(d.pop("name"))

        source = d.pop("source")

        required = d.pop("required")

        def _parse_note(data: object) -> None | Text:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                note_type_1 = Text.from_dict(data)

                return note_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Text, data)

        note = _parse_note(d.pop("note"))

        judged = check_judged_enum(d.pop("judged"))

        kind = check_field_out_kind_enum(d.pop("kind"))

        _type_ = d.pop("type", UNSET)
        type_: TypeEnum | Unset
        if isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = check_type_enum(_type_)

        unit = d.pop("unit", UNSET)

        def _parse_at_least(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        at_least = _parse_at_least(d.pop("at_least", UNSET))

        def _parse_at_most(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        at_most = _parse_at_most(d.pop("at_most", UNSET))

        def _parse_must_be(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        must_be = _parse_must_be(d.pop("must_be", UNSET))

        def _parse_within_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        within_days = _parse_within_days(d.pop("within_days", UNSET))

        def _parse_counted_from(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        counted_from = _parse_counted_from(d.pop("counted_from", UNSET))

        def _parse_part_of(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        part_of = _parse_part_of(d.pop("part_of", UNSET))

        def _parse_filing(data: object) -> FilingEnum | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                filing_type_1 = check_filing_enum(data)

                return filing_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FilingEnum | None | Unset, data)

        filing = _parse_filing(d.pop("filing", UNSET))

        _choices = d.pop("choices", UNSET)
        choices: list[TermOut] | Unset = UNSET
        if _choices is not UNSET:
            choices = []
            for choices_item_data in _choices:
                choices_item = TermOut.from_dict(choices_item_data)

                choices.append(choices_item)

        part = d.pop("part", UNSET)

        whole = d.pop("whole", UNSET)

        field_out = cls(
            code=code,
            name=name,
            source=source,
            required=required,
            note=note,
            judged=judged,
            kind=kind,
            type_=type_,
            unit=unit,
            at_least=at_least,
            at_most=at_most,
            must_be=must_be,
            within_days=within_days,
            counted_from=counted_from,
            part_of=part_of,
            filing=filing,
            choices=choices,
            part=part,
            whole=whole,
        )

        field_out.additional_properties = d
        return field_out

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
