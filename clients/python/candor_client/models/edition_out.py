from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.edition_state import EditionState, check_edition_state
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.block_out import BlockOut
    from ..models.edition_out_links import EditionOutLinks
    from ..models.office_out import OfficeOut
    from ..models.source_out import SourceOut


T = TypeVar("T", bound="EditionOut")


@_attrs_define
class EditionOut:
    """
    Attributes:
        id (UUID):
        office (OfficeOut):
        jurisdiction (str):
        of (str):
        consolidations (list[SourceOut]):
        drafted_at (datetime.datetime):
        edited_at (datetime.datetime):
        links (EditionOutLinks):
        blocks (list[BlockOut]):
        content (Any): Everything that it says, in both languages, since it was proposed; `digest` is the SHA-256 over
            its canonical JSON (RFC 8785). Null to other offices once withdrawn.
        proposed_digest (str): The digest of what was proposed: the content without `edition`, which is the number and
            the time of publication.
        state (EditionState | Unset): * `draft` - draft
            * `proposed` - proposed
            * `published` - published
            * `superseded` - superseded
            * `withdrawn` - withdrawn
            * `discarded` - discarded
        number (int | None | Unset):
        digest (str | Unset):
        proposed_at (datetime.datetime | None | Unset):
        published_at (datetime.datetime | None | Unset):
        ended_at (datetime.datetime | None | Unset):
        reason (str | Unset):
        version (int | Unset):
        title_en (str | Unset):
        title_zh (str | Unset):
        note_en (str | Unset):
        note_zh (str | Unset):
    """

    id: UUID
    office: OfficeOut
    jurisdiction: str
    of: str
    consolidations: list[SourceOut]
    drafted_at: datetime.datetime
    edited_at: datetime.datetime
    links: EditionOutLinks
    blocks: list[BlockOut]
    content: Any
    proposed_digest: str
    state: EditionState | Unset = UNSET
    number: int | None | Unset = UNSET
    digest: str | Unset = UNSET
    proposed_at: datetime.datetime | None | Unset = UNSET
    published_at: datetime.datetime | None | Unset = UNSET
    ended_at: datetime.datetime | None | Unset = UNSET
    reason: str | Unset = UNSET
    version: int | Unset = UNSET
    title_en: str | Unset = UNSET
    title_zh: str | Unset = UNSET
    note_en: str | Unset = UNSET
    note_zh: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        office = self.office.to_dict()

        jurisdiction = self.jurisdiction

        of = self.of

        consolidations = []
        for consolidations_item_data in self.consolidations:
            consolidations_item = consolidations_item_data.to_dict()
            consolidations.append(consolidations_item)

        drafted_at = self.drafted_at.isoformat()

        edited_at = self.edited_at.isoformat()

        links = self.links.to_dict()

        blocks = []
        for blocks_item_data in self.blocks:
            blocks_item = blocks_item_data.to_dict()
            blocks.append(blocks_item)

        content = self.content

        proposed_digest = self.proposed_digest

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state

        number: int | None | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        digest = self.digest

        proposed_at: None | str | Unset
        if isinstance(self.proposed_at, Unset):
            proposed_at = UNSET
        elif isinstance(self.proposed_at, datetime.datetime):
            proposed_at = self.proposed_at.isoformat()
        else:
            proposed_at = self.proposed_at

        published_at: None | str | Unset
        if isinstance(self.published_at, Unset):
            published_at = UNSET
        elif isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        ended_at: None | str | Unset
        if isinstance(self.ended_at, Unset):
            ended_at = UNSET
        elif isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        reason = self.reason

        version = self.version

        title_en = self.title_en

        title_zh = self.title_zh

        note_en = self.note_en

        note_zh = self.note_zh

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "office": office,
                "jurisdiction": jurisdiction,
                "of": of,
                "consolidations": consolidations,
                "drafted_at": drafted_at,
                "edited_at": edited_at,
                "links": links,
                "blocks": blocks,
                "content": content,
                "proposed_digest": proposed_digest,
            }
        )
        if state is not UNSET:
            field_dict["state"] = state
        if number is not UNSET:
            field_dict["number"] = number
        if digest is not UNSET:
            field_dict["digest"] = digest
        if proposed_at is not UNSET:
            field_dict["proposed_at"] = proposed_at
        if published_at is not UNSET:
            field_dict["published_at"] = published_at
        if ended_at is not UNSET:
            field_dict["ended_at"] = ended_at
        if reason is not UNSET:
            field_dict["reason"] = reason
        if version is not UNSET:
            field_dict["version"] = version
        if title_en is not UNSET:
            field_dict["title_en"] = title_en
        if title_zh is not UNSET:
            field_dict["title_zh"] = title_zh
        if note_en is not UNSET:
            field_dict["note_en"] = note_en
        if note_zh is not UNSET:
            field_dict["note_zh"] = note_zh

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.block_out import BlockOut  # noqa: PLC0415
        from ..models.edition_out_links import EditionOutLinks  # noqa: PLC0415
        from ..models.office_out import OfficeOut  # noqa: PLC0415
        from ..models.source_out import SourceOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        office = OfficeOut.from_dict(d.pop("office"))

        jurisdiction = d.pop("jurisdiction")

        of = d.pop("of")

        consolidations = []
        _consolidations = d.pop("consolidations")
        for consolidations_item_data in _consolidations:
            consolidations_item = SourceOut.from_dict(consolidations_item_data)

            consolidations.append(consolidations_item)

        drafted_at = datetime.datetime.fromisoformat(d.pop("drafted_at"))

        edited_at = datetime.datetime.fromisoformat(d.pop("edited_at"))

        links = EditionOutLinks.from_dict(d.pop("links"))

        blocks = []
        _blocks = d.pop("blocks")
        for blocks_item_data in _blocks:
            blocks_item = BlockOut.from_dict(blocks_item_data)

            blocks.append(blocks_item)

        content = d.pop("content")

        proposed_digest = d.pop("proposed_digest")

        _state = d.pop("state", UNSET)
        state: EditionState | Unset
        if isinstance(_state, Unset):
            state = UNSET
        else:
            state = check_edition_state(_state)

        def _parse_number(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        digest = d.pop("digest", UNSET)

        def _parse_proposed_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                proposed_at_type_0 = datetime.datetime.fromisoformat(data)

                return proposed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        proposed_at = _parse_proposed_at(d.pop("proposed_at", UNSET))

        def _parse_published_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_at_type_0 = datetime.datetime.fromisoformat(data)

                return published_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        published_at = _parse_published_at(d.pop("published_at", UNSET))

        def _parse_ended_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        ended_at = _parse_ended_at(d.pop("ended_at", UNSET))

        reason = d.pop("reason", UNSET)

        version = d.pop("version", UNSET)

        title_en = d.pop("title_en", UNSET)

        title_zh = d.pop("title_zh", UNSET)

        note_en = d.pop("note_en", UNSET)

        note_zh = d.pop("note_zh", UNSET)

        edition_out = cls(
            id=id,
            office=office,
            jurisdiction=jurisdiction,
            of=of,
            consolidations=consolidations,
            drafted_at=drafted_at,
            edited_at=edited_at,
            links=links,
            blocks=blocks,
            content=content,
            proposed_digest=proposed_digest,
            state=state,
            number=number,
            digest=digest,
            proposed_at=proposed_at,
            published_at=published_at,
            ended_at=ended_at,
            reason=reason,
            version=version,
            title_en=title_en,
            title_zh=title_zh,
            note_en=note_en,
            note_zh=note_zh,
        )

        edition_out.additional_properties = d
        return edition_out

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
