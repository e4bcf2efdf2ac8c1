from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.last_tested import LastTested
    from ..models.withdrawn_attestation_links import WithdrawnAttestationLinks


T = TypeVar("T", bound="WithdrawnAttestation")


@_attrs_define
class WithdrawnAttestation:
    """It was tested, withdrawn, and claimed anew by nothing yet.

    Attributes:
        id (UUID):
        scope (str):
        revision (int):
        last_tested (LastTested):
        links (WithdrawnAttestationLinks):
    """

    id: UUID
    scope: str
    revision: int
    last_tested: LastTested
    links: WithdrawnAttestationLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        scope = self.scope

        revision = self.revision

        last_tested = self.last_tested.to_dict()

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "scope": scope,
                "revision": revision,
                "last_tested": last_tested,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.last_tested import LastTested  # noqa: PLC0415
        from ..models.withdrawn_attestation_links import WithdrawnAttestationLinks  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        scope = d.pop("scope")

        revision = d.pop("revision")

        last_tested = LastTested.from_dict(d.pop("last_tested"))

        links = WithdrawnAttestationLinks.from_dict(d.pop("links"))

        withdrawn_attestation = cls(
            id=id,
            scope=scope,
            revision=revision,
            last_tested=last_tested,
            links=links,
        )

        withdrawn_attestation.additional_properties = d
        return withdrawn_attestation

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
