from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.changes import Changes
    from ..models.consolidation_links import ConsolidationLinks
    from ..models.entry import Entry
    from ..models.frozen_total import FrozenTotal
    from ..models.scope import Scope
    from ..models.scoped_coverage import ScopedCoverage


T = TypeVar("T", bound="ConsolidationDetail")


@_attrs_define
class ConsolidationDetail:
    """All of a consolidation that the caller may see.

    The digest is the SHA-256 of the canonical JSON (RFC 8785) of an object with period, number,
    vocabulary, coverage, entries (without links) and totals, as they stand here for the nation.

        Attributes:
            id (UUID):
            period (str):
            number (int):
            created_at (datetime.datetime):
            vocabulary (str):
            digest (str):
            scope (Scope): Whose figures these are: the nation's (`00`), or a province's platforms.
            coverage (list[ScopedCoverage]):
            totals (list[FrozenTotal]):
            entries (list[Entry]):
            changes (Changes): What is otherwise than at number `before`; null for the first.
            links (ConsolidationLinks):
    """

    id: UUID
    period: str
    number: int
    created_at: datetime.datetime
    vocabulary: str
    digest: str
    scope: Scope
    coverage: list[ScopedCoverage]
    totals: list[FrozenTotal]
    entries: list[Entry]
    changes: Changes
    links: ConsolidationLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        period = self.period

        number = self.number

        created_at = self.created_at.isoformat()

        vocabulary = self.vocabulary

        digest = self.digest

        scope = self.scope.to_dict()

        coverage = []
        for coverage_item_data in self.coverage:
            coverage_item = coverage_item_data.to_dict()
            coverage.append(coverage_item)

        totals = []
        for totals_item_data in self.totals:
            totals_item = totals_item_data.to_dict()
            totals.append(totals_item)

        entries = []
        for entries_item_data in self.entries:
            entries_item = entries_item_data.to_dict()
            entries.append(entries_item)

        changes = self.changes.to_dict()

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "period": period,
                "number": number,
                "created_at": created_at,
                "vocabulary": vocabulary,
                "digest": digest,
                "scope": scope,
                "coverage": coverage,
                "totals": totals,
                "entries": entries,
                "changes": changes,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.changes import Changes  # noqa: PLC0415
        from ..models.consolidation_links import ConsolidationLinks  # noqa: PLC0415
        from ..models.entry import Entry  # noqa: PLC0415
        from ..models.frozen_total import FrozenTotal  # noqa: PLC0415
        from ..models.scope import Scope  # noqa: PLC0415
        from ..models.scoped_coverage import ScopedCoverage  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        period = d.pop("period")

        number = d.pop("number")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        vocabulary = d.pop("vocabulary")

        digest = d.pop("digest")

        scope = Scope.from_dict(d.pop("scope"))

        coverage = []
        _coverage = d.pop("coverage")
        for coverage_item_data in _coverage:
            coverage_item = ScopedCoverage.from_dict(coverage_item_data)

            coverage.append(coverage_item)

        totals = []
        _totals = d.pop("totals")
        for totals_item_data in _totals:
            totals_item = FrozenTotal.from_dict(totals_item_data)

            totals.append(totals_item)

        entries = []
        _entries = d.pop("entries")
        for entries_item_data in _entries:
            entries_item = Entry.from_dict(entries_item_data)

            entries.append(entries_item)

        changes = Changes.from_dict(d.pop("changes"))

        links = ConsolidationLinks.from_dict(d.pop("links"))

        consolidation_detail = cls(
            id=id,
            period=period,
            number=number,
            created_at=created_at,
            vocabulary=vocabulary,
            digest=digest,
            scope=scope,
            coverage=coverage,
            totals=totals,
            entries=entries,
            changes=changes,
            links=links,
        )

        consolidation_detail.additional_properties = d
        return consolidation_detail

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
