from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.trace_links import TraceLinks
    from ..models.traced_consolidation import TracedConsolidation
    from ..models.traced_total import TracedTotal


T = TypeVar("T", bound="TracedPlace")


@_attrs_define
class TracedPlace:
    """A version of the record in a revision that has its batch.

    Attributes:
        version (int):
        batch (UUID):
        line (int):
        revision (int):
        state (str):
        in_force (bool):
        standing (str): `current`, `superseded` or `withdrawn`: only what is current counts.
        totals (list[TracedTotal]):
        consolidations (list[TracedConsolidation]): Those that were made from the revision; none for a platform.
        links (TraceLinks):
    """

    version: int
    batch: UUID
    line: int
    revision: int
    state: str
    in_force: bool
    standing: str
    totals: list[TracedTotal]
    consolidations: list[TracedConsolidation]
    links: TraceLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        batch = str(self.batch)

        line = self.line

        revision = self.revision

        state = self.state

        in_force = self.in_force

        standing = self.standing

        totals = []
        for totals_item_data in self.totals:
            totals_item = totals_item_data.to_dict()
            totals.append(totals_item)

        consolidations = []
        for consolidations_item_data in self.consolidations:
            consolidations_item = consolidations_item_data.to_dict()
            consolidations.append(consolidations_item)

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
                "batch": batch,
                "line": line,
                "revision": revision,
                "state": state,
                "in_force": in_force,
                "standing": standing,
                "totals": totals,
                "consolidations": consolidations,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.trace_links import TraceLinks  # noqa: PLC0415
        from ..models.traced_consolidation import TracedConsolidation  # noqa: PLC0415
        from ..models.traced_total import TracedTotal  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        batch = UUID(d.pop("batch"))

        line = d.pop("line")

        revision = d.pop("revision")

        state = d.pop("state")

        in_force = d.pop("in_force")

        standing = d.pop("standing")

        totals = []
        _totals = d.pop("totals")
        for totals_item_data in _totals:
            totals_item = TracedTotal.from_dict(totals_item_data)

            totals.append(totals_item)

        consolidations = []
        _consolidations = d.pop("consolidations")
        for consolidations_item_data in _consolidations:
            consolidations_item = TracedConsolidation.from_dict(
                consolidations_item_data
            )

            consolidations.append(consolidations_item)

        links = TraceLinks.from_dict(d.pop("links"))

        traced_place = cls(
            version=version,
            batch=batch,
            line=line,
            revision=revision,
            state=state,
            in_force=in_force,
            standing=standing,
            totals=totals,
            consolidations=consolidations,
            links=links,
        )

        traced_place.additional_properties = d
        return traced_place

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
